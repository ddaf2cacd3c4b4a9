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
  await eventually(() => expect(wordsOf(lastInThread().message)).toContain("didn’t reach"));
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

test("when only writing down a post fails, only that is tried again: nothing is said twice", async () => {
  const { deliveries } = bench.store;
  const failsTwice = <Args extends readonly unknown[], Result>(write: (...args: Args) => Promise<Result>) => {
    let tries = 0;
    return (...args: Args): Promise<Result> => {
      tries += 1;
      return tries <= 2 ? Promise.reject(new Error("the connection is gone")) : write(...args);
    };
  };
  deliveries.noted = failsTwice(deliveries.noted.bind(deliveries));
  deliveries.notified = failsTwice(deliveries.notified.bind(deliveries));
  deliveries.shown = failsTwice(deliveries.shown.bind(deliveries));
  await bench.notes(["one", "two"]);
  await bench.does(bench.renee, { type: "chase" }); // answered at once
  await bench.start();
  await eventually(() => expect(bench.thread(texts)).toEqual(["one", "two"]), { within: 10_000 });
  await eventually(async () => expect(await bench.waiting("posts")).toEqual([]), { within: 10_000 });
  const posted = bench.platform.posted.map(({ address, thread, message }) => [
    address,
    thread === null,
    wordsOf(message),
  ]);
  expect(new Set(posted.map(String)).size).toBe(posted.length);
  expect(posted.filter(([, isCard]) => isCard === true)).toHaveLength(2);
});

test("after a crash between the post and its record a note is repeated once at most", async () => {
  const record = bench.store.deliveries;
  const noted = record.noted.bind(record);
  const { store } = bench.deps;
  const nextDesk = { ...bench.deps, store: { ...store, deliveries: { ...store.deliveries, noted } } };
  record.noted = () => Promise.reject(new Error("the process is gone"));
  await bench.notes(["one", "two"]);
  await bench.start();
  await eventually(() => expect(bench.thread(texts)).toEqual(["one"]), { within: 10_000 });
  await bench.rest(); // takes nothing of it back: it cannot write it down
  const [surface] = await bench.rows("select surface_id::text as id from outbox where part = 'posts' and wanted ? '2'");
  const left = { kind: "note", surface: String(surface?.["id"]) } as const;
  for (const event of [2, 3]) expect(await bench.tries({ ...left, event }, { age: 0, tries: 0 }, nextDesk)).toBeNull();
  expect(bench.thread(texts)).toEqual(["one", "one", "two"]);
  record.noted = noted; // else the one that is gone would go on trying
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

test("what changes of a note while it is being posted is seen in it as soon as it stands there", async () => {
  await bench.start();
  await eventually(() => expect(bench.card()).toBeDefined());
  const said: string[] = [];
  let answer = (): void => undefined;
  const answered = new Promise<null>((resolve) => {
    answer = () => resolve(null);
  });
  bench.platform.misbehave((call) => {
    if (!says("one", call)) return null;
    said.push(call.kind);
    return call.kind === "post" ? answered : null;
  });
  await bench.notes(["one"]);
  await eventually(() => expect(said).toEqual(["post"]));
  const [surface] = await bench.rows("select id::text as id from surface where person_id is null");
  await bench.store.transaction((tx) =>
    tx.deliver([{ kind: "refresh-note", surface: String(surface?.["id"]), event: 2 }]),
  );
  await eventually(async () => expect(await bench.waiting("notes")).toMatchObject([{ tries: 0 }]));
  await pause(300); // it is looked at meanwhile
  expect(said).toEqual(["post"]);
  answer();
  await eventually(() => expect(said).toEqual(["post", "update"]));
  await eventually(async () => expect(await bench.waiting("notes")).toEqual([]));
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
