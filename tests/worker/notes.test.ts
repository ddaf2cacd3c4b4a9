import { setTimeout as pause } from "node:timers/promises";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openBench, type Bench } from "./bench.ts";
import { wordsOf, type Misbehaviour, type Posted } from "./fake-platform.ts";
import { change } from "../../src/desk/tickets.ts";
import { usualPolicy } from "../../src/kernel/policy.ts";
import { eventually } from "../support/eventually.ts";

const texts = ["one", "two", "three", "four", "five", "six"];
const says = (text: string, call: Parameters<Misbehaviour>[0]): boolean => wordsOf(call.message).includes(`"${text}"`);

let bench: Bench;
beforeEach(async () => {
  bench = await openBench();
});
afterEach(() => bench.close());

test("the card comes first, to the requester and to the agents; the notes follow in order", async () => {
  await bench.notes(texts);
  await bench.start();
  await eventually(() => expect(bench.thread(texts)).toEqual(texts));
  expect(wordsOf(bench.card("D-renee").message)).toContain("The printer is on fire");
});

test("what the platform asks to try again holds its thread back, for as long as asked, and nobody else's", async () => {
  const tries: number[] = [];
  bench.platform.misbehave((call) => {
    if (!says("two", call)) return null;
    tries.push(performance.now());
    return tries.length === 1 ? { result: "retry", after: 600, reason: "ratelimited" } : null;
  });
  await bench.notes(texts);
  await bench.start();
  await eventually(() => expect(tries).toHaveLength(1));
  await eventually(() => expect(bench.card("D-renee")).toBeDefined());
  expect(bench.thread(texts)).toEqual(["one"]);
  await eventually(() => expect(bench.thread(texts)).toEqual(texts));
  const [first = 0, second = 0] = tries;
  expect(second - first).toBeGreaterThanOrEqual(600);
  expect(second - first).toBeLessThan(2_500);
});

test("a change that began earlier and waited for another is told after it", async () => {
  const { store, ticket, ada } = bench;
  const rules = { policy: usualPolicy, zone: "Europe/Paris", now: () => new Date("2026-11-21T09:00:00Z") };
  await store.transaction(async (tx) => {
    await tx.queues(); // begins: PostgreSQL's now() is fixed
    await bench.notes(["one", "two"]);
    await change(tx, rules, { reference: ticket, command: { type: "note", text: "three", files: [] }, by: ada.id });
  });
  await bench.start();
  await eventually(() => expect(bench.thread(texts)).toHaveLength(3));
  expect(bench.thread(texts)).toEqual(["one", "two", "three"]);
});

test("two events of one change are told in order", async () => {
  await bench.does(bench.ada, { type: "claim" });
  for (const reason of ["one", "two"]) {
    await bench.does(bench.ada, { type: "resolve", text: "done", cause: "other" });
    await bench.does(bench.renee, { type: "refuse", reason }); // the second also escalates
  }
  await bench.start();
  await eventually(() => expect(bench.thread(texts)).toEqual(["one", "two"]));
  await eventually(() => expect(wordsOf(lastInThread().message)).toMatch(/escalated/i));
});

test("a note that cannot be delivered is told to the agents, and the next one goes on", async () => {
  bench.platform.misbehave((call) =>
    says("two", call) && call.address !== "C1" ? { result: "undeliverable", reason: "too-long" } : null,
  );
  await bench.does(bench.ada, { type: "claim" });
  await bench.start();
  for (const text of ["one", "two", "three"]) await bench.does(bench.renee, { type: "answer", text, files: [] });
  const [toRenee] = await bench.store.surfaces(bench.ticket);
  await eventually(() => expect(wordsOf(lastInThread("D-renee").message)).toContain('"three"'));
  await eventually(async () => {
    const history = await bench.store.history(bench.ticket);
    expect(history.at(-1)?.event).toEqual({ type: "undelivered", to: bench.renee.id, reason: "too-long" });
  });
  await eventually(() => expect(wordsOf(lastInThread().message)).toContain("did not reach"));
  expect(toRenee?.unreachable).toBeNull();
});

test("a person who cannot be reached at all is marked so, and the agents read it", async () => {
  bench.platform.misbehave(({ address }) =>
    address === "U-renee" ? { result: "undeliverable", reason: "app-not-installed" } : null,
  );
  await bench.start();
  await eventually(() => expect(wordsOf(lastInThread().message)).toContain("Renée"));
  const surfaces = await bench.store.surfaces(bench.ticket);
  expect(surfaces.map(({ audience, unreachable }) => [audience.kind, unreachable])).toEqual(
    expect.arrayContaining([
      ["person", "app-not-installed"],
      ["agents", null],
    ]),
  );
});

test("after a crash between the post and its record a note is repeated once at most", async () => {
  const record = bench.store.deliveries;
  const noted = record.noted.bind(record);
  let crashes = 0;
  record.noted = (...args) => {
    crashes += 1;
    return crashes === 1 ? Promise.reject(new Error("the connection is gone")) : noted(...args);
  };
  await bench.notes(["one", "two"]);
  await bench.start();
  await eventually(() => expect(bench.thread(texts)).toEqual(["one", "one", "two"]), { within: 10_000 });
});

test("a card deleted by somebody is posted anew, and the thread goes on under it", async () => {
  await bench.start();
  await eventually(() => expect(bench.card()).toBeDefined());
  await bench.notes(["one"]);
  await eventually(() => expect(bench.thread(texts)).toEqual(["one"]));
  const old = bench.card();
  bench.platform.remove(old.id);
  await bench.notes(["two"]);
  await eventually(() => expect(bench.thread(texts)).toEqual(["two"]));
  const linked = await bench.store.surfaceOf({ ...channel, message: bench.card().id });
  expect(linked?.ticket).toBe(bench.ticket);
});

test("stopping finishes what is under way, and leaves the rest for the next start", async () => {
  await bench.start();
  await eventually(() => expect(bench.card("D-renee")).toBeDefined());
  let saying = false;
  bench.platform.misbehave(async (call) => {
    saying ||= says("one", call);
    if (saying) await pause(400);
    return null;
  });
  await bench.notes(["one", "two"]);
  await eventually(() => expect(saying).toBe(true));
  await bench.rest();
  expect(bench.thread(texts)).toEqual(["one"]);
  expect(await bench.waiting("posts")).toEqual([{ held: false, tries: 0, wanted: ["3"] }]);
});

const channel = { platform: "slack", tenant: "T1", address: "C1" } as const;

function lastInThread(address: "C1" | "D-renee" = "C1"): Posted {
  const { id } = bench.card(address);
  const last = bench.platform.posted.findLast(({ thread }) => thread === id);
  if (last === undefined) throw new Error("nothing in the thread");
  return last;
}
