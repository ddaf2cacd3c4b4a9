import { afterAll, beforeAll, expect, test } from "vitest";
import { outcome } from "../../src/kernel/approval.ts";
import { nothingDue } from "../../src/kernel/clock.ts";
import { applyMigrations } from "../../src/store/migrations/apply-migrations.ts";
import { listMigrations, migrationsFolder } from "../../src/store/migrations/list-migrations.ts";
import { openStore, type OpenedStore } from "../../src/store/store.ts";
import { createEmptyDatabase, query, type TestDatabase } from "../support/database.ts";
import { silent } from "../support/silent.ts";

/** A database with what it let in once, brought to where it refuses that: what was there can be read. */
let database: TestDatabase;
let opened: OpenedStore;
const [ann, bob, cleo] = [1, 2, 3].map((number) => `00000000-0000-7000-8000-00000000000${number}`);
const [lasting, cancelled, asking, rated] = ["I261121_0001", "I261121_0002", "S261121_0003", "I261121_0004"];
const untried = "I261121_0005";

const damaged = "I261121_0006";

const rows = (sql: string) => query(database.url, sql);

const ticket = (reference: string, columns: string, values: string) => `
  insert into ticket (reference, kind, title, description, service, urgency, impact, priority, device, phone,
                      steps_to_reproduce, requester, beneficiary, followers, queue_name, origin, escalated, minutes_worked,
                      version, ${columns})
  values ('${reference}', 'incident', 'Fire', 'Smoke', 'Printing', 'high', 'team', 'P2', '', '', '', '${ann}', '${ann}',
          '{}', 'it', '{"platform":"slack","conversation":null,"message":null}', false, 0, 3, ${values})`;
const at = "'2026-11-21T09:00Z'";
const usual = "status, assignee, attempts, chases, opened_at, changed_at";

const before = [
  `insert into person (id, name, away, away_because, away_until)
   values ('${ann}', 'Ann', false, null, null), ('${bob}', 'Bob', true, 'said', 'infinity'),
          ('${cleo}', 'Cleo', true, 'status', '-infinity')`,
  "insert into queue (name) values ('it')",
  ticket(
    lasting,
    `${usual}, chased_at, next_due_at`,
    "'new', null, '[]', 1, '-infinity', '290000-01-01', 'infinity', 'infinity'",
  ),
  ...["'-infinity'", at, "'infinity'"].map(
    (when, index) => `insert into ticket_event (ticket, number, at, event)
                      values ('${lasting}', ${index + 1}, ${when}, '{"type":"opened"}')`,
  ),
  ticket(
    cancelled,
    `${usual}, ended_at, cancellation`,
    `'cancelled', null, '[]', 0, ${at}, ${at}, 'infinity', '{"reason":"spam"}'`,
  ),
  ticket(asking, `${usual}, approval, approvers`, `'new', null, '[]', 0, ${at}, ${at}, '{}', '{${bob}}'`),
  ticket(
    rated,
    usual,
    `'resolved', '${bob}', '[{"rating":{}},{"rating":null},{"rating":{"stars":4}},{"number":4}]', 0, ${at}, ${at}`,
  ),
  ticket(untried, `${usual}, follow_up_of`, `'resolved', '${bob}', '[]', 0, ${at}, ${at}, '${untried}'`),
  ticket(
    damaged,
    `${usual}, clock`,
    `'in-progress', '${bob}', '[]', 0, ${at}, ${at},
     '{"turns":{"of":1},"due":{"first-response":"soon"},"respondedAt":"soon","chain":{"at":"later","people":null},
       "levels":{"resolution":{"state":"breached","since":"never"},"first-response":null}}'`,
  ),
  ...[
    { type: "opened", queue: "it", priority: "P2", forecast: { by: "tomorrow-ish" } },
    { type: "worked", minutes: "abc" },
    { type: "worked", minutes: 0.5 },
    { type: "rated", stars: "six", attempt: "first" },
  ].map(
    (event, index) => `insert into ticket_event (ticket, number, at, by, event)
                       values ('${damaged}', ${index + 1}, ${at}, '${index === 0 ? ann : bob}', '${JSON.stringify(event)}')`,
  ),
  `insert into timer (key, at, job) values ('nowhere', ${at}, '{"kind":"catch-up","surface":"it"}')`,
  `insert into surface (id, ticket, platform, tenant, address, pushed_at) values (1, '${lasting}', 'slack', 'T1', 'C1', 'infinity')`,
  `insert into outbox (surface_id, part, wanted, platform, tenant, address, requester, precedence, place, at)
   values (1, 'posts', '{"1":"2026-99-99Tbanana","2":"2026-11-21T09:00:00+00:00"}', 'slack', 'T1', 'C1', '${ann}', 0, 'infinity', now())`,
  `insert into accepted_policy (at, accepted_by, text, fingerprint) values ('infinity', 'hand', '{}', repeat('0', 64))`,
  `insert into queue_policy (queue_name, person_id, at, part) values ('it', '${ann}', 'infinity', 'hours')`,
  `insert into export (id, person_id, at, asked, format) values ('${ann}', '${ann}', now(), '{}', 'csv')`,
  `insert into page_pass (hash, person_id, page, signed_in, until) values (repeat('0', 64), '${ann}', 'wall', false, 'infinity')`,
  `insert into words (id, ticket, by, text, at, erased_at) values ('${ann}', '${lasting}', '${ann}', '', ${at}, 'infinity')`,
  `insert into known_issue (id, service, words, since, ends_at, version, set_by)
   values ('${ann}', 'VPN', 'Down.', ${at}, '290000-01-01', 1, '${ann}')`,
  `insert into timer (key, at, job) values ('policy', '9999-12-31', '{"fingerprint":"abc"}')`,
];

