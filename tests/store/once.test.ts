import { afterAll, beforeAll, expect, test } from "vitest";
import type { Reply } from "../../src/channels/platform.ts";
import { text, time } from "../../src/kernel/text.ts";
import {
  at,
  meet,
  minutesLater,
  opening,
  openTestStore,
  someone,
  staff,
  type TestStore,
  firstOf,
} from "../support/test-store.ts";

let desk: TestStore;
let ann: string;
beforeAll(async () => {
  desk = await openTestStore();
  await staff(desk.store, "it", []);
  ann = await meet(desk.store, someone("U1"));
});
afterAll(() => desk.close());

const whisper = (words: string): Reply => ({
  kind: "whisper",
  message: {
    summary: words,
    blocks: [{ kind: "paragraph", text: text`${words}, at ${time(at)}` }],
    locale: "en",
    zone: "Europe/Paris",
    urgent: false,
  },
});

const openOnce = (key: string): Promise<object> =>
  desk.store.transaction(async (tx) => {
    const before = await tx.answerTo(key);
    if (before !== null) return before;
    const ticket = await tx.open(firstOf(opening(ann, { title: key }), at), "261121", []);
    const answer = whisper(`Opened ${ticket.reference}`);
    await tx.remember(key, answer, at);
    return answer;
  });

const openedFor = async (key: string): Promise<number> =>
  (await desk.store.ticketsOf(ann, 100)).filter(({ title }) => title === key).length;

test("the same key five times at once: one effect, and everybody reads the same answer", async () => {
  const answers = await Promise.all(Array.from({ length: 5 }, () => openOnce("view V1")));
  expect(await openedFor("view V1")).toBe(1);
  for (const answer of answers) expect(answer).toStrictEqual(answers[0]);
});

test("an answer read again is what was given, with its instants", async () => {
  const given = await openOnce("view V2");
  expect(await openOnce("view V2")).toStrictEqual(given);
});

test("different keys do not wait for each other", async () => {
  const held = Promise.withResolvers<void>();
  const first = desk.store.transaction(async (tx) => {
    await tx.answerTo("press A");
    await held.promise;
  });
  expect(await desk.store.transaction((tx) => tx.answerTo("press B"))).toBeNull();
  held.resolve();
  await first;
});

test("a key whose act failed can be acted on again", async () => {
  const failed = desk.store.transaction(async (tx) => {
    await tx.remember("press C", { kind: "done" }, at);
    throw new Error("lost the database");
  });
  await expect(failed).rejects.toThrow("lost the database");
  expect(await desk.store.transaction((tx) => tx.answerTo("press C"))).toBeNull();
});

test("a key that was asked about and not answered can be acted on again", async () => {
  const ask = () => desk.store.transaction((tx) => tx.answerTo("press D"));
  expect([await ask(), await ask()]).toEqual([null, null]);
  await desk.store.transaction((tx) => tx.remember("press D", { kind: "done" }, at));
  expect(await ask()).toEqual({ kind: "done" });
});

test("a key is answered once: a change that answers it anew is refused as a whole", async () => {
  const answer = () => desk.store.transaction((tx) => tx.remember("press E", { kind: "done" }, at));
  await answer();
  await expect(answer()).rejects.toThrow("press E was answered before");
});

test("old answers and words are forgotten, newer ones kept", async () => {
  const [old, recent] = await desk.store.transaction(async (tx) => {
    await tx.remember("old", { kind: "done" }, at);
    await tx.remember("recent", { kind: "done" }, minutesLater(60));
    return [await tx.keepWords(ann, "old", [], at), await tx.keepWords(ann, "recent", [], minutesLater(60))];
  });
  await desk.store.purge({ answers: minutesLater(30), words: minutesLater(30), drafts: minutesLater(30) });
  const left = await desk.store.transaction(async (tx) => [
    await tx.answerTo("old"),
    await tx.answerTo("recent"),
    await tx.takeWords(old, ann),
    await tx.takeWords(recent, ann),
  ]);
  expect(left).toEqual([null, { kind: "done" }, null, { text: "recent", files: [] }]);
});
