import { afterEach, describe, expect, it } from "vitest";
import { eventually } from "../support/eventually.ts";
import type { Agent } from "./stage/cast.ts";
import { claims, opens, resolves } from "./stage/shortcuts.ts";
import { createStage, everywhere, type World } from "./stage/world.ts";

const verb = { en: "articles", fr: "articles" } as const;
const first = { en: "The VPN doesn’t connect", fr: "Le VPN ne se connecte pas" } as const;
const second = { en: "VPN doesn’t connect again", fr: "VPN : ne se connecte plus" } as const;
const helped = "Restarted the box";

/** Slack tells the desk of the choice; in Teams a button does. */
async function chooses(agent: Agent, platform: "slack" | "teams", group: string, option: string): Promise<void> {
  const { readyAnswers, buttons } = agent.words;
  await agent.enters({ [readyAnswers.chooseAny]: platform === "slack" ? option : `${group} · ${option}` });
  if (platform === "teams") await agent.pressesInForm(buttons.fillIn);
}

describe.each(everywhere(import.meta.filename))(
  "what was solved before on $platform in $language",
  ({ platform, language }) => {
    let world: World;
    afterEach(() => world.close());

    it("is shown to an agent under More…, and goes into the words with which a ticket is resolved, as an article does into a reply", async () => {
      const { world: made, stage } = await createStage(platform, language);
      world = made;
      const claire = stage.agent("Claire Dubois");
      await stage.setsUp();
      const mona = stage.employee("Mona Petit");
      const { articles, buttons, forms, similar } = claire.words;
      await opens(mona, first[language]);
      await claims(claire, first[language]);
      await resolves(claire, first[language], `${helped}, Mona.`, mona);
      const [{ reference } = { reference: "" }] = await world.rows("select reference from ticket");

      await claire.commands(verb[language]);
      await eventually(() => expect(claire.reads()).toContain(articles.noneToKeep));
      await claire.presses(buttons.newArticle);
      await eventually(() => expect(claire.formSays()).toContain(articles.form.title));
      await claire.enters({
        [articles.form.title]: first[language],
        [articles.form.body]: "Restart the **box**.",
        [articles.form.state]: articles.state.published,
      });
      expect(await claire.sends()).toEqual({});
      await eventually(() => expect(claire.formSays()).toContain(articles.saved.published));
      await claire.closesForm();

      const noor = stage.employee("Noor Haddad");
      await opens(noor, second[language]);
      await claims(claire, second[language]);
      await eventually(async () => expect(await world.rows("select from search_pending")).toEqual([]));
      await claire.pressesInChannel(second[language], buttons.fill.more);
      await claire.pressesInForm(buttons.similar);
      await eventually(() => expect(claire.formSays()).toContain(similar.asIn(String(reference))));
      expect(claire.formSays()).toContain(`${helped}, ${articles.blanks.name}.`);
      expect(claire.formSays()).toContain(articles.title);
      await claire.pressesInForm(buttons.show);
      await eventually(() => expect(claire.formSays()).toContain(first[language]));
      await claire.closesForm();

      await claire.pressesInChannel(second[language], buttons.fill.reply);
      await chooses(claire, platform, articles.title, first[language]);
      await eventually(() => expect(claire.form()?.[forms.text.reply]).toBe("Restart the box."));
      await claire.closesForm();

      await claire.pressesInChannel(second[language], buttons.fill.resolve);
      // Whoever is written to stands where the other one did, and a blank does not go out.
      const toNoor = `${helped}, Noor Haddad.`;
      await chooses(claire, platform, similar.tickets, `${similar.asIn(String(reference))} · ${toNoor}`);
      await eventually(() => expect(claire.form()?.[forms.text.resolve]).toBe(toNoor));
      await claire.enters({ [forms.text.resolve]: `${helped}, ${articles.blanks.name}.` });
      const errors = await claire.sends();
      const { blankLeft } = claire.words.errors;
      expect([...Object.values(errors), claire.formSays()].join()).toContain(blankLeft(articles.blanks.name));
      await claire.enters({ [forms.text.resolve]: toNoor });
      expect(await claire.sends()).toEqual({});
      await eventually(() => expect(noor.reads()).toContain(toNoor));
      expect(noor.reads()).not.toContain("Mona");
    });
  },
);