beforeAll(async () => {
  database = await createEmptyDatabase();
  const upTo = (await listMigrations(migrationsFolder)).filter(({ name }) => name < "20261130060000");
  await applyMigrations({ url: database.url, upTo });
  for (const sql of before) await rows(sql);
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

test("who is away for ever is so without an end, and who was back before all time is there", async () => {
  const people = await opened.store.people([bob ?? "", cleo ?? ""]);
  expect([...people.values()].map(({ name, away }) => [name, away])).toEqual([
    ["Bob", { until: null, because: "said" }],
    ["Cleo", null],
  ]);
});

test("what happened at no instant happened with what was beside it, and its ticket with that", async () => {
  const instant = new Date("2026-11-21T09:00Z");
  expect(await rows(`select at from ticket_event where ticket = '${lasting}' order by number`)).toEqual(
    [instant, instant, instant].map((at) => ({ at })),
  );
  expect(
    await rows(`select opened_at, changed_at, chased_at, next_due_at from ticket where reference = '${lasting}'`),
  ).toEqual([{ opened_at: instant, changed_at: instant, chased_at: instant, next_due_at: null }]);
});

test("what lacks a key has one, and nobody's consent is made up", async () => {
  expect(await opened.store.ticket(cancelled ?? "")).toMatchObject({ cancellation: { by: "agent", reason: "" } });
  const ticket = await opened.store.ticket(asking ?? "");
  expect(ticket?.approval && outcome(ticket.approval)).toBe("expired");
  expect(await rows(`select approvers from ticket where reference = '${asking}'`)).toEqual([{ approvers: [] }]);
  expect(await rows(`select attempts from ticket where reference = '${rated}'`)).toEqual([
    { attempts: [{ rating: null }, { rating: null }, { rating: { stars: 4 } }, { number: 4 }] },
  ]);
  expect(await rows("select asked from export")).toEqual([{ asked: { of: "found", sought: "" } }]);
});

test("what nobody tried to resolve is in hand, and continues nothing", async () => {
  expect(await opened.store.ticket(untried)).toMatchObject({ status: "in-progress", assignee: bob, followUpOf: null });
});

test("what is wanted is wanted still, and since an instant", async () => {
  const [row] = await rows("select wanted, place < now() as placed from outbox");
  expect(row).toMatchObject({ wanted: { "2": "2026-11-21T09:00:00+00:00" }, placed: true });
});

test("whatever else had no instant can be read, and no pass lasts for ever", async () => {
  expect((await opened.store.policyVersions()).map(({ by, at }) => [by, at === null])).toEqual([["hand", false]]);
  expect((await opened.store.policyChanges()).map(({ queue, at }) => [queue, at === null])).toEqual([["it", false]]);
  expect(await rows("select from page_pass")).toEqual([]);
  expect(await rows("select pushed_at from surface")).toEqual([{ pushed_at: null }]);
  expect(await rows("select ends_at from known_issue")).toEqual([{ ends_at: new Date("9999-12-31T00:00Z") }]);
});

test("what figures cannot count is left out of them, and takes none away", async () => {
  const { store } = opened;
  const ticket = await store.ticket(damaged);
  const turns = [{ of: "agents", since: ticket?.openedAt }];
  expect(ticket?.clock).toMatchObject({ turns, due: nothingDue, respondedAt: null, chain: null });
  const period = { from: new Date("2026-11-01"), to: new Date("2026-12-01") };
  const asOf = period.to;
  const always = [{ queues: ["it"], starts: [0], lengths: [1e15], before: [0] }];
  expect(await store.workIn(["it"], period)).toMatchObject([{ minutes: 1 }]);
  const work = await store.workByDay({ person: bob ?? "", led: ["it"] }, period, "UTC");
  expect(work).toEqual([{ person: bob, day: "2026-11-21", minutes: 1 }]);
  expect(Object.values(await store.starsIn(["it"], period))).toEqual([0, 0, 0, 0, 0]);
  expect(await store.lowRatingsIn(["it"], period, 5)).toEqual([]);
  expect((await store.cohortIn(always, period, asOf)).resolution.targets.unpromised).toBeGreaterThan(0);
  expect((await store.timeSpentIn(always, period, asOf)).agents).toBe(0);
  expect(await store.forecastsIn(["it"], period, asOf)).toEqual({ said: 0, kept: 0 });
  expect(await store.waitsIn("it", asOf)).toMatchObject([{ answeredAt: null }]);
  expect(await rows("select from timer where key = 'nowhere'")).toEqual([]);
});
