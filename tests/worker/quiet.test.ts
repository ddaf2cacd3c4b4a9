import { setTimeout as pause } from "node:timers/promises";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openBench, someone, type Bench } from "./bench.ts";
import { wordsOf, type Posted } from "./fake-platform.ts";
import { change, record } from "../../src/desk/tickets.ts";
import { aStage } from "../support/an-approval.ts";
import { appears, eventually } from "../support/eventually.ts";

let bench: Bench;
beforeEach(async () => {
  bench = await openBench();
  await bench.start();
  await appears(async () => (await surface())["pushed_at"] ?? undefined);
});
afterEach(() => bench.close());

const notes = (): readonly Posted[] =>
  bench.platform.posted.filter(({ address, thread }) => address === "D-renee" && thread !== null);
/** What is read in the notes of events, without what notifies of them, nor which ticket it is by its title of now. */
const words = (): string =>
  notes()
    .map(({ message }) => JSON.stringify(message.blocks.filter(({ kind }) => kind !== "aside")))
    .join(" ");
const places = (...texts: readonly string[]): readonly number[] => texts.map((each) => words().indexOf(each));
const inOrder = (...texts: readonly string[]): void => {
  const found = places(...texts);
  expect(found).not.toContain(-1);
  expect(found).toEqual(found.toSorted((one, other) => one - other));
};
const surface = async () =>
  (await bench.rows("select spared, pushed_at from surface where person_id is not null"))[0] ?? {};
const held = async (): Promise<number> =>
  (await bench.rows("select from note where address is not null and message is null")).length;
const reply = (text: string): Promise<void> => bench.does(bench.ada, { type: "reply", text, files: [] });
const retitle = (title: string): Promise<void> => bench.does(bench.ada, { type: "change", to: { title } });

/** Ada has it, and Renée has read so long ago. */
async function inHand(): Promise<void> {
  bench.passes(15);
  await bench.does(bench.ada, { type: "claim" });
  await eventually(() => expect(notes()).toHaveLength(1));
}

test("news right after the card wait, and are then said together in one note", async () => {
  await bench.does(bench.ada, { type: "claim" });
  await bench.does(bench.ada, { type: "release" });
  await eventually(async () => expect(await held()).toBe(2));
  expect(notes()).toHaveLength(0);
  bench.passes(10);
  await eventually(() => expect(notes()).toHaveLength(1));
  inOrder("Ada is on it", "back in the queue");
  await eventually(async () => expect(await surface()).toMatchObject({ spared: 1 }));
});

test("a burst of changes is one ring and a few edits, and the whole story can be read", async () => {
  await inHand();
  for (let count = 1; count <= 19; count += 1) {
    bench.passes(0.5);
    await bench.does(bench.ada, count % 2 === 0 ? { type: "claim" } : { type: "release" });
  }
  await eventually(() => expect(words().split("back in the queue")).toHaveLength(11));
  expect(words().split("is on it")).toHaveLength(11);
  expect(notes()).toHaveLength(1);
  expect(notes()[0]?.updates).toBeLessThanOrEqual(2 * 19);
  await eventually(async () => expect(await surface()).toMatchObject({ spared: 19 }));
});

test("what no longer fits the note waits, and is said in the next one", async () => {
  await inHand();
  for (let count = 1; count <= 30; count += 1) await retitle(`Toner ${count} ${"x".repeat(100)}`);
  await eventually(async () => expect(await held()).toBeGreaterThan(0));
  expect(notes()).toHaveLength(1);
  for (let count = 2; count <= 6; count += 1) {
    bench.passes(10);
    await eventually(async () => expect(notes().length === count || (await held()) === 0).toBe(true));
  }
  await eventually(async () => {
    if ((await held()) > 0) bench.passes(10);
    inOrder(...Array.from({ length: 29 }, (_, index) => `Toner ${index + 1} `));
  });
  await eventually(async () => expect(await held()).toBe(0));
});

test("a question rings at once, and says first what was held back", async () => {
  await bench.does(bench.ada, { type: "claim" });
  await eventually(async () => expect(await held()).toBe(1));
  await bench.does(bench.ada, { type: "ask", text: "Which floor?" });
  await eventually(() => expect(notes()).toHaveLength(1));
  inOrder("Ada is on it", "Which floor?");
  bench.passes(10);
  await pause(1_500); // a look at the timers
  expect(notes()).toHaveLength(1);
});

test("an agent's words ring; more of them join, until she has said something", async () => {
  await inHand();
  bench.passes(1);
  await reply("one");
  await eventually(() => expect(notes()).toHaveLength(2));
  await reply("two");
  await eventually(() => inOrder("one", "two"));
  expect(notes()).toHaveLength(2);
  bench.passes(1);
  await bench.does(bench.renee, { type: "answer", text: "thanks", files: [] });
  await eventually(() => expect(notes()).toHaveLength(3));
  await reply("three");
  await eventually(() => expect(notes()).toHaveLength(4));
  inOrder("one", "two", "thanks", "three");
});

