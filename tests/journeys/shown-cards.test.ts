import { afterEach, describe, expect, it } from "vitest";
import { appears, eventually } from "../support/eventually.ts";
import type { Agent } from "./stage/cast.ts";
import { claims, opens } from "./stage/shortcuts.ts";
import { createStage, everywhere, type World } from "./stage/world.ts";

const title = "Printer on fire";

describe.each(everywhere)("a card opened with Show on $platform in $language", ({ platform, language }) => {
  let world: World;
  afterEach(() => world.close());

  /** Claire, who opened the only ticket from her list. */
  async function shown() {
    const made = await createStage(platform, language);
    world = made.world;
    const claire = made.stage.agent("Claire Dubois");
    const paul = made.stage.agent("Paul Martin");
    await made.stage.setsUp();
    const mona = made.stage.employee("Mona Petit");
    await opens(mona, title);
    await eventually(() => expect(claire.buttonsInChannel(title)).toContain(claire.words.buttons.press.claim));
    await claire.commands(claire.language === "fr" ? "liste" : "list");
    await claire.presses(claire.words.buttons.show);
    await eventually(() => expect(claire.buttonsOn(title)).toContain(claire.words.buttons.press.claim));
    return { claire, paul, mona };
  }

  const nobody = ({ words }: Agent) => `🔵 ${words.labels.status.new} · P3`;

  it("shows at once what a press on it did, and says that it was done", async () => {
    const { claire } = await shown();
    expect(claire.reads()).toContain(nobody(claire));

    await claire.presses(claire.words.buttons.press.claim);

    await eventually(() => {
      expect(claire.reads()).toContain(claire.words.whispers.done);
      expect(claire.reads()).not.toContain(nobody(claire));
      expect(claire.buttonsOn(title)).toContain(claire.words.buttons.fill.resolve);
      expect(claire.buttonsOn(title)).not.toContain(claire.words.buttons.press.claim);
    });
  });

  it("shows what a form opened from it did, and what “More…” led to", async () => {
    const { claire } = await shown();
    const { words } = claire;
    await claire.presses(words.buttons.press.claim);
    await eventually(() => expect(claire.buttonsOn(title)).toContain(words.buttons.fill.ask));

    await claire.presses(words.buttons.fill.ask);
    await claire.enters({ [words.forms.text.ask]: "Which floor?" });
    expect(await claire.sends()).toEqual({});
    await eventually(() => {
      expect(claire.reads()).toContain("Which floor?");
      expect(claire.buttonsOn(title)).toContain(words.buttons.press.resume);
    });

    await claire.presses(words.buttons.press.resume);
    await eventually(() => expect(claire.buttonsOn(title)).toContain(words.buttons.fill.ask));
    await claire.presses(words.buttons.fill.more);
    await claire.pressesInForm(words.buttons.press.release);
    await eventually(() => {
      expect(claire.reads()).toContain(nobody(claire));
      expect(claire.buttonsOn(title)).toContain(words.buttons.press.claim);
    });
  });

  it("shows who has it to whoever presses too late, beside the reason", async () => {
    const { claire, paul } = await shown();
    await claims(paul, title);
    expect(claire.reads()).toContain(nobody(claire));

    await claire.presses(claire.words.buttons.press.claim);

    await eventually(() => {
      expect(claire.whispered()).toContain(claire.words.refusals.alreadyClaimed(paul.name));
      expect(claire.reads()).not.toContain(nobody(claire));
      expect(claire.reads()).not.toContain(claire.words.whispers.done);
    });
  });
});

it("a card whispered in a channel on Slack changes there, for whoever asked alone", async () => {
  const { world, stage } = await createStage("slack", "en");
  try {
    const claire = stage.agent("Claire Dubois");
    const paul = stage.agent("Paul Martin");
    await stage.setsUp();
    await opens(stage.employee("Mona Petit"), title);
    await claire.commandsInChannel("list");
    const [channel] = [...(world.workspace?.state.channels.values() ?? [])].filter(
      ({ name }) => name === "desk-support",
    );
    const { slack: person, words } = claire;
    if (channel === undefined || person === null) throw new Error("no Slack here");
    const whispers = () => person.sees({ channel: channel.id }).filter(({ isEphemeral }) => isEphemeral);
    const withButton = (label: string) => appears(() => whispers().find(({ buttons }) => buttons.includes(label)));

    await person.presses(words.buttons.show, await withButton(words.buttons.show));
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
