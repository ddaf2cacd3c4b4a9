import { afterEach, beforeEach, expect, test } from "vitest";
import { openBench, someone, type Bench } from "./bench.ts";
import { wordsOf } from "./fake-platform.ts";
import { eventually } from "../support/eventually.ts";
import type { Person } from "../../src/desk/person.ts";

let bench: Bench;
let paul: Person;
let lea: Person;
beforeEach(async () => {
  bench = await openBench();
  [paul, lea] = await bench.store.transaction(async (tx) => {
    const made = [await tx.recognise(someone("U-paul", "Paul")), await tx.recognise(someone("U-lea", "Lea"))] as const;
    await tx.setMembers("it", "slack", [bench.ada.id, ...made.map(({ id }) => id)]);
    await tx.addLead("it", made[1].id);
    return made;
  });
  bench.platform.members = [someone("U-ada", "Ada"), someone("U-paul", "Paul"), someone("U-lea", "Lea")];
  await bench.does(bench.ada, { type: "claim" });
  await bench.start();
});
afterEach(() => bench.close());

const told = (address: string) =>
  bench.platform.posted.filter((each) => each.address === address).map(({ message }) => wordsOf(message));
const planned = () => bench.rows("select at from timer where key like 'loss %'");
/** Everything that was to be said is said. */
const quiet = () =>
  eventually(async () => {
    expect(await planned()).toEqual([]);
    expect((await bench.errands()).every(({ state }) => state === "completed")).toBe(true);
  });

test("whoever loses a ticket to a colleague is told by whom, with its title, once", async () => {
  await bench.does(paul, { type: "take-over" });
  await eventually(() => expect(told("D-ada")).toHaveLength(1));
  expect(told("D-ada")[0]).toContain("Paul took over “The printer is on fire” from you.");
  await quiet();
  expect([...told("D-paul"), ...told("D-lea")]).toEqual([]);
});

test("to a colleague by a lead, both; and it is told who frees it", async () => {
  await bench.does(lea, { type: "assign", to: paul.id, toAgent: true });
  await eventually(() => expect(told("D-ada")).toHaveLength(1));
  expect(told("D-ada")[0]).toContain("Lea gave “The printer is on fire” to Paul: it’s no longer on you.");
  await bench.does(lea, { type: "release" });
  await eventually(() => expect(told("D-paul")).toHaveLength(1));
  expect(told("D-paul")[0]).toContain("Lea put “The printer is on fire” back in the queue");
});

test("nobody is told of what they did themselves, nor of a ticket that is theirs again", async () => {
  await bench.does(bench.ada, { type: "assign", to: paul.id, toAgent: true });
  await bench.does(paul, { type: "assign", to: bench.ada.id, toAgent: true });
  expect(await planned()).toEqual([]);
  bench.passes(17 * 60); // their night
  await bench.does(paul, { type: "take-over" });
  await bench.does(bench.ada, { type: "take-over" });
  expect(await planned()).toHaveLength(1);
  bench.passes(10 * 60);
  await eventually(() => expect(told("D-paul")).toHaveLength(1));
  await quiet();
  expect(told("D-ada")).toEqual([]);
});

test("in the night they are told in the morning, and who has it by then", async () => {
  bench.passes(17 * 60); // 3:00 in Paris
  await bench.does(paul, { type: "take-over" });
  expect((await planned()).map(({ at }) => at)).toEqual([new Date("2026-11-22T06:00:00Z")]);
  await bench.does(paul, { type: "assign", to: lea.id, toAgent: true });
  bench.passes(5 * 60);
  await eventually(() => expect(told("D-ada")).toHaveLength(1));
  expect(told("D-ada")[0]).toContain("Paul took over “The printer is on fire” from you. Lea has it now.");
});

test("who was away reads that it was taken over meanwhile", async () => {
  await bench.rows("update ticket set offered = true");
  await bench.does(paul, { type: "take-over" });
  await eventually(() => expect(told("D-ada")).toHaveLength(1));
  expect(told("D-ada")[0]).toContain("While you were away, Paul took over “The printer is on fire”.");
});

test("whom the ticket concerns besides reads it where they follow it, and not twice", async () => {
  await bench.does(bench.ada, { type: "follow" });
  await bench.does(paul, { type: "take-over" });
  expect(await planned()).toEqual([]);
});
