import { afterEach, describe, expect, it } from "vitest";
import { appears, eventually } from "../support/eventually.ts";
import { claims, opens, resolves } from "./stage/shortcuts.ts";
import { createStage, everywhere, type World } from "./stage/world.ts";

let world: World;
afterEach(() => world.close());

describe.each(everywhere(import.meta.filename))(
  "words that come too late, on $platform, in $language",
  ({ platform, language }) => {
    it("are given back when their form is refused, and may still go to the agents", async () => {
      const created = await createStage(platform, language);
      ({ world } = created);
      const { stage } = created;
      const claire = stage.agent("Claire Dubois");
      await stage.setsUp();
      const mona = stage.employee("Mona Petit");
      const { words } = mona;
      const title = "The printer smokes";
      const status = async () => (await world.rows("select status from ticket"))[0]?.["status"];
      await opens(mona, title);
      await claims(claire, title);
      await resolves(claire, title, "Rebooted", mona);
      await mona.presses(words.buttons.fill.refuse);
      await mona.enters({ [words.forms.text.refuse]: "Still smoking" });
      await eventually(
        async () => {
          world.waits(1);
          expect(await status()).toBe("closed");
        },
        { within: 60_000, every: 500 },
      );
      expect(await mona.sends()).toEqual({});
      await eventually(() => {
        expect(mona.reads()).toContain(words.whispers.notSent);
        expect(mona.reads()).toContain("Still smoking");
      });
      await mona.presses(words.buttons.sendAnyway.answer);
      await eventually(() => expect(claire.readsThread(title)).toContain("Still smoking"));
      await eventually(() => expect(mona.reads()).toContain(words.personNotes.saidAfterEnd));
      await eventually(() => expect(mona.reads()).not.toContain(words.whispers.notSent));
    });

    it("of an agent name their ticket, and can still become a note or reach the requester", async () => {
      const created = await createStage(platform, language);
      ({ world } = created);
      const { stage } = created;
      const claire = stage.agent("Claire Dubois");
      await stage.setsUp();
      const mona = stage.employee("Mona Petit");
      const { words } = claire;
      const title = "The scanner hums";
      const late = async (form: "resolve" | "hold", filled: Readonly<Record<string, string>>) => {
        await claire.pressesInChannel(title, words.buttons.fill[form]);
        await claire.enters(filled);
      };
      await opens(mona, title);
      await claims(claire, title);
      await late("resolve", {
        [words.forms.text.resolve]: "Oiled it",
        [words.forms.cause]: words.labels.cause.hardware,
      });
      await mona.presses(mona.words.buttons.withdraw["solved-by-myself"]);
      await eventually(async () =>
        expect(await world.rows("select status from ticket")).toEqual([{ status: "cancelled" }]),
      );
      expect(await claire.sends()).toEqual({});
      const told = () => (platform === "slack" ? claire.readsChannel() : claire.reads());
      await eventually(() => {
        for (const said of [title, words.whispers.notSent, "Oiled it"]) expect(told()).toContain(said);
      });
      await claire.presses(words.buttons.sendAnyway.reply);
      await eventually(() => expect(mona.reads()).toContain("Oiled it"));
      await eventually(() => expect(claire.reads()).not.toContain(words.whispers.notSent));
    });

    it("may belong to one of three tickets, the likeliest first, and the rest are behind a button", async () => {
      const created = await createStage(platform, language);
      ({ world } = created);
      await created.stage.setsUp();
      const mona = created.stage.employee("Mona Petit");
      const titles = ["One", "Two", "Three", "Four", "Five"].map((each) => `Thing ${each}`);
      for (const title of titles) await opens(mona, title);
      await mona.writes("Thing Four makes a noise, too");
      await eventually(() => {
        const said = mona.reads();
        const asked = said.slice(said.indexOf(mona.words.whispers.placeOrNew.incident));
        expect(asked).toContain("Thing Four");
        expect(titles.filter((title) => asked.includes(title))).toHaveLength(3);
        expect(asked).toContain(mona.words.buttons.showAll);
      });
    });
  },
);

it("a message that was edited after it was sent to the requester is sent again", async () => {
  const created = await createStage("slack", "en");
  ({ world } = created);
  const { stage } = created;
  const claire = stage.agent("Claire Dubois");
  await stage.setsUp();
  const mona = stage.employee("Mona Petit");
  await opens(mona, "The code");
  await claims(claire, "The code");
  await claire.chatsUnder("The code", "The code is 1111");
  const { slack } = claire;
  const { workspace } = world;
  const channel = [...(workspace?.state.channels.values() ?? [])].find(({ name }) => name === "desk-support");
  if (slack === null || channel === undefined) throw new Error("no agents' channel on Slack");
  const card = await appears(() =>
    slack.sees({ channel: channel.id }).findLast(({ text }) => text.includes("The code")),
  );
  const note = await appears(() => slack.sees(card.thread).findLast(({ text }) => text.includes("is 1111")));
  const stored = channel.messages.find(({ ts }) => ts === note.ts);
  if (stored === undefined) throw new Error("no such message");
  await slack.usesShortcutOn(note, "reply_to_requester");
  await eventually(() => expect(mona.reads()).toContain("1111"));
  await slack.usesShortcutOn(note, "reply_to_requester"); // the same words again are the same act
  stored.text = stored.text.replace("1111", "2222"); // as Slack's own edit does
  await slack.usesShortcutOn(note, "reply_to_requester");
  world.waits(1 / 24);
  await eventually(() => expect(mona.reads()).toContain("2222"));
  const sent = await world.rows("select 1 from ticket_event where event->>'type' = 'replied'");
  expect(sent).toHaveLength(2);
});
