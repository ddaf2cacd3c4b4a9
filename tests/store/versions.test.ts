import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { keyOf, once } from "../../src/conversation/once.ts";
import type { Intent, Reply } from "../../src/channels/platform.ts";
import { evolve } from "../../src/features/rules/evolve.ts";
import { policyInForce } from "../../src/desk/policy-in-force.ts";
import { usualPolicy } from "../../src/kernel/policy.ts";
import type { Ticket } from "../../src/kernel/ticket.ts";
import { openDiagnosis, type OpenedDiagnosis } from "../../src/store/diagnosis.ts";
import { openStore, type OpenedStore } from "../../src/store/store.ts";
import { query } from "../support/database.ts";
import {
  at,
  meet,
  minutesLater,
  openOne,
  opening,
  openTestStore,
  someone,
  staff,
  type TestStore,
} from "../support/test-store.ts";

let desk: TestStore;
let logging: OpenedStore;
let doctor: OpenedDiagnosis;
let ann: string;
const logged: unknown[] = [];
beforeAll(async () => {
  desk = await openTestStore();
  const log = { error: (what: unknown) => void logged.push(what) };
  const outbox = () => Promise.resolve(() => undefined);
  logging = await openStore({ url: desk.url, administrators: [], outbox, log });
  doctor = await openDiagnosis(desk.url);
  ann = await meet(desk.store, someone("U1"));
  await staff(desk.store, "it", [ann]);
});
afterAll(async () => {
  await doctor.close();
  await logging.close();
  await desk.close();
});

let reference: string;
beforeEach(async () => {
  ({ reference } = await openOne(desk.store, opening(ann)));
});

const sql = (statement: string) => query(desk.url, statement, [reference]);
const setJson = (column: string, path: string, value: string) =>
  sql(`update ticket set ${column} = jsonb_set(${column}, '{${path}}', '${value}') where reference = $1`);

async function read(): Promise<Ticket> {
  const ticket = await desk.store.ticket(reference);
  if (ticket === null) throw new Error(`no ticket ${reference}`);
  return ticket;
}

/** Somebody writes a note, as a desk of today does. */
const note = async (text: string): Promise<void> =>
  desk.store.transaction(async (tx) => {
    const ticket = await tx.lock(reference);
    if (ticket === null) throw new Error(`no ticket ${reference}`);
    const number = ticket.version + 1;
    const recorded = { number, by: ann, at: minutesLater(number), event: { type: "noted", text, files: [] } } as const;
    await tx.save(evolve(ticket, recorded), [recorded]);
  });

/** A newer desk writes an event that this one does not know. */
async function newerEvent(): Promise<void> {
  await sql(`insert into ticket_event (ticket, number, by, at, event)
             select reference, version + 1, requester, now(), '{"type": "levitated", "by": "lena"}' from ticket where reference = $1`);
  await sql("update ticket set version = version + 1 where reference = $1");
}

describe("a ticket with an event that only a newer desk knows", () => {
  test("has a history without it, and the numbers go on", async () => {
    await newerEvent();
    await note("Still here");
    expect((await read()).version).toBe(3);
    expect((await desk.store.history(reference)).map(({ number }) => number)).toEqual([1, 3]);
    expect(await desk.store.newerEvents(reference)).toEqual([2]);
    const [kept] = await query(desk.url, "select event from ticket_event where ticket = $1 and number = 2", [
      reference,
    ]);
    expect(kept).toEqual({ event: { type: "levitated", by: "lena" } });
  });

  test("is not summed up anew by this one, which would lose it", async () => {
    await newerEvent();
    const before = await read();
    const { different, damaged, newer } = await doctor.diagnosis.inconsistentRows(null);
    expect(newer).toContain(reference);
    expect([...different, ...damaged]).not.toContain(reference);
    await expect(doctor.diagnosis.refold(reference)).rejects.toThrow("only a newer desk knows");
    expect(await read()).toEqual(before);
  });
});

describe("a row that cannot be read", () => {
  test("is left out of every list, logged once, and found by the doctor", async () => {
    const { reference: other } = await openOne(desk.store, opening(ann));
    for (const each of [reference, other]) {
      await query(desk.url, "update ticket set status = 'in-progress', assignee = requester where reference = $1", [
        each,
      ]);
    }
    await setJson("clock", "toldAt", '"noon"');
    const channel = { queue: "it", platform: "slack", tenant: "T1", address: "C-it" } as const;
    for (const time of ["first", "again"]) {
      for (const list of [
        await logging.store.openTickets(["it"], 500),
        await logging.store.ticketsOf(ann, 500),
        await logging.store.ticketsClaimedBy(ann, ["it"], 500),
        await logging.store.openTicketsNotAt(channel, 500),
      ]) {
        const references = list.map((ticket) => ticket.reference);
        expect([time, references]).toEqual([time, expect.arrayContaining([other])]);
        expect(references).not.toContain(reference);
      }
    }
    expect(logged).toEqual([expect.objectContaining({ ticket: reference })]);
    await expect(logging.store.ticket(reference)).rejects.toThrow("toldAt");
    expect((await doctor.diagnosis.inconsistentRows(null)).different).toContain(reference);
    await sql("delete from ticket_event where ticket = $1");
    await sql("delete from words where ticket = $1");
    await sql("delete from ticket where reference = $1");
  });
});

