import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { applyMigrations } from "../../src/store/migrations/apply-migrations.ts";
import { listMigrations, migrationsFolder } from "../../src/store/migrations/list-migrations.ts";
import { openStore, type OpenedStore } from "../../src/store/store.ts";
import { createEmptyDatabase, query, type TestDatabase } from "../support/database.ts";
import { silent } from "../support/silent.ts";

/** A database of 0.1 with what it could come to hold, brought to this version. */
let database: TestDatabase;
let opened: OpenedStore;
const [ann, bob] = ["00000000-0000-7000-8000-00000000000a", "00000000-0000-7000-8000-00000000000b"];
const [twice, thrice, ended, later] = ["I261121_0001", "I261121_0002", "I261121_0003", "I261121_0004"];

const rows = (sql: string) => query(database.url, sql);

const ticket = (reference: string, more: string) => `
  insert into ticket (reference, kind, title, description, service, urgency, impact, priority, device, phone,
                      steps_to_reproduce, requester, beneficiary, followers, queue_name, origin, status, assignee, attempts,
                      escalated, chases, minutes_worked, opened_at, changed_at, ended_at, cancellation, version)
  values ('${reference}', 'incident', 'Fire', 'Smoke', 'Printing', 'high', 'team', 'P2', '', '', '', '${ann}', '${ann}',
          array['${bob}']::uuid[], 'it', '{"platform":"slack","conversation":null,"message":null}', ${more})`;
const event = (reference: string, number: number, type: string) =>
  `insert into ticket_event (ticket, number, by, at, event)
   values ('${reference}', ${number}, '${ann}', '2026-11-21T09:00Z', '{"type":"${type}"}')`;
const surface = (
  id: number,
  reference: string,
  person: string | null,
  address: string,
  message: string | null,
  version = 0,
) =>
  `insert into surface (id, ticket, person_id, platform, tenant, address, message, shown_version)
   values (${id}, '${reference}', ${person === null ? "null" : `'${person}'`}, 'slack', 'T1', '${address}',
           ${message === null ? "null" : `'${message}'`}, ${version})`;
const note = (id: number, number: number, message: string | null, address = "C1") =>
  `insert into note (surface_id, number, address, message)
   values (${id}, ${number}, '${address}', ${message === null ? "null" : `'${message}'`})`;

const before = [
  `insert into person (id, name) values ('${ann}', 'Ann'), ('${bob}', 'Bob')`,
  `insert into account (platform, tenant, "user", person_id, direct_address) values ('slack', 'T1', 'U1', '${ann}', 'U1')`,
  "insert into queue (name) values ('it')",
  "insert into agents_channel (queue_name, platform, tenant, address) values ('it', 'slack', 'T1', 'C1')",
  ticket(twice, `'new', null, '[]', false, 0, 0, '2026-11-21T09:00Z', '2026-11-21T09:00Z', null, null, 3`),
  ticket(thrice, `'in-progress', '${bob}', '[]', false, 0, 0, '2026-11-21T09:00Z', '2026-11-21T09:00Z', null, null, 1`),
  ticket(
    ended,
    `'cancelled', null, '[]', false, 0, 0, '2026-11-21T09:00Z', '2026-11-21T10:00Z', '2026-11-21T10:00Z',
     '{"by":"agent","reason":"Spam"}', 1`,
  ),
  event(twice, 1, "opened"),
  event(twice, 2, "noted"),
  event(twice, 3, "replied"),
  event(thrice, 1, "opened"),
  event(ended, 1, "opened"),
  // Two posted cards in the agents' channel: the newer shows more; each has a note that the other lacks, and one has both.
  surface(1, twice, null, "C1", "m1", 1),
  surface(2, twice, null, "C1", "m2", 3),
  note(1, 2, "n1-2"),
  note(1, 3, "n1-3"),
  note(2, 3, "n2-3"),
  // Another channel, and another person, are no double.
  surface(3, twice, null, "C2", null),
  surface(4, twice, bob, "D2", "m4", 1),
  // A person's two cards, in two chats: only one is posted, and what it held back has a timer.
  surface(5, twice, ann, "U1", null),
  surface(6, twice, ann, "D1", "m6", 3),
  note(5, 2, null, "U1"),
  `insert into timer (key, at, job) values ('surface 5', '2026-11-22T08:00Z', '{"kind":"catch-up","surface":"5"}')`,
  // Three that nobody has posted: the one with a note stays.
  surface(7, thrice, null, "C1", null),
  surface(8, thrice, null, "C1", null),
  surface(9, thrice, null, "C1", null),
  note(8, 2, null),
  surface(10, ended, null, "C1", "m10", 1),
  `select setval('surface_id_seq', 10)`,
  `insert into timer (key, at, job) values ('policy', '9999-12-31', '{"fingerprint":"abc"}'),
                                           ('ticket ${twice}', '2026-11-22T08:00Z', '{"kind":"wake","ticket":"${twice}"}')`,
  `insert into draft (id, person_id, opener, values, at)
   values ('${ann}', '${ann}', '{"do":"new-ticket"}', '{"title":"F"}', '2026-11-21T09:00Z'),
          ('${bob}', '00000000-0000-7000-8000-000000000000', '{"do":"new-ticket"}', '{}', '2026-11-21T09:00Z')`,
];
let ticketsBefore: unknown;

