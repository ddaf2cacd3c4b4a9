import { afterEach, beforeEach, expect, test } from "vitest";
import { change } from "../../src/desk/tickets.ts";
import { readTicket } from "../../src/desk/read.ts";
import { wake } from "../../src/desk/wake.ts";
import type { DeskPolicy } from "../../src/kernel/policy.ts";
import type { Ticket } from "../../src/kernel/ticket.ts";
import { openDeskInATest, type DeskInATest } from "../support/desk-in-a-test.ts";

let desk: DeskInATest;
let policy: DeskPolicy;
let lena: string;
let xavier: string;
let ticket: Ticket;
const oneMinute = { days: 0, milliseconds: 60_000, counted: "calendar" } as const;
const rules = () => ({ ...desk.deps, policy });

beforeEach(async () => {
  desk = await openDeskInATest();
  const usual = desk.deps.policy;
  const steps = [
    { to: "next-level", wait: oneMinute },
    { to: "lead", wait: oneMinute },
  ] as const;
  policy = {
    ...usual,
    queues: { support: { hours: null, nextLevel: "experts" } },
    escalation: { ...usual.escalation, P2: { starts: "at-once", steps } },
  };
  lena = await desk.person("U-lena", { name: "Léna" });
  xavier = await desk.person("U-xavier", { name: "Xavier" });
  await desk.queue("support", [lena]);
  await desk.queue("experts", [xavier]);
  await desk.tx((tx) => tx.addLead("support", lena));
  ticket = await desk.opens(await desk.person("U-mona"), { impact: "everyone", urgency: "medium" });
});
afterEach(() => desk.close());

async function wakes(): Promise<void> {
  await desk.tx((tx) => wake(tx, rules(), ticket.reference));
  desk.passes(2);
}
const lastEvent = async () => (await desk.history(ticket.reference)).at(-1)?.event;

test("who leads the queue from which a ticket was escalated is asked by name where nobody leads the next", async () => {
  expect(ticket.priority).toBe("P2");
  await wakes();
  expect((await desk.store.ticket(ticket.reference))?.queue).toBe("experts");
  expect(await lastEvent()).toEqual({ type: "alerted", step: 1, to: "person", people: [lena] });
  expect(await readTicket(desk.store, ticket.reference, lena)).toMatchObject({ result: "read" });
  const by = { reference: ticket.reference, command: { type: "acknowledge" }, by: lena } as const;
  expect(await desk.tx((tx) => change(tx, rules(), by))).toMatchObject({ result: "changed" });
});

test("who leads the next queue goes before them", async () => {
  await desk.tx((tx) => tx.addLead("experts", xavier));
  await wakes();
  expect(await lastEvent()).toEqual({ type: "alerted", step: 1, to: "lead", people: [xavier] });
});

test("where an agent has moved the ticket, those of the queue that it left are not asked", async () => {
  const move = { type: "move", queue: "experts", reason: "It is theirs" } as const;
  await desk.tx((tx) => change(tx, rules(), { reference: ticket.reference, command: move, by: lena }));
  await wakes();
  await wakes();
  const asked = (await desk.history(ticket.reference)).filter(({ event }) => event.type === "alerted");
  expect(asked.at(-1)?.event).toEqual({ type: "alerted", step: 1, to: "lead", people: [] });
});
