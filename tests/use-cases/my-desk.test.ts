import { afterEach, beforeEach, expect, test } from "vitest";
import { record } from "../../src/desk/tickets.ts";
import { listTickets } from "../../src/features/home/use-cases.ts";
import type { TicketEvent } from "../../src/features/rules.ts";
import { isLate } from "../../src/features/service-levels/rules.ts";
import type { PersonId } from "../../src/kernel/person.ts";
import { openDeskInATest, type DeskInATest } from "../support/desk-in-a-test.ts";

let desk: DeskInATest;
let mona: PersonId;
let claire: PersonId;
beforeEach(async () => {
  desk = await openDeskInATest();
  [mona, claire] = [await desk.person("U-mona"), await desk.person("U-claire")];
  await desk.queue("support", [claire]);
});
afterEach(() => desk.close());

const opens = async (title: string, by = mona): Promise<string> => (await desk.opens(by, { title })).reference;
const happens = (reference: string, event: TicketEvent) =>
  desk.tx(async (tx) => {
    const ticket = await tx.lock(reference);
    if (ticket !== null) await record(tx, desk.deps, ticket, event);
  });
const lists = (person: PersonId) => listTickets(desk.store, person, desk.deps.now());
const waiting = async (person: PersonId) => (await lists(person)).waiting.tickets.map(({ title }) => title);
const resolve = { type: "resolve", text: "A new roller", cause: "hardware" } as const;

test("what is late is what the rules call late: also where it has another date by now, or the desk was off", async () => {
  await opens("nobody looked");
  const asked = await opens("it waits for its requester");
  await desk.changes(asked, claire, { type: "claim" });
  await desk.changes(asked, claire, { type: "ask", text: "Which floor?" });
  desk.passes(30 * 24 * 60);
  await happens(await opens("it has another date by now"), { type: "breached", target: "resolution" });
  const answered = await opens("it was answered late, and is in time again");
  await happens(answered, { type: "breached", target: "first-response" });
  await desk.changes(answered, claire, { type: "reply", text: "I look at it", files: [] });
  await opens("it is new");

  const late = (await lists(claire)).agents?.late.tickets ?? [];
  expect(late.map(({ title }) => title)).toEqual(["nobody looked", "it has another date by now"]);
  const open = await desk.store.openTickets(["support"], 100);
  const byRule = open.filter((ticket) => isLate(ticket, desk.deps.now()));
  expect(byRule.map(({ title }) => title)).toEqual(late.map(({ title }) => title));
});

test("what waits for somebody is what they have to say a word on, and nothing else", async () => {
  const reference = await opens("The printer");
  await desk.changes(reference, claire, { type: "claim" });
  expect([await waiting(mona), await waiting(claire)]).toEqual([[], []]);
  await desk.changes(reference, mona, { type: "answer", text: "It smokes", files: [] });
  expect([await waiting(mona), await waiting(claire)]).toEqual([[], ["The printer"]]);
  await desk.changes(reference, claire, { type: "ask", text: "Which floor?" });
  expect([await waiting(mona), await waiting(claire)]).toEqual([["The printer"], []]);
  await desk.changes(reference, mona, { type: "answer", text: "The third", files: [] });
  await desk.changes(reference, claire, resolve);
  expect([await waiting(mona), await waiting(claire)]).toEqual([["The printer"], []]);
  await desk.changes(reference, mona, { type: "confirm" });
  expect([await waiting(mona), await waiting(claire)]).toEqual([[], []]);
});

test("an agent's own work waits for nobody's word", async () => {
  const own = await opens("My own lamp", claire);
  await desk.changes(own, claire, { type: "claim" });
  await desk.changes(own, claire, resolve);
  expect(await waiting(claire)).toEqual([]);
});
