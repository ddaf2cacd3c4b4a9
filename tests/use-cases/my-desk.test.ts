import { afterEach, beforeEach, expect, test } from "vitest";
import { record } from "../../src/desk/tickets.ts";
import { callsSingly } from "../../src/features/escalation/rules.ts";
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

test("a call waits for whom it asks by name until somebody answers it, and a promise stays with whoever made it", async () => {
  const [paul, lena] = [await desk.person("U-paul"), await desk.person("U-lena")];
  await desk.queue("support", [claire, paul, lena]);
  const claimed = async (person: PersonId) => (await lists(person)).agents?.claimed.tickets.map(({ title }) => title);
  const asks = (reference: string) => happens(reference, { type: "alerted", step: 0, to: "lead", people: [lena] });
  const helped = await opens("Claire asks for help");
  await desk.changes(helped, claire, { type: "claim" });
  await desk.changes(helped, claire, { type: "escalate", to: "manager", reason: "I know no printers" });
  await asks(helped);
  const { reference: digested } = await desk.opens(mona, { title: "It is in a digest", urgency: "low", impact: "one" });
  await happens(digested, {
    type: "alerted",
    step: 0,
    to: "lead",
    people: [lena],
    inDigest: true,
  });
  expect([await waiting(lena), await waiting(claire), await waiting(paul)]).toEqual([["Claire asks for help"], [], []]);

  await desk.changes(helped, lena, { type: "acknowledge" });
  expect([await waiting(lena), await claimed(lena)]).toEqual([[], ["Claire asks for help"]]);
  expect(await claimed(claire)).toEqual(["Claire asks for help"]);

  await desk.changes(helped, claire, resolve);
  expect([await waiting(lena), await claimed(lena)]).toEqual([[], []]);
});

test("what is called for by itself is what the rules call so", async () => {
  const lena = await desk.person("U-lena");
  await desk.queue("support", [claire, lena]);
  const byRule: string[] = [];
  for (const [urgency, impact] of [
    ["high", "everyone"],
    ["high", "team"],
    ["medium", "team"],
    ["low", "one"],
  ] as const) {
    const { reference } = await desk.opens(mona, { title: `${urgency} ${impact}`, urgency, impact });
    await happens(reference, { type: "alerted", step: 0, to: "lead", people: [lena] });
    const ticket = await desk.store.ticket(reference);
    if (ticket !== null && callsSingly(ticket)) byRule.push(ticket.title);
  }
  expect(byRule).toHaveLength(2);
  expect((await waiting(lena)).toSorted()).toEqual(byRule.toSorted());
});
