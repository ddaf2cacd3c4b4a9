import { afterEach, describe, expect, it } from "vitest";
import { eventually } from "../support/eventually.ts";
import { opens } from "./stage/shortcuts.ts";
import { createStage, everywhere, type World } from "./stage/world.ts";

const search = { en: "search chairs", fr: "cherche chairs" } as const;
const searches = { en: "searches", fr: "recherches" } as const;
const list = { en: "list", fr: "liste" } as const;

describe.each(everywhere(import.meta.filename))(
  "a saved search on $platform in $language",
  ({ platform, language }) => {
    let world: World;
    afterEach(() => world.close());

    it("is kept under what was found, looked for anew in one press, and removed in another", async () => {
      const { world: made, stage } = await createStage(platform, language);
      world = made;
      await stage.setsUp();
      const mona = stage.employee("Mona Petit");
      const { savedSearches: says, search: found, buttons } = mona.words;
      const indexed = () => eventually(async () => expect(await world.rows("select from search_pending")).toEqual([]));

      await mona.commands(searches[language]);
      await eventually(() => expect(mona.reads()).toContain(says.none));
      await opens(mona, "Broken chair");
      await indexed();
      await mona.commands(search[language]);
      await eventually(() => expect(mona.reads()).toContain(found.found("chairs")));
      await mona.presses(buttons.keepSearch);
      await eventually(() => expect(mona.formSays()).toContain(says.form.intro("chairs")));
      await mona.enters({ [says.form.name]: "Seats" });
      expect(await mona.sends()).toEqual({});
      await eventually(() => expect(mona.formSays()).toContain(says.kept("Seats")));
      await mona.closesForm();

      await opens(mona, "Another chair");
      await indexed();
      await mona.commands(list[language]);
      await eventually(() => expect(mona.reads()).toContain(says.title));
      await mona.presses("Seats");
      await eventually(() => expect(mona.reads()).toContain(says.keptAs("Seats")));
      expect(mona.reads()).toContain(found.count(2));

      await mona.commands(searches[language]);
      await eventually(() => expect(mona.reads()).toContain(says.count(1)));
      await mona.presses(buttons.forgetSearch);
      await eventually(() => expect(mona.reads()).toContain(says.removed("Seats")));
      expect(await world.rows("select from saved_search")).toEqual([]);
    });
  },
);