beforeAll(async () => {
  database = await createEmptyDatabase();
  const folder = await mkdtemp(join(tmpdir(), "guichet-0.1-"));
  const ofBefore = (await listMigrations(migrationsFolder)).filter(({ name }) => name < "20261128");
  for (const { name } of ofBefore) await cp(join(migrationsFolder, name), join(folder, name), { recursive: true });
  await applyMigrations({ url: database.url, folder });
  await rm(folder, { recursive: true });
  for (const sql of before) await rows(sql);
  const added =
    "null::text as mark, null::jsonb as asked, '[]'::jsonb as answers, '[]'::jsonb as private_answers, null::jsonb as approval, '{}'::uuid[] as approvers, false as is_private, null::jsonb as given, null::text as for_grant, null::text as part_of, '[]'::jsonb as parts, null::jsonb as custom_status";
  ticketsBefore = await rows(`select *, ${added} from ticket order by reference`);
  await applyMigrations({ url: database.url });
  opened = await openStore({
    url: database.url,
    administrators: [],
    log: silent,
    outbox: () => Promise.resolve(() => undefined),
  });
});
afterAll(async () => {
  await opened.close();
  await database.drop();
});

describe("a database of 0.1 keeps", () => {
  test("its tickets as they are", async () => {
    expect(await rows("select * from ticket order by reference")).toEqual(ticketsBefore);
    expect((await opened.store.ticketsOf(ann, 9)).map(({ reference }) => reference)).toEqual([thrice, twice, ended]);
    expect((await opened.store.openTickets(["it"], 9)).map(({ reference }) => reference).toSorted()).toEqual([
      twice,
      thrice,
    ]);
  });

  test("its events, whose types can be asked for", async () => {
    expect(await opened.store.eventsOf(twice, ["opened", "replied"], 9)).toEqual([
      { number: 3, type: "replied" },
      { number: 1, type: "opened" },
    ]);
    expect(await opened.store.eventsOf(twice, ["opened", "replied"], 3)).toEqual([{ number: 1, type: "opened" }]);
  });

  test("one card of those that stood twice in a place: the posted one that shows most, else the one with notes", async () => {
    const left = await rows("select id::int, ticket, message from surface order by id");
    expect(left).toEqual([
      { id: 2, ticket: twice, message: "m2" },
      { id: 3, ticket: twice, message: null },
      { id: 4, ticket: twice, message: "m4" },
      { id: 6, ticket: twice, message: "m6" },
      { id: 8, ticket: thrice, message: null },
      { id: 10, ticket: ended, message: "m10" },
    ]);
  });

  test("the notes of the card that went, where the one that stays has none of that event", async () => {
    expect(await rows("select surface_id::int as surface, number, message from note order by 1, 2")).toEqual([
      { surface: 2, number: 2, message: "n1-2" },
      { surface: 2, number: 3, message: "n2-3" },
      { surface: 6, number: 2, message: null },
      { surface: 8, number: 2, message: null },
    ]);
  });

  test("what was to be said later, on the card that stays", async () => {
    expect(await rows("select key, job from timer order by key")).toEqual([
      { key: "surface 6", job: { kind: "catch-up", surface: "6" } },
      { key: `ticket ${twice}`, job: { kind: "wake", ticket: twice } },
    ]);
  });

  test("each surface's subject", async () => {
    expect(await rows("select distinct subject_kind, subject_id = ticket as same from surface")).toEqual([
      { subject_kind: "ticket", same: true },
    ]);
  });

  test("the policy in use, which is no timer any more", async () => {
    expect(await rows("select * from setting")).toEqual([{ key: "policy", value: { fingerprint: "abc" } }]);
    expect(await opened.store.transaction((tx) => tx.recordPolicyVersion("abc"))).toBe(false);
    expect(await opened.store.transaction((tx) => tx.recordPolicyVersion("def"))).toBe(true);
  });

  test("the drafts of those it knows", async () => {
    expect(await rows("select person_id from draft")).toEqual([{ person_id: ann }]);
  });

  test("room for a desk of 0.1 that still runs: what it writes goes in", async () => {
    await rows(
      ticket(later, `'new', null, '[]', false, 0, 0, '2026-11-21T11:00Z', '2026-11-21T11:00Z', null, null, 1`),
    );
    await rows(event(later, 1, "opened"));
    await rows(surface(11, later, null, "C1", null));
    await rows(surface(12, later, ann, "U1", null));
    await rows("insert into timer (key, at, job) values ('policy', '9999-12-31', '{\"fingerprint\":\"old\"}')");
    expect((await opened.store.surfaces(later)).map(({ id }) => id)).toEqual(["11", "12"]);
    expect(await rows("select value from setting")).toEqual([{ value: { fingerprint: "def" } }]);
  });
});
