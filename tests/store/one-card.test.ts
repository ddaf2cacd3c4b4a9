import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { adopt, show, spotsFor } from "../../src/desk/places.ts";
import type { AgentsChannel } from "../../src/desk/reader.ts";
import type { Ticket } from "../../src/kernel/ticket.ts";
import { query } from "../support/database.ts";
import { meet, openOne, opening, openTestStore, someone, staff, type TestStore } from "../support/test-store.ts";

let desk: TestStore;
let ann: string;
beforeAll(async () => {
  desk = await openTestStore();
  await staff(desk.store, "it", []);
  ann = await meet(desk.store, someone("U1"));
});
afterAll(() => desk.close());

const channel: AgentsChannel = { queue: "it", platform: "slack", tenant: "T1", address: "C-it" };
let tickets: readonly Ticket[];
beforeEach(async () => {
  tickets = [];
  for (let number = 0; number < 20; number++) tickets = [...tickets, await openOne(desk.store, opening(ann))];
});

/** As whoever changes a ticket does: under its lock, and once what it already has is read. */
const showAnew = (reference: string): Promise<number> =>
  desk.store.transaction(async (tx) => {
    const ticket = await tx.lock(reference);
    if (ticket === null) throw new Error(`no ticket ${reference}`);
    const spots = await spotsFor(tx, ticket, await tx.channels(ticket.queue), await tx.surfaces(reference));
    return (await show(tx, reference, spots)).length;
  });

/** `meanwhile` happens when it has looked which tickets have no card, and has made none yet. */
const adoptAll = (meanwhile: () => Promise<unknown> = () => Promise.resolve()): Promise<number> =>
  desk.store.transaction(async (tx) => {
    const without = await tx.openTicketsNotAt(channel, 100);
    await meanwhile();
    return (await adopt(tx, without, channel)).length;
  });

const cardsOf = async (audience: "agents" | "persons"): Promise<readonly number[]> => {
  const rows = await query<{ cards: number }>(
    desk.url,
    `select (select count(*) from surface where ticket = reference
               and (person_id is null) = ${audience === "agents"})::int as cards
       from ticket where reference = any ($1)`,
    [tickets.map(({ reference }) => reference)],
  );
  return rows.map(({ cards }) => cards);
};

/** Five at a time: with the adoption as many as the store has connections. */
const showAllAnew = async (): Promise<number> => {
  const left = tickets.values();
  const inTurn = async (): Promise<number> => {
    let made = 0;
    for (const { reference } of left) made += await showAnew(reference);
    return made;
  };
  const made = await Promise.all(Array.from({ length: 5 }, inTurn));
  return made.reduce((sum, each) => sum + each);
};

const jobs = async (): Promise<number> => (await desk.sent()).flat().length;

test("20 tickets changed beside the adoption of their channel have one card there each", async () => {
  const before = await jobs();
  const made = await Promise.all([adoptAll(), showAllAnew()]);
  expect(await cardsOf("agents")).toEqual(tickets.map(() => 1));
  expect(await cardsOf("persons")).toEqual(tickets.map(() => 1));
  // What was not made is not posted either.
  const all = tickets.length * 2;
  expect(made[0] + made[1]).toBe(all);
  expect((await jobs()) - before).toBe(all);
});

test("20 tickets changed after the adoption has looked at them are not shown there again", async () => {
  const before = await jobs();
  const made = await adoptAll(showAllAnew);
  expect(made).toBe(0);
  expect(await cardsOf("agents")).toEqual(tickets.map(() => 1));
  expect((await jobs()) - before).toBe(tickets.length * 2);
});

test("two adoptions at once make one card a ticket between them", async () => {
  const made = await Promise.all([adoptAll(), adoptAll()]);
  expect(made.reduce((sum, each) => sum + each)).toBe(tickets.length);
  expect(await cardsOf("agents")).toEqual(tickets.map(() => 1));
});

test("a person who is shown a ticket twice at once, in whatever chat, has one card of it", async () => {
  const reference = tickets[0]?.reference ?? "";
  const showIn = (address: string) =>
    desk.store.transaction((tx) =>
      show(tx, reference, [
        { at: { platform: "slack", tenant: "T1", address }, audience: { kind: "person", person: ann } },
      ]),
    );
  const made = await Promise.all([showIn("U1"), showIn("D1")]);
  expect(made.flat()).toHaveLength(1);
});
