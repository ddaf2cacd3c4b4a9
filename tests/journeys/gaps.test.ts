import { afterEach, describe, expect, it } from "vitest";
import { eventually } from "../support/eventually.ts";
import { opens } from "./stage/shortcuts.ts";
import { createStage, everywhere, type World } from "./stage/world.ts";

const gapsVerb = { en: "gaps", fr: "articles manquants" } as const;
const search = { en: "search lawnmower", fr: "cherche lawnmower" } as const;
const title = { en: "Docking station asleep", fr: "Station d’accueil endormie" } as const;

describe.each(everywhere(import.meta.filename))(
  "what no article answers on $platform in $language",
  ({ platform, language }) => {
    let world: World;
    afterEach(() => world.close());

    it("is wanted by an agent of a ticket and of a search, written from the list of gaps, or not needed", async () => {
      const { world: made, stage } = await createStage(platform, language);
      world = made;
      const claire = stage.agent("Claire Dubois");
      await stage.setsUp();
      const mona = stage.employee("Mona Petit");
      const { articles, buttons, gaps } = claire.words;

      await claire.commands(gapsVerb[language]);
      await eventually(() => expect(claire.reads()).toContain(gaps.none));
      await opens(mona, title[language]);
      await claire.pressesInChannel(title[language], buttons.fill.more);
      await claire.pressesInForm(buttons.needsArticle);
      await eventually(() => expect(claire.formSays()).toContain(gaps.noted));
      await claire.closesForm();
      await eventually(async () => expect(await world.rows("select from gap where urged")).toHaveLength(1));

      await claire.commands(gapsVerb[language]);
      await eventually(() => expect(claire.reads()).toContain(title[language]));
      expect(claire.reads()).toContain(gaps.urged);
      await claire.presses(buttons.writeArticle);
      await eventually(() => expect(claire.form()?.[articles.form.title]).toBe(title[language]));
      await claire.enters({ [articles.form.body]: "Wake it." });
      expect(await claire.sends()).toEqual({});
      await eventually(() => expect(claire.formSays()).toContain(articles.saved.draft));
      await claire.pressesInForm(buttons.gaps);
      await eventually(() => expect(claire.formSays()).toContain(gaps.none));
      await claire.closesForm();

      await claire.commands(search[language]);
      await eventually(() => expect(claire.reads()).toContain(claire.words.search.noneFor("lawnmower")));
      await claire.presses(buttons.needsArticle);
      await eventually(() => expect(claire.formSays()).toContain(gaps.noted));
      await claire.closesForm();
      await eventually(async () => {
        expect(await world.rows("select from gap where urged and outcome is null")).toHaveLength(1);
      });
      await claire.commands(gapsVerb[language]);
      await eventually(async () => {
        expect(await world.rows("select from gap where outcome = 'written'")).toHaveLength(1);
        expect(claire.reads()).toContain("lawnmower");
      });
      await claire.presses(buttons.gapNotNeeded);
      await eventually(() => expect(claire.reads()).toContain(gaps.notNeeded("lawnmower")));
      await claire.presses(buttons.gapBack);
      await eventually(() => expect(claire.reads()).toContain(gaps.back("lawnmower")));
      await claire.presses(buttons.gapNotNeeded);
      await eventually(async () =>
        expect(await world.rows("select from gap where outcome = 'not-needed'")).toHaveLength(1),
      );
      await claire.presses(buttons.gaps);
      await eventually(() => expect(claire.reads()).toContain(gaps.none));
    });
  },
);