test("what comes after their own words under the card is read below them, quietly", async () => {
  await inHand();
  const [note] = notes();
  const spot = { platform: "slack", tenant: "T1", address: "D-renee", message: note?.id ?? "" } as const;
  const surface = await appears(async () => (await bench.store.surfaceOf(spot)) ?? undefined); // where it stands is written down after it is posted
  bench.passes(1);
  await bench.store.transaction((tx) =>
    change(tx, bench.deps.rules, {
      reference: bench.ticket,
      by: bench.renee.id,
      command: { type: "answer", text: "It smokes", files: [] },
      spokenOn: surface.id,
    }),
  );
  const before = (await bench.store.deliveries.surface(surface.id))?.pushedAt;
  bench.passes(1);
  await bench.does(bench.ada, { type: "release" });
  await eventually(() => expect(notes()).toHaveLength(2));
  inOrder("is on it", "back in the queue");
  expect(notes()[1]?.message.urgent).toBe(false);
  expect((await bench.store.deliveries.surface(surface.id))?.pushedAt).toEqual(before);
});

test("a person who does something is answered at once", async () => {
  await bench.does(bench.renee, { type: "chase" });
  await eventually(() => expect(notes()).toHaveLength(1));
});

test("every event of a joined note is found by who quotes it", async () => {
  await inHand();
  await bench.does(bench.ada, { type: "release" });
  await eventually(() => inOrder("is on it", "back in the queue"));
  const [note] = notes();
  const quoted = { platform: "slack", tenant: "T1", address: "D-renee", message: note?.id ?? "" } as const;
  expect((await bench.store.surfaceOf(quoted))?.ticket).toBe(bench.ticket);
  const rows = await bench.rows(`select number from note where message = '${note?.id ?? ""}' order by number`);
  expect(rows).toEqual([{ number: 2 }, { number: 3 }]);
});

test("two changes of one note at the same moment lose nothing", async () => {
  await inHand();
  let first = true;
  bench.platform.misbehave(async ({ kind, message }) => {
    if (kind !== "update" || !wordsOf(message).includes("back in the queue") || !first) return null;
    first = false;
    await pause(600); // overtaken by what comes next
    return null;
  });
  await bench.does(bench.ada, { type: "release" });
  await pause(200);
  await bench.does(bench.ada, { type: "claim" });
  await pause(1_000);
  await eventually(() => expect(words().split("is on it")).toHaveLength(3));
});

test("what cannot be added to a note is said in another", async () => {
  await inHand();
  bench.platform.misbehave(({ kind, message }) =>
    kind === "update" && !isCard(message) && wordsOf(message).includes("is on it")
      ? { result: "gone", reason: "edit_window_closed" }
      : null,
  );
  bench.passes(1);
  await bench.does(bench.ada, { type: "release" });
  await eventually(async () => expect(await held()).toBe(1));
  bench.passes(9);
  await eventually(() => expect(notes()).toHaveLength(2));
  expect(JSON.stringify(notes()[0])).not.toContain("back in the queue");
  inOrder("is on it", "back in the queue");
});

test("what had joined a note is read below what was said meanwhile, when the note turns out to be too old to edit", async () => {
  await inHand();
  bench.platform.misbehave(async ({ kind, message }) => {
    if (kind !== "update" || isCard(message)) return null;
    await eventually(() => expect(words()).toContain("Have you tried"));
    return { result: "gone", reason: "edit_window_closed" };
  });
  bench.passes(1);
  await bench.does(bench.ada, { type: "release" });
  await reply("Have you tried turning it off and on?"); // whoever replies to a free ticket takes it
  await eventually(async () => expect(await held()).toBe(2));
  bench.passes(10);
  await eventually(() => inOrder("is on it", "Have you tried", "back in the queue"));
  expect(await held()).toBe(0);
});

test("words that joined a note which is gone are read, though the card had to be posted anew meanwhile", async () => {
  await inHand();
  await reply("one");
  await eventually(() => expect(notes()).toHaveLength(2));
  const cards = (): number => bench.platform.posted.filter(({ thread }) => thread === null).length;
  const before = cards();
  bench.platform.misbehave(async ({ kind, address, message }) => {
    if (kind !== "update" || address !== "D-renee") return null;
    if (!isCard(message)) await eventually(() => expect(cards()).toBeGreaterThan(before));
    return { result: "gone", reason: "message_not_found" };
  });
  bench.passes(1);
  await reply("two");
  await eventually(async () => expect(await held()).toBe(1));
  bench.passes(10);
  await eventually(() => inOrder("one", "two"));
});

