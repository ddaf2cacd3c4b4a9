import { afterEach, describe, expect, it } from "vitest";
import { appears, eventually } from "../support/eventually.ts";
import type { Agent } from "./stage/cast.ts";
import { claims, opens } from "./stage/shortcuts.ts";
import { createStage, everywhere, type World } from "./stage/world.ts";

const title = "Printer on fire";
const nobody = ({ words }: Agent) => `🔵 ${words.labels.status.new} · P3`;

describe.each(everywhere(import.meta.filename))(
  "a card opened with Show on $platform in $language",
  ({ platform, language }) => {
    let world: World;
    afterEach(() => world.close());

    async function listed() {
      const made = await createStage(platform, language);
      world = made.world;
      const claire = made.stage.agent("Claire Dubois");
      const paul = made.stage.agent("Paul Martin");
      await made.stage.setsUp();
      const mona = made.stage.employee("Mona Petit");
      await opens(mona, title);
      await eventually(() => expect(claire.buttonsInChannel(title)).toContain(claire.words.buttons.press.claim));
      return { claire, paul, mona };
    }

    /** Claire, who opened the only ticket from her list: it stands before her by itself. */
    async function shown() {
      const people = await listed();
      const { claire } = people;
      await claire.commands(language === "fr" ? "liste" : "list");
      await claire.presses(claire.words.buttons.show);
      await eventually(() => expect(claire.formSays()).toContain(nobody(claire)));
      return people;
    }

    it("shows at once what a press on it did, and says that it was done", async () => {
      const { claire } = await shown();
      const { words } = claire;
      await claire.pressesInForm(words.buttons.press.claim);
      await eventually(() => {
        expect(claire.formSays()).toContain(words.whispers.done);
        expect(claire.formSays()).not.toContain(nobody(claire));
      });
      await claire.pressesInForm(words.buttons.fill.ask); // which is offered to whoever has it
      await eventually(() => expect(Object.keys(claire.form() ?? {})).toEqual([words.forms.text.ask]));
    });

    it("shows what a form opened from it did, and what “More…” led to", async () => {
      const { claire } = await shown();
      const { words } = claire;
      await claire.pressesInForm(words.buttons.press.claim);
      await eventually(() => expect(claire.formSays()).toContain(words.whispers.done));

      await claire.pressesInForm(words.buttons.fill.ask);
      await claire.enters({ [words.forms.text.ask]: "Which floor?" });
      expect(await claire.sends()).toEqual({});
      await eventually(() => expect(claire.formSays()).toContain("Which floor?"));

      await claire.pressesInForm(words.buttons.press.resume);
      await eventually(() => expect(claire.formSays()).not.toContain("Which floor?"));
      await claire.pressesInForm(words.buttons.fill.more);
      await claire.pressesInForm(words.buttons.press.release);
      if (platform === "slack") {
        await eventually(() => expect(claire.formSays()).toContain("✅"));
        await claire.closesForm(); // below it stands the card
      }
      await eventually(() => expect(claire.formSays()).toContain(nobody(claire)));
    });

    it("shows who has it to whoever presses too late, below the reason", async () => {
      const { claire, paul } = await shown();
      await claims(paul, title);
      await claire.pressesInForm(claire.words.buttons.press.claim);
      await eventually(() => {
        expect(claire.formSays()).toContain(claire.words.refusals.alreadyClaimed(paul.name));
        expect(claire.formSays()).not.toContain(nobody(claire));
        expect(claire.formSays()).not.toContain(claire.words.whispers.done);
      });
    });

    it("has the last words of the other side, what agents say among themselves for them alone, and the way to the thread", async () => {
      const { claire, mona } = await listed();
      const show = language === "fr" ? "liste" : "list";
      await claims(claire, title);
      await claire.chatsUnder(title, "She is always late");
      await eventually(() => expect(mona.buttonsOn(title)).toContain(mona.words.buttons.addDetails));
      await mona.answersUnder(title, "It smokes again");
      await eventually(() => expect(claire.readsThread(title)).toContain("It smokes again"));

      await claire.commands(show);
      await claire.presses(claire.words.buttons.show);
      await eventually(() => expect(claire.formSays()).toContain("It smokes again"));
      expect(claire.formSays()).toContain(claire.words.buttons.openThread);
      expect(claire.formSays()).not.toContain("She is always late");

      await claire.pressesInForm(claire.words.buttons.fill.reply);
      await claire.enters({ [claire.words.forms.text.reply]: "On my way" });
      expect(await claire.sends()).toEqual({});
      await eventually(() => expect(mona.reads()).toContain("On my way"));
      await mona.commands(show);
      await mona.presses(mona.words.buttons.show);
      await eventually(() => expect(mona.formSays()).toContain("On my way"));
      expect(mona.formSays()).not.toContain("It smokes again");
      expect(mona.formSays()).not.toContain("She is always late");
    });

    it("stands in the chat where its reference was written, and changes there", async () => {
      const { claire } = await listed();
      const { words } = claire;
      const [ticket] = await world.rows("select reference from ticket");
      await claire.commands(String(ticket?.["reference"]));
      await eventually(() => expect(claire.reads()).toContain(nobody(claire)));
      await claire.presses(words.buttons.press.claim);
      await eventually(() => {
        expect(claire.reads()).toContain(words.whispers.done);
        expect(claire.reads()).not.toContain(nobody(claire));
        expect(claire.buttonsOn(title)).toContain(words.buttons.fill.resolve);
        expect(claire.buttonsOn(title)).not.toContain(words.buttons.press.claim);
      });
      await claire.presses(words.buttons.fill.ask);
      await claire.enters({ [words.forms.text.ask]: "Which floor?" });
      expect(await claire.sends()).toEqual({});
      await eventually(() => expect(claire.buttonsOn(title)).toContain(words.buttons.press.resume));
    });
  },
);

it("a card whispered in a channel on Slack changes there, for whoever asked alone", async () => {
  const { world, stage } = await createStage("slack", "en");
  try {
    const claire = stage.agent("Claire Dubois");
    const paul = stage.agent("Paul Martin");
    await stage.setsUp();
    await opens(stage.employee("Mona Petit"), title);
    const [ticket] = await world.rows("select reference from ticket");
    await claire.commandsInChannel(String(ticket?.["reference"]));
    const [channel] = [...(world.workspace?.state.channels.values() ?? [])].filter(
      ({ name }) => name === "desk-support",
    );
    const { slack: person, words } = claire;
    if (channel === undefined || person === null) throw new Error("no Slack here");
    const whispers = () => person.sees({ channel: channel.id }).filter(({ isEphemeral }) => isEphemeral);
    const withButton = (label: string) => appears(() => whispers().find(({ buttons }) => buttons.includes(label)));

    await person.presses(words.buttons.press.claim, await withButton(words.buttons.press.claim));

    await eventually(() => {
      const texts = whispers().map(({ text }) => text);
      expect(texts.filter((text) => text.includes(words.whispers.done))).toHaveLength(1);
      expect(texts.join("\n")).not.toContain(`🔵 ${words.labels.status.new} · P3`);
      expect(paul.readsChannel()).not.toContain(words.whispers.done);
    });
  } finally {
    await world.close();
  }
});
