import { afterEach, describe, expect, it } from "vitest";
import { languageWithin } from "../../src/kernel/locale.ts";
import { eventually } from "../support/eventually.ts";
import type { Agent } from "./stage/cast.ts";
import { claims, opens } from "./stage/shortcuts.ts";
import { createStage, everywhere, type World } from "./stage/world.ts";

const verb = { en: "answers", fr: "réponses" } as const;
const other = { en: "fr", fr: "en" } as const;
const ready = {
  en: "Hello {requester}, restart the client of {service}. {agent}",
  fr: "Bonjour {requester}, relancez le client de {service}. {agent}",
} as const;
const sent = {
  en: "Hello Mona Petit, restart the client of this service. Claire Dubois",
  fr: "Bonjour Mona Petit, relancez le client de ce service. Claire Dubois",
} as const;
const problem = "VPN";
const called = "Relaunch";

/** Slack tells the desk of the choice; in Teams a button does. */
async function chooses(agent: Agent, platform: "slack" | "teams", title: string): Promise<void> {
  const { choose, groups } = agent.words.readyAnswers;
  await agent.enters({ [choose]: platform === "slack" ? title : `${groups.own} · ${title}` });
  if (platform === "teams") await agent.pressesInForm(agent.words.buttons.fillIn);
}

describe.each(everywhere(import.meta.filename))(
  "a ready answer on $platform in $language",
  ({ platform, language }) => {
    let world: World;
    afterEach(() => world.close());

    it("is written once, chosen below what was typed in the requester’s language, kept of a reply, and removed when nobody uses it", async () => {
      const { world: made, stage } = await createStage(platform, language);
      world = made;
      const claire = stage.agent("Claire Dubois");
      await stage.setsUp();
      const theirs = other[language];
      const mona = stage.employee("Mona Petit", theirs);
      const { readyAnswers: says, buttons, forms } = claire.words;
      const { form } = says;
      const wordsIn = (spoken: "en" | "fr") => form.words(languageWithin(language, spoken));

      await mona.commands(verb[theirs]);
      await eventually(() => expect(mona.whispered()).toContain(mona.words.readyAnswers.noAgent));
      await claire.commands(verb[language]);
      await eventually(() => expect(claire.reads()).toContain(says.none));
      await claire.presses(buttons.newReadyAnswer);
      await eventually(() => expect(claire.formSays()).toContain(form.title));
      await claire.enters({ [form.title]: called, [wordsIn("en")]: ready.en, [wordsIn("fr")]: "Bonjour {requestor}" });
      const wrong = await claire.sends();
      expect([...Object.values(wrong), claire.formSays()].join()).toContain(
        form.meantPlaceholder("{requestor}", "{requester}"),
      );
      await claire.enters({ [wordsIn("fr")]: ready.fr });
      expect(await claire.sends()).toEqual({});
      await eventually(() => expect(claire.formSays()).toContain(says.saved));
      await claire.closesForm();

      await opens(mona, problem);
      await claims(claire, problem);
      await claire.pressesInChannel(problem, buttons.fill.reply);
      await claire.enters({ [forms.text.reply]: "Ah!" });
      await chooses(claire, platform, called);
      await eventually(() => expect(claire.form()?.[forms.text.reply]).toBe(`Ah!\n\n${sent[theirs]}`));
      await claire.enters({ [forms.text.reply]: `${sent[theirs]} :-)` });
      expect(await claire.sends()).toEqual({});
      await eventually(() => expect(mona.reads()).toContain(`${sent[theirs]} :-)`));
      expect(await world.rows("select uses from ready_answer where used_at is not null")).toEqual([{ uses: 1 }]);

      await claire.pressesInChannel(problem, buttons.keepForNextTime);
      await eventually(() => expect(claire.formSays()).toContain(form.fromReply));
      expect(claire.form()?.[wordsIn(theirs)]).toContain("{requester}");
      expect(claire.form()?.[wordsIn(theirs)]).not.toContain("Mona");
      expect(claire.form()?.[form.title]).toBe(problem);
      expect(await claire.sends()).toEqual({});
      await eventually(() => expect(claire.formSays()).toContain(says.kept));
      await claire.closesForm();

      await world.rows(
        "update ready_answer set changed_at = '2020-01-01', used_at = null, uses = 0 where title = 'VPN'",
      );
      await claire.commands(verb[language]);
      await eventually(() => expect(claire.reads()).toContain(says.unusedCount(1)));
      await claire.presses(buttons.removeReadyAnswer);
      await eventually(() => expect(claire.reads()).toContain(says.askRemove(problem)));
      await claire.presses(buttons.removeReadyAnswer);
      await eventually(() => expect(claire.reads()).toContain(says.removed(problem)));
      expect(await world.rows("select title from ready_answer")).toEqual([{ title: called }]);
    });
  },
);