test("one event that the platform does not take keeps no other from being read", async () => {
  await bench.does(bench.ada, { type: "claim" });
  await retitle("Poison");
  await bench.does(bench.ada, { type: "release" });
  await eventually(async () => expect(await held()).toBe(3));
  bench.platform.misbehave(({ address, message }) =>
    address === "D-renee" && message.blocks.some((block) => block.kind === "facts" && !isCard(message))
      ? { result: "undeliverable", reason: "too-long" }
      : null,
  );
  bench.passes(10);
  await eventually(() => inOrder("is on it", "back in the queue"));
  await eventually(async () => {
    const history = await bench.store.history(bench.ticket);
    expect(history.at(-1)?.event).toEqual({ type: "undelivered", to: bench.renee.id, reason: "too-long" });
  });
  expect(await held()).toBe(0);
});

test("in an outage of a day what was held back is given up, and the agents are told", async () => {
  await bench.does(bench.ada, { type: "claim" });
  await eventually(async () => expect(await held()).toBe(1));
  await bench.rest();
  bench.passes(10);
  bench.platform.misbehave(() => ({ result: "retry", after: null, reason: "503" }));
  const [hers] = (await bench.store.surfaces(bench.ticket)).filter(({ audience }) => audience.kind === "person");
  const job = { kind: "catch-up", surface: hers?.id ?? "" } as const;
  expect(await bench.tries(job, { age: 3_600_000, tries: 3 })).toMatchObject({ failed: true });
  expect(await held()).toBe(1);
  expect(await bench.tries(job, { age: 2 * 86_400_000, tries: 300 })).toBeNull();
  expect(await held()).toBe(0);
  const history = await bench.store.history(bench.ticket);
  expect(history.at(-1)?.event).toEqual({ type: "undelivered", to: bench.renee.id, reason: "no-answer" });
});

test("whoever wants to be notified once a day reads all of it in the morning, in one note, but for what does not wait", async () => {
  const wants = { what: "digest", night: "usual", quiet: null, daily: null, weekly: true } as const;
  await bench.store.transaction((tx) => tx.setPreference(bench.renee.id, wants));
  bench.passes(15);
  await bench.does(bench.ada, { type: "claim" });
  await reply("I will bring a fan");
  bench.passes(20);
  await reply("It is on its way");
  await eventually(async () => expect(await held()).toBe(3));
  expect(notes()).toHaveLength(0);
  bench.passes(21 * 60);
  await eventually(() => expect(notes()).toHaveLength(1));
  inOrder("is on it", "bring a fan", "on its way");
  await eventually(async () => expect(await held()).toBe(0));

  bench.passes(15);
  await reply("Did it arrive?");
  await eventually(async () => expect(await held()).toBe(1));
  await bench.does(bench.ada, { type: "ask", text: "Which socket?" });
  await eventually(() => inOrder("Did it arrive?", "Which socket?"));
  await eventually(async () => expect(await held()).toBe(0));
});

test("that it was approved is not said once it waits again: it was held so long", async () => {
  const { rules } = bench.deps;
  const lena = await bench.store.transaction((tx) => tx.recognise(someone("U-lena", "Lena")));
  const stages = [aStage([lena.id])];
  const asked = stages.flatMap((stage) => stage.asked);
  const asks = async (): Promise<void> =>
    bench.store.transaction(async (tx) => {
      const ticket = await tx.lock(bench.ticket);
      if (ticket === null) throw new Error("it is gone");
      await record(tx, rules, ticket, { type: "approval-asked", because: "changed", stage: 0, asked, stages });
    });
  await asks();
  await bench.does(lena, { type: "approve" });
  await eventually(async () => expect(await held()).toBe(1));
  await asks();
  bench.passes(10);
  await eventually(async () => expect(await held()).toBe(0));
  expect(words()).not.toContain("approved it");
});

/** A card begins with its title. */
const isCard = ({ blocks }: Posted["message"]): boolean => blocks.some(({ kind }) => kind === "heading");

test("who is asked for their approval is rung once for twenty changes, and reads the last of them", async () => {
  const { rules } = bench.deps;
  const lena = await bench.store.transaction((tx) => tx.recognise(someone("U-lena", "Lena")));
  const stages = [aStage([lena.id])];
  await bench.store.transaction(async (tx) => {
    const ticket = await tx.lock(bench.ticket);
    const asked = stages.flatMap((stage) => stage.asked);
    if (ticket !== null)
      await record(tx, rules, ticket, { type: "approval-asked", because: "needed", stage: 0, asked, stages });
  });
  const toLena = (): readonly string[] =>
    bench.platform.posted.filter(({ address }) => address === "D-lena").map(({ message }) => JSON.stringify(message));
  await eventually(() => expect(toLena().some((words) => words.includes("needs your approval"))).toBe(true));
  const before = toLena().length;
  for (let count = 1; count <= 20; count += 1) await retitle(`Laptop ${count}`);
  await eventually(async () => expect(await held()).toBeGreaterThan(0));
  bench.passes(10);
  await eventually(() => expect(toLena()).toHaveLength(before + 1));
  expect(toLena().at(-1)).toContain("Laptop 20");
});
