import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { PostedMessage, Reply } from "../../src/channels/platform.ts";
import type { Action } from "../../src/features/actions.ts";
import { linesOf, quotesOf } from "../features/reading.ts";
import { query } from "../support/database.ts";
import { buttonsOf, openDeskInATest, said, type ActsInChat, type DeskInATest } from "../support/desk-in-a-test.ts";
import { at, someone } from "../support/test-store.ts";

/** Words that wait for their author to say what is to become of them, and that their author then changes in the message itself. */

let desk: DeskInATest;
let mona: ActsInChat;
let claire: ActsInChat;
let monaId: string;
let claireId: string;
let message: string;
let count = 0;
beforeAll(async () => {
  desk = await openDeskInATest();
});
afterAll(() => desk.close());
beforeEach(async () => {
  count += 1;
  message = `message ${count}`;
  claireId = await desk.person(`U-claire-${count}`);
  monaId = await desk.person(`U-mona-${count}`);
  claire = desk.as(someone(`U-claire-${count}`));
  mona = desk.as(someone(`U-mona-${count}`));
  await desk.queue("support", [claireId]);
});

const chat = (ts: string): PostedMessage => ({ platform: "slack", tenant: "T1", address: `D-${count}`, message: ts });
let changes = 0;
const corrected = () => ({ message, writtenAt: at, at: (changes += 1) });
const writes = (text: string) => mona.does({ kind: "wrote", text, files: [] }, message);
const edits = (text: string) =>
  mona.does({ kind: "wrote", text, files: [], corrected: corrected() }, `${message}:${changes + 1}`);

/** As an adapter does once it was posted: gives where that is. */
async function isPosted(reply: Reply, ts: string): Promise<PostedMessage> {
  if (reply.kind !== "whisper" || reply.kept === undefined) throw new Error("no question about words that wait");
  await desk.listener.askedAt(reply.kept, chat(ts));
  return chat(ts);
}
const actions = (reply: Reply): readonly Action[] => buttonsOf(reply).map(({ action }) => action);
async function pressesFirst(by: ActsInChat, reply: Reply): Promise<Reply> {
  const [first] = actions(reply);
  if (first === undefined) throw new Error("no button");
  return by.presses(first);
}
const titles = async () =>
  (await query(desk.url, `select title from ticket where requester = '${monaId}'::uuid order by opened_at`)).map(
    ({ title }) => title,
  );
const waiting = async (person = monaId) =>
  (await query(desk.url, `select text from pending_words where person_id = '${person}'::uuid`)).map(({ text }) => text);
const wordsOn = async (reference: string, type: "answered" | "replied" | "noted") =>
  (await desk.history(reference)).flatMap(({ event }) => (event.type === type ? [event.text] : []));

describe("an offer to make a ticket of words", () => {
  test("shows and sends the newest ones, in the place of the old offer, and one ticket comes of one message", async () => {
    const offer = await writes("My laptop is dead, I hate Nina");
    const posted = await isPosted(offer, "1.1");
    const after = await edits("My laptop is dead, please help");
    expect(after).toMatchObject({ kind: "done", retired: { card: posted } });
    expect(after.retired && quotesOf(after.retired.says)).toEqual(["My laptop is dead, please help"]);
    expect(await waiting()).toEqual(["My laptop is dead, please help"]);
    await pressesFirst(mona, offer);
    expect(await titles()).toEqual(["My laptop is dead, please help"]);
    await pressesFirst(mona, offer);
    expect(await titles()).toHaveLength(1);
  });

  test("is made once more where nobody knows where the old one stands; whichever is pressed sends the newest words, once", async () => {
    const old = await writes("My laptop is dead, I hate Nina");
    const offer = await edits("My laptop is dead, please help");
    expect(quotesOf(said(offer))).toEqual(["My laptop is dead, please help"]);
    await pressesFirst(mona, old);
    await pressesFirst(mona, offer);
    expect(await titles()).toEqual(["My laptop is dead, please help"]);
  });

  test("that was sent already: the change goes to that ticket, and offers no second one", async () => {
    await pressesFirst(mona, await writes("My laptop is dead"));
    const after = await edits("My laptop is dead since Monday");
    const [row] = await query(desk.url, `select reference from ticket where requester = '${monaId}'::uuid`);
    const reference = String(row?.["reference"]);
    expect(linesOf(said(after)).join(" ")).toContain(reference);
    expect(buttonsOf(after)).toEqual([]);
    expect((await desk.history(reference)).at(-1)?.event).toEqual({
      type: "answered",
      text: "My laptop is dead since Monday",
      files: [],
      corrected: true,
    });
    expect(await titles()).toHaveLength(1);
  });
});

test("words changed again and again wait once, as the last", async () => {
  await writes("one thing");
  await edits("another thing");
  await edits("a third thing");
  expect(await waiting()).toEqual(["a third thing"]);
});