describe("a change of a queue's policy that cannot be read", () => {
  const store = () => logging.store;
  const changesPolicy = (hours: string) =>
    query(
      desk.url,
      `insert into queue_policy (queue_name, person_id, at, part, hours) values ('it', $1, now(), 'hours', $2::jsonb)`,
      [ann, hours],
    );

  test("is left out and logged once, and stops neither other queues' policies nor the clock", async () => {
    await staff(desk.store, "network", [ann]);
    await query(
      desk.url,
      "insert into queue_policy (queue_name, person_id, at, part) values ('network', $1, now(), 'targets')",
      [ann],
    );
    await changesPolicy(`{"of": "a newer desk"}`);
    const before = logged.length;
    for (const time of ["first", "again"]) {
      expect([time, (await store().policyChanges()).map(({ queue, unread }) => [queue, unread])]).toEqual([
        time,
        [
          ["it", ["hours"]],
          ["network", []],
        ],
      ]);
      expect(await store().policyChangeOf("it")).toMatchObject({ hours: null, targets: null });
    }
    const inForce = policyInForce(store(), usualPolicy);
    expect(await inForce.refresh()).toEqual(["it", "network"]);
    expect(inForce.policy.queues["it"]).toBe(usualPolicy.queues["it"]);
    expect(logged.slice(before)).toEqual([expect.objectContaining({ queue: "it" })]);
  });
});

test("an agent who is away for ever, or was offered something at no instant, keeps no queue from offers", async () => {
  const bob = await meet(desk.store, someone("U2"));
  await staff(desk.store, "it", [ann, bob]);
  await query(desk.url, "alter table person drop constraint person_away_until_check");
  await query(desk.url, "alter table ticket_event drop constraint ticket_event_at_check");
  await query(desk.url, "update person set away = true, away_because = 'said', away_until = 'infinity' where id = $1", [
    bob,
  ]);
  const offered = (number: number, when: string) =>
    sql(`insert into ticket_event (ticket, number, at, event)
         values ($1, ${number}, '${when}', '{"type": "offered-to", "to": "${ann}"}')`);
  await offered(2, "2026-11-21T08:00Z");
  await offered(3, "2026-11-21T08:30Z");
  await offered(4, "infinity");
  const agents = await desk.store.agentsOf("it");
  expect(new Map(agents.map(({ id, away }) => [id, away]))).toEqual(
    new Map([
      [ann, null],
      [bob, { until: null, because: "said" }],
    ]),
  );
  const busy = await desk.store.busyness([ann, bob], new Date("2026-11-21T00:00Z"));
  expect(busy.get(ann)?.offeredAt).toEqual(new Date("2026-11-21T08:30Z"));
  expect(busy.get(bob)?.offeredAt).toBeNull();
});

describe("JSON that an older desk stored", () => {
  test.each(["respondedAt", "levels", "chain", "reminders", "awaited", "toldAt", "rescheduled", "due"])(
    "has what its clock lacks as at the opening: %s",
    async (field) => {
      const before = await read();
      await sql(`update ticket set clock = clock - '${field}' where reference = $1`);
      expect(await read()).toEqual(before);
    },
  );

  test.each(["levels,resolution", "reminders,count", "due,first-response"])("also inside: %s", async (path) => {
    const before = await read();
    await sql(`update ticket set clock = clock #- '{${path}}' where reference = $1`);
    expect(await read()).toEqual(before);
  });

  test("has what its attempts, its hold and its origin lack", async () => {
    await sql(`update ticket set origin = '{"platform": "slack"}', hold = '{"reason": "parts"}',
                 attempts = '[{"number": 1, "text": "Done", "cause": "other", "by": null, "at": "2026-11-21T09:00:00.000Z"}]'
                where reference = $1`);
    expect(await read()).toMatchObject({
      origin: { platform: "slack", conversation: null, message: null },
      hold: { reason: "parts", resumeOn: null },
      attempts: [{ number: 1, workOf: null, answer: null, said: null, rating: null }],
    });
  });
});

describe("JSON that a newer desk stored", () => {
  test("keeps what is not known here, also when the ticket changes", async () => {
    await sql(`update ticket set attempts = '[{"number": 1, "text": "Done", "cause": "other", "by": null,
                 "at": "2026-11-21T09:00:00.000Z", "answer": null, "said": null, "rating": null, "article": "A1"}]'
                where reference = $1`);
    await setJson("clock", "paused", '"2026-11-21T09:00:00.000Z"');
    await setJson("clock", "reminders,snoozed", "true");
    await setJson("origin", "mail", '"<1@example.org>"');
    await note("Anything");
    const [row] = await query(
      desk.url,
      `select clock ->> 'paused' as paused, clock #> '{reminders,snoozed}' as snoozed, origin ->> 'mail' as mail,
              attempts #>> '{0,article}' as article from ticket where reference = $1`,
      [reference],
    );
    expect(row).toEqual({
      paused: "2026-11-21T09:00:00.000Z",
      snoozed: true,
      mail: "<1@example.org>",
      article: "A1",
    });
  });

  test("is done, when it is a reply that cannot be said here, and is not done again", async () => {
    const intent: Intent = { kind: "visited", once: "press of tomorrow", by: someone("U1") };
    const key = keyOf(intent);
    await query(desk.url, `insert into inbound (key, answer, at) values ($1, '{"kind": "hologram"}', now())`, [key]);
    const again = (): Promise<Reply> =>
      once({ store: desk.store, now: () => at, name: "Desk", locale: "en", zone: "UTC" }, intent, () =>
        Promise.reject(new Error("done twice")),
      );
    expect(await again()).toEqual({ kind: "done" });
  });
});
