import { afterEach, beforeEach, expect, test } from "vitest";
import { openBench, type Bench } from "./bench.ts";
import { doDueTimers } from "../../src/worker/due-timers.ts";

let bench: Bench;
beforeEach(async () => {
  bench = await openBench();
});
afterEach(() => bench.close());

const fortnight = 14 * 24 * 60; // minutes: everything that can be due of a ticket that nobody touches is
const due = (): Promise<number> => doDueTimers(bench.deps, 16);
const historyOf = async (reference: string): Promise<readonly string[]> =>
  (await bench.store.history(reference)).map(({ event }) => event.type);

test("tickets that are due are woken together, and what happened to one is told in one go", async () => {
  const others = [await bench.opens("U-zoe"), await bench.opens("U-yan")];
  bench.passes(fortnight);
  await bench.rows("delete from outbox");
  expect(await due()).toBe(3);
  for (const reference of [bench.ticket, ...others]) {
    expect(await historyOf(reference)).toEqual(expect.arrayContaining(["opened", "breached", "alerted"]));
    const ticket = await bench.store.ticket(reference);
    expect(ticket?.version).toBe((await historyOf(reference)).length);
  }
  const cards = await bench.waiting("card");
  expect(cards).toHaveLength(6);
});

test("while the timers cannot be read, that is said, and nothing is taken for done", async () => {
  const { store } = bench.deps;
  store.takeDueTimers = () => Promise.reject(new Error("the database is gone"));
  await expect(due()).rejects.toThrow("the database is gone");
});

test("a ticket that cannot be woken holds up no other, and is tried again", async () => {
  const other = await bench.opens("U-zoe");
  await bench.rows(`update ticket set attempts = '[{}]' where reference = '${bench.ticket}'`); // cannot be read
  bench.passes(fortnight);
  await due();
  expect(await historyOf(other)).toContain("breached");
  const [timer] = await bench.rows(`select at from timer where key = 'ticket ${bench.ticket}'`);
  expect(timer?.["at"]).toEqual(new Date(bench.deps.now().getTime() + 60_000));
  await bench.rows(`update ticket set attempts = '[]' where reference = '${bench.ticket}'`);
  bench.passes(2);
  await due();
  expect(await historyOf(bench.ticket)).toContain("breached");
});

test("a reply that is overdue by more than it waits can be taken back once more, for as long; and then it leaves", async () => {
  const { undoSend } = bench.deps.rules.policy;
  const key = "reply 0197";
  const reply = { kind: "send-reply", ticket: bench.ticket, words: "0197" } as const;
  const { now } = bench.deps;
  const late = (by: number) =>
    bench.store.transaction((tx) => tx.setTimer({ key, at: new Date(now().getTime() - by), job: reply }));
  const timer = () => bench.rows(`select at, job from timer where key = '${key}'`);
  await late(undoSend);
  await due();
  expect(await timer()).toEqual([]);
  await late(undoSend + 1);
  await due();
  expect(await timer()).toEqual([{ at: new Date(now().getTime() + undoSend), job: { ...reply, again: true } }]);
  bench.passes(1);
  await due();
  expect(await timer()).toEqual([]);
});