test("what is asked about words that mean a button follows them too", async () => {
  const { reference } = await desk.opens(monaId);
  const asked = await writes("ok thx");
  const posted = await isPosted(asked, "1.1");
  const after = await edits("The third floor, by the window");
  expect(after).toMatchObject({ kind: "done", retired: { card: posted } });
  await pressesFirst(mona, asked);
  expect(await wordsOn(reference, "answered")).toEqual(["The third floor, by the window"]);
});

test("and once they stand on a ticket, the change goes there", async () => {
  const { reference } = await desk.opens(monaId);
  const asked = said(await writes("It is a left one"));
  for (const block of asked.blocks)
    if (block.kind === "item" && block.button !== null) await mona.presses(block.button.action);
  await edits("It is a right one");
  expect(await wordsOn(reference, "answered")).toEqual(["It is a left one", "It is a right one"]);
  expect(linesOf(said(await edits("It is the third one"))).join()).toContain("The agents have your correction too");
  expect(await waiting()).toEqual([]);
});

describe("an agent's first note", () => {
  const noted = async () => {
    const { reference } = await desk.opens(monaId);
    const thread = { ...chat(`card ${count}`), address: "C-support" };
    const surface = (await desk.store.surfaces(reference)).find(({ audience }) => audience.kind === "agents");
    await desk.store.deliveries.shown(surface?.id ?? "", thread, 1, null);
    const under = { kind: "replied", thread, root: { by: "desk", at: null }, personal: false, files: [] } as const;
    const first = await claire.does({ ...under, text: "She is an idiot, just reboot" }, message);
    const change = (text: string) =>
      claire.does({ ...under, text, corrected: corrected() }, `${message}:${changes + 1}`);
    return { reference, first, change };
  };

  test("that was changed sends the newest words to the requester", async () => {
    const { reference, first, change } = await noted();
    const after = await change("Please reboot");
    expect(quotesOf(said(after))).toEqual(["Please reboot"]);
    await pressesFirst(claire, first);
    expect(await wordsOn(reference, "replied")).toEqual(["Please reboot"]);
    expect(await wordsOn(reference, "noted")).toEqual(["She is an idiot, just reboot", "Please reboot"]);
  });

  test("that was deleted sends nothing", async () => {
    const { reference, first, change } = await noted();
    await change("");
    expect(linesOf(said(await pressesFirst(claire, first)))).toEqual([
      "I no longer know where this belongs. Please write it again.",
    ]);
    expect(await wordsOn(reference, "replied")).toEqual([]);
  });

  test("that was changed after it was sent asks, each time, whether to send the correction", async () => {
    const { reference, first, change } = await noted();
    await pressesFirst(claire, first);
    const asked = await change("Please reboot");
    expect(linesOf(said(asked)).join(" ")).toContain("still has what you sent before");
    expect(quotesOf(said(asked))).toEqual(["Please reboot"]);
    expect(await wordsOn(reference, "replied")).toEqual(["She is an idiot, just reboot"]);
    expect(await waiting(claireId)).toEqual(["Please reboot"]);
    const anew = await change("Please reboot it");
    expect(linesOf(said(anew)).join(" ")).toContain("still has what you sent before");
    await pressesFirst(claire, asked);
    expect(await wordsOn(reference, "replied")).toEqual(["She is an idiot, just reboot", "Please reboot it"]);
    await pressesFirst(claire, await change("Please reboot it twice"));
    const corrections = (await desk.history(reference)).flatMap(({ event }) =>
      event.type === "replied" ? [[event.text, event.corrected]] : [],
    );
    expect(corrections).toEqual([
      ["She is an idiot, just reboot", undefined],
      ["Please reboot it", true],
      ["Please reboot it twice", true],
    ]);
    expect(await waiting(claireId)).toEqual([]);
  });
});

describe("an old message that is changed into something to do", () => {
  test.each(["away until Monday", "list", "cancel my ticket", "any news?", "setup", "back"])(
    "does not do it: “%s”",
    async (words) => {
      const { reference } = await desk.opens(monaId);
      const asked = await writes("ok thx");
      const posted = await isPosted(asked, "1.1");
      const after = await edits(words);
      expect(after).toMatchObject({ kind: "done", retired: { card: posted } });
      expect(after.retired && linesOf(after.retired.says)).toEqual([
        "I can’t do that from an edited message. Please send it again as a new one.",
      ]);
      expect(await query(desk.url, `select 1 from person where id = '${monaId}'::uuid and away`)).toEqual([]);
      await pressesFirst(mona, asked);
      expect(await wordsOn(reference, "answered")).toEqual([]);
    },
  );

  test("is told so where nothing was asked about it", async () => {
    await writes("list");
    expect(linesOf(said(await edits("away until Monday")))).toEqual([
      "I can’t do that from an edited message. Please send it again as a new one.",
    ]);
  });
});

test("a deleted message is offered no more", async () => {
  const offer = await writes("My laptop is dead");
  const posted = await isPosted(offer, "1.1");
  expect(await edits("")).toMatchObject({ kind: "done", retired: { card: posted } });
  await pressesFirst(mona, offer);
  expect(await titles()).toEqual([]);
});
