import { readUses } from "../../src/features/articles/store.ts";
import { PrismaPg } from "@prisma/adapter-pg";
import type { SqlDriverAdapterFactory, SqlQuery } from "@prisma/driver-adapter-utils";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Client } from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { lostReasons } from "../../src/channels/platform.ts";
import { readLate } from "../../src/features/digests/store/read-late.ts";
import { readPolicyChanges } from "../../src/features/queue-policy/store.ts";
import { readQueues } from "../../src/features/queues/store/read-queues.ts";
import { readWords } from "../../src/features/replies/store.ts";
import { stretchesOf } from "../../src/features/reports/rules.ts";
import { anything, mostFound, type FoundAt, type Wanted } from "../../src/features/search/rules.ts";
import { readFound } from "../../src/features/search/store/find.ts";
import { privateWords } from "../../src/features/search/store/private-words.ts";
import { listUnindexed, writeListed } from "../../src/features/search/store/write-listed.ts";
import { readGrants } from "../../src/features/grants/store.ts";
import { readBusyness } from "../../src/features/routing/store.ts";
import { readTimesheets } from "../../src/features/timesheets/store.ts";
import { readForecasts } from "../../src/features/forecasts/store.ts";
import { readFigures } from "../../src/features/reports/store.ts";
import { aroundTheClock } from "../../src/kernel/time/business-hours.ts";
import { leaseLasts, outboxParts, type Room } from "../../src/desk/outbox.ts";
import { isTimerDue, takeDueTimers } from "../../src/store/engine/timers.ts";
import { PrismaClient } from "../../src/store/generated/client.ts";
import { takeRows } from "../../src/store/surfaces/outbox-sql.ts";
import { deliveryRecord } from "../../src/store/surfaces/delivery-record.ts";
import { noteRecord } from "../../src/store/surfaces/notes.ts";
import { lostChannels, undelivered } from "../../src/store/surfaces/undelivered.ts";
import type { Sql } from "../../src/store/engine/sql.ts";
import { askOn, sqlOf, type Statement } from "../../src/store/engine/statement.ts";
import { lookAround } from "../../src/store/tickets/look-around.ts";
import { readLists } from "../../src/store/tickets/read-lists.ts";
import { readGaps, writeGaps } from "../../src/features/gaps/store.ts";
import { readMessages } from "../../src/features/emoji/store.ts";
import { readTickets } from "../../src/store/tickets/read-tickets.ts";
import { root } from "../support/papers.ts";
import { createTestDatabase, type TestDatabase } from "../support/database.ts";

/**
 * How PostgreSQL goes about what is asked every hour or for every list, when by far most tickets have ended:
 * 30,000 of them, of which one person has 10,000, beside 150 that are open.
 */
const endedTickets = 30_000;
const openTickets = 150;
const person = (number: number): string => `00000000-0000-7000-8000-${String(number).padStart(12, "0")}`;
const [everywhere, agent] = [person(0), person(1)];
const channel = { queue: "it", platform: "slack", tenant: "T1", address: "C-it" } as const;
const opened = "I200101_000001";
const now = new Date("2026-11-21T09:00:00Z");
const later = new Date("2026-11-21T10:00:00Z");
const alwaysOpen = stretchesOf(["it"], () => aroundTheClock("UTC"), { from: now, to: later });

const all = endedTickets + openTickets;
const reference = "'I200101_' || lpad(i::text, 6, '0')";
const isOpen = `i <= ${openTickets}`;
const when = `timestamptz '2026-11-21T08:00Z' - i * interval '10 minutes'`;
const whose = `('00000000-0000-7000-8000-' || lpad((case when i % 3 = 0 then 0 else i % 1000 end)::text, 12, '0'))::uuid`;
const fill = [
  `insert into person (id, name) select ('00000000-0000-7000-8000-' || lpad(i::text, 12, '0'))::uuid, 'P' || i
     from generate_series(0, 999) i`,
  `insert into account (platform, tenant, "user", person_id, direct_address) select 'slack', 'T1', 'U' || id, id, 'D1' from person`,
  "insert into queue (name) values ('it'), ('network'), ('new here')",
  `insert into queue_member (queue_name, platform, person_id) select name, 'slack', '${agent}' from queue`,
  `insert into ticket (reference, kind, title, description, service, urgency, impact, priority, device, phone,
                       steps_to_reproduce, requester, beneficiary, followers, queue_name, origin, status, assignee,
                       attempts, escalated, chases, minutes_worked, opened_at, changed_at, ended_at, next_due_at, version)
   select ${reference}, 'incident', 'Fire', repeat('Smoke. ', 20), 'Printing', 'high', 'team', 'P2', '', '', '', ${whose}, ${whose},
          '{}', case when i % 2 = 0 then 'it' else 'network' end,
          '{"platform":"slack","conversation":null,"message":null}',
          case when ${isOpen} then 'in-progress' else 'closed' end, '${agent}', '[]', false, 0, 0, ${when}, ${when},
          case when ${isOpen} then null else ${when} end, case when ${isOpen} then ${when} end, 3
     from generate_series(1, ${all}) i`,
  `insert into ticket_event (ticket, number, by, at, event)
   select ${reference}, number, ${whose}, ${when}, jsonb_build_object('type', (array['opened', 'claimed', 'resolved'])[number])
     from generate_series(1, ${all}) i, generate_series(1, 3) number`,
  `insert into ticket_event (ticket, number, at, event)
   select ${reference}, 4, ${when}, jsonb_build_object('type', 'offered-to', 'to', case when i % 2 = 0 then '${agent}'
                                                       else '00000000-0000-7000-8000-' || lpad((i % 1000)::text, 12, '0') end)
     from generate_series(1001, 9000) i`,
  `insert into surface (ticket, person_id, platform, tenant, address, message, shown_version, unreachable)
   select ${reference}, case place when 1 then ${whose} end, 'slack', 'T1',
          case when place = 1 then 'D1' when i % 2 = 0 then 'C-it' else 'C-network' end, place || 'm' || i, 3,
          case when i % 1000 = 0 then 'blocked' end
     from generate_series(1, ${all}) i, generate_series(1, 2) place`,
  `insert into note (surface_id, number, address, message) select id, 2, address, 'n' || id from surface`,
  `insert into timer (key, at, job) select 'ticket ' || i, now() + i * interval '1 minute', '{"kind":"wake"}' from generate_series(1, 20000) i`,
  `insert into pending_words (id, person_id, text, files, at) select gen_random_uuid(), id, 'W', '[]', now()
     from person cross join generate_series(1, 5)`,
  `insert into pending_words (id, person_id, text, files, at, reply, leaves_to)
   select gen_random_uuid(), requester, 'W', '[]', now(), '{}', reference from ticket order by reference limit 100`,
  `insert into words (id, ticket, by, text, at)
   select ('00000000-0000-7000-9000-' || lpad(i::text, 12, '0'))::uuid, ${reference}, ${whose}, 'Smoke', ${when}
     from generate_series(1, ${all}) i`,
  `insert into search_document (ticket, queue, opened_at, words)
   select ${reference}, case when i % 2 = 0 then 'it' else 'network' end, ${when},
          setweight(to_tsvector('pg_catalog.english', 'Fire and smoke'
                                || case when i % 1000 = 0 then ' unusual' else '' end
                                || case when i % 2 = 0 then ' cable' else ' antenna' end
                                || case when i > ${all - 2_000} then ' ancient' else '' end), 'A')
          || array_to_tsvector(array['q' || md5(case when i % 2 = 0 then 'it' else 'network' end)])
     from generate_series(1, ${all}) i`,
  "vacuum analyze",
];

let database: TestDatabase;
let client: Client;
let prisma: PrismaClient;
const asked: SqlQuery[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  client = new Client({ connectionString: database.url });
  await client.connect();
  for (const sql of fill) await client.query(sql);
  prisma = new PrismaClient({ adapter: overheard(new PrismaPg({ connectionString: database.url, max: 1 })) });
}, 120_000);
afterAll(async () => {
  await prisma.$disconnect();
  await client.end();
  await database.drop();
});

/** Writes down what is asked outside a transaction. */
function overheard(factory: PrismaPg): SqlDriverAdapterFactory {
  return {
    provider: factory.provider,
    adapterName: factory.adapterName,
    async connect() {
      const adapter = await factory.connect();
      const queryRaw = adapter.queryRaw.bind(adapter);
      adapter.queryRaw = (query) => {
        asked.push(query);
        return queryRaw(query);
      };
      return adapter;
    },
  };
}

interface Plan {
  readonly "Node Type": string;
  readonly "Relation Name"?: string | undefined;
  readonly "Shared Hit Blocks": number;
  readonly "Shared Read Blocks": number;
  readonly "Actual Rows": number;
  readonly "Actual Loops": number;
  readonly "Rows Removed by Filter"?: number | undefined;
  readonly "Rows Removed by Join Filter"?: number | undefined;
  readonly Plans?: readonly Plan[] | undefined;
}
const plan: z.ZodType<Plan> = z.object({
  "Node Type": z.string(),
  "Relation Name": z.string().optional(),
  "Shared Hit Blocks": z.int(),
  "Shared Read Blocks": z.int(),
  "Actual Rows": z.number(),
  "Actual Loops": z.int(),
  "Rows Removed by Filter": z.number().optional(),
  "Rows Removed by Join Filter": z.number().optional(),
  get Plans() {
    return z.array(plan).optional();
  },
});
const explained = z.tuple([z.object({ "QUERY PLAN": z.tuple([z.object({ Plan: plan })]) })]);

const scalar = z.union([z.string(), z.number(), z.bigint(), z.boolean()]).transform(String);
const literal = (value: unknown): string => {
  if (Array.isArray(value)) return `'{${value.map((each) => JSON.stringify(scalar.parse(each))).join(",")}}'`;
  if (value instanceof Date) return `'${value.toISOString()}'`;
  return value === null ? "null" : `'${scalar.parse(value).replaceAll("'", "''")}'`;
};

/** `force_generic_plan` is how a statement is planned that was prepared once and asked often, as the desk's are. */
async function explain({ sql, args }: SqlQuery, mode: "force_custom_plan" | "force_generic_plan"): Promise<Plan> {
  await client.query(`set plan_cache_mode = ${mode}`);
  await client.query(`prepare overheard as ${sql}`);
  try {
    const values = args.length === 0 ? "" : `(${args.map(literal).join(", ")})`;
    const { rows } = await client.query(`explain (analyze, buffers, format json) execute overheard${values}`);
    return explained.parse(rows)[0]["QUERY PLAN"][0].Plan;
  } finally {
    await client.query("deallocate overheard");
  }
}

/** Tables that grow with people, queues or articles, or (`outbox`, `search_pending`) with what waits, and not with tickets. */
const small = new Set([
  "policy_version",
  "account",
  "agents_channel",
  "answer_time",
  "article",
  "article_use",
  "gap",
  "gap_question",
  "known_issue",
  "known_issue_affected",
  "named_lead",
  "outbox",
  "person",
  "queue",
  "queue_lead",
  "queue_member",
  "ready_answer",
  "saved_search",
  "setting",
  "several_changed",
  "queue_policy",
  "search_pending",
]);

const scansOf = ({ Plans = [], ...node }: Plan): readonly string[] => [
  ...(node["Node Type"] === "Seq Scan" && !small.has(node["Relation Name"] ?? "") ? [node["Relation Name"] ?? ""] : []),
  ...Plans.flatMap(scansOf),
];

/** How many rows were looked at, in each step of it: of a step that is gone through again and again, each time. */
const looksOf = ({ Plans = [], ...node }: Plan): number =>
  (node["Actual Rows"] + (node["Rows Removed by Filter"] ?? 0) + (node["Rows Removed by Join Filter"] ?? 0)) *
    node["Actual Loops"] +
  Plans.reduce((sum, each) => sum + looksOf(each), 0);

const read = (sql: Sql) => readTickets(sql, () => undefined);
const readDigests = (sql: Sql) => readLate(sql, () => undefined);
const lateIn = { queue: "it", person: null } as const;
const toldSoFar = { now, until: null, standIns: [] } as const;
const nobody = person(999_999);
const raise = (_: string, err: unknown): never => {
  throw err;
};
const chatOf = (who: string) =>
  ({ platform: "slack", tenant: "T1", audience: { kind: "person", person: who } }) as const;
const accountOf = (who: string) => ({ platform: "slack", tenant: "T1", user: `U${who}` }) as const;
const lists = (sql: Sql) => readLists(sql, () => undefined);
const rank = {
  reference: opened,
  priority: "P3",
  open: true,
  due: null,
  opened: now.getTime() - 1_000,
  changed: now.getTime(),
} as const;
const search = (
  sql: Sql,
  wanted: Partial<Wanted>,
  who: string | null = agent,
  queues: readonly string[] = ["it", "network"],
  after: FoundAt | null = null,
) =>
  readFound(sql, () => undefined).ticketsFound(
    { wanted: { ...anything, ...wanted }, person: who, queues, inPrivate: queues },
    { after, most: 15 },
  );
const perOpenTicket = 8; // pages: its row, and its surfaces by an index

test.each<[what: string, pages: number, ask: (sql: PrismaClient) => Promise<unknown>]>([
  ["the list of somebody with 10,000 tickets that have ended", 350, (sql) => lists(sql).ticketsOf(everywhere, 100)],
  ["anybody's list", 150, (sql) => lists(sql).ticketsOf(person(7), 20)],
  [
    "the beginning of an agent's lists",
    600,
    (sql) =>
      lists(sql).beginnings(
        [
          { name: "claimed", person: agent, queues: ["it", "network"] },
          { name: "waiting", person: agent, queues: ["it", "network"] },
          { name: "late", queues: ["it", "network"], at: now },
          { name: "free", queues: ["it", "network"] },
          { name: "mine", person: everywhere },
        ],
        15,
        115,
      ),
  ],
  ["the list of a queue", 40, (sql) => lists(sql).openTickets(["it"], 20)],
  ["the list of an agent's queues", 80, (sql) => lists(sql).openTickets(["it", "network"], 20)],
  ["what somebody has claimed", 40, (sql) => lists(sql).ticketsClaimedBy(agent, ["it", "network"], 20)],
  ["a page of a queue's list", 60, (sql) => lists(sql).openTickets(["it"], 20, rank)],
  ["a page of what nobody has", 80, (sql) => lists(sql).freeTickets(["it"], 20, rank)],
  ["how many a queue has behind a page", 80, (sql) => lists(sql).countAfter({ name: "queue", queues: ["it"] }, rank)],
  ["how many nobody has, in all", 80, (sql) => lists(sql).countAfter({ name: "free", queues: ["it"] }, null)],
  ["how many nobody has after one", 80, (sql) => lists(sql).countAfter({ name: "free", queues: ["it"] }, rank)],
  [
    "where the page before one of a queue begins",
    80,
    (sql) => lists(sql).startBefore({ name: "queue", queues: ["it"] }, rank, 15),
  ],
  [
    "where the page before one of somebody with 10,000 tickets begins",
    600,
    (sql) => lists(sql).startBefore({ name: "mine", person: everywhere }, { ...rank, open: false }, 15),
  ],
  ["what is late in an agent's queues", 120, (sql) => lists(sql).lateTickets(["it", "network"], now, 15)],
  ["a page of what is late", 120, (sql) => lists(sql).lateTickets(["it", "network"], now, 15, rank)],
  ["how much is late", 120, (sql) => lists(sql).countAfter({ name: "late", queues: ["it"], at: now }, null, 100)],
  ["what is asked and no article answers", 40, (sql) => readGaps(sql).gapsAsked(["it", "network"])],
  ["what waits for an agent", 80, (sql) => lists(sql).ticketsWaitingFor(agent, ["it", "network"], 15)],
  ["what waits for somebody with 10,000 tickets", 150, (sql) => lists(sql).ticketsWaitingFor(everywhere, [], 15)],
  [
    "how much waits for an agent",
    80,
    (sql) => lists(sql).countAfter({ name: "waiting", person: agent, queues: ["it"] }, null, 100),
  ],
  [
    "that somebody with 10,000 tickets has many",
    40,
    (sql) => lists(sql).countAfter({ name: "mine", person: everywhere }, null, 100),
  ],
  [
    "how many somebody with 10,000 tickets has behind a page",
    600,
    (sql) => lists(sql).countAfter({ name: "mine", person: everywhere }, rank),
  ],
  ["tickets of a queue that are not private yet", 250, (sql) => read(sql).notPrivateIn("it", 100)],
  ["whether a queue holds private tickets", 5, (sql) => read(sql).holdsPrivate("it")],
  ["the open tickets of a queue in order", 20, (sql) => read(sql).openReferences("it", opened, 20)],
  [
    "what happened in a queue this morning",
    40,
    (sql) => readFigures(sql).activityIn(["it"], [{ from: now, to: later }]),
  ],
  [
    "what became of what was opened in a queue this morning",
    40,
    (sql) => readFigures(sql).cohortIn(alwaysOpen, { from: now, to: later }, later),
  ],
  [
    "in whose hands that has been",
    40,
    (sql) => readFigures(sql).timeSpentIn(alwaysOpen, { from: now, to: later }, later),
  ],
  [
    "who worked how long this morning",
    40,
    (sql) => readTimesheets(sql).workByDay({ person: agent, led: ["it"] }, { from: now, to: later }, "Europe/Paris"),
  ],
  [
    "what was worked this morning, a line each",
    40,
    (sql) => readTimesheets(sql).workLogged({ person: agent, led: ["it"] }, { from: now, to: later }, 20_000),
  ],
  ["what was worked in a queue this morning", 40, (sql) => readFigures(sql).workIn(["it"], { from: now, to: later })],
  [
    "what came of the forecasts of this morning",
    40,
    (sql) => readFigures(sql).forecastsIn(["it"], { from: now, to: later }, later),
  ],
  ["how long those of this morning waited", 60, (sql) => readForecasts(sql).waitsIn("it", later)],
  ["how soon most in a queue are answered", 5, (sql) => readForecasts(sql).answerTimes("it")],
  [
    "the low ratings of a queue this morning",
    40,
    (sql) => readFigures(sql).lowRatingsIn(["it"], { from: now, to: later }, 10),
  ],
  ["what is said beside them", 40, (sql) => readFigures(sql).criteriaIn(["it"], { from: now, to: later })],
  ["the stars of a queue this morning", 40, (sql) => readFigures(sql).starsIn(["it"], { from: now, to: later })],
  [
    "what a queue’s morning was made of",
    80,
    (sql) =>
      readFigures(sql).divisionsIn(["it"], "service", {
        period: { from: now, to: later },
        before: { from: new Date(now.getTime() - 3_600_000), to: now },
      }),
  ],
  [
    "what was opened in a queue this morning",
    40,
    (sql) => readFigures(sql).openedIn(["it"], { from: now, to: later }, { of: null, after: null, most: 10 }),
  ],
  [
    "what was opened in a queue this morning, the oldest first",
    40,
    (sql) =>
      readFigures(sql).openedIn(
        ["it"],
        { from: now, to: later },
        { of: null, after: null, most: 10, oldestFirst: true },
      ),
  ],
  ["how old the open tickets of a queue are", 40, (sql) => readFigures(sql).backlogOf(["it"], now)],
  ["whether somebody wrote among agents", 250, (sql) => readWords(sql).hasNoted(person(7), new Date(0))],
  ["what somebody is about to send", 20, (sql) => readWords(sql).leavingOf(person(7))],
  ["what somebody did last", 20, (sql) => readWords(sql).lastActOf(person(7), new Date(0))],
  ["what an article has done", 20, (sql) => readUses(sql).articleUses(person(7), now, 1_000)],
  [
    "what agents have to do, and when something was last offered to them",
    60,
    (sql) => readBusyness(sql).busyness([everywhere, agent, person(7)], new Date(0)),
  ],
  [
    "what was offered to somebody lately",
    60,
    (sql) => readBusyness(sql).offeredLately(agent, new Date(now.getTime() - 14 * 86_400_000), 20),
  ],
  ["how much each agent has", 40, (sql) => readFigures(sql).loadOf(["it"])],
  ["what a queue has had since this morning", 40, (sql) => read(sql).countsSince("it", now)],
  [
    "open tickets without a card in a channel",
    openTickets * perOpenTicket,
    (sql) => read(sql).openTicketsNotAt(channel, 100),
  ],
  ["cards that show less than happened", openTickets * perOpenTicket, (sql) => undelivered(sql).neglected(now, 500)],
  ["what was asked before", 20, (sql) => read(sql).eventsOf(opened, ["opened", "claimed"], 3)],
  ["the surfaces of a ticket", 20, (sql) => read(sql).surfaces(opened)],
  ["a ticket by its card", 20, (sql) => read(sql).surfaceOf({ ...channel, message: "2m2" })],
  ["a ticket by a note", 30, (sql) => read(sql).surfaceOf({ ...channel, message: "n4" })],
  [
    "a ticket by the message that it was made of",
    20,
    (sql) => readMessages(sql).ticketOfMessage({ ...channel, message: "7.1" }),
  ],
  ["when somebody last wrote to the agents", 20, (sql) => noteRecord(sql).lastWords(opened, person(7))],
  ["where somebody was last written to", 60, (sql) => deliveryRecord(sql).lastAddress(chatOf(person(7)))],
  ["where somebody who was never written to was", 60, (sql) => deliveryRecord(sql).lastAddress(chatOf(nobody))],
  ["where somebody with 10,000 tickets was", 700, (sql) => deliveryRecord(sql).lastAddress(chatOf(everywhere))],
  ["what became of the last words to the agents", 40, (sql) => noteRecord(sql).reached(opened, 3)],
  ["how many tickets somebody has opened", 150, (sql) => read(sql).countOpenedBy(accountOf(everywhere), now, 100)],
  ["the numbers of events of a newer desk", 20, (sql) => read(sql).newerEvents(opened)],
  ["surfaces that were posted again", 100, (sql) => read(sql).surfacesPostedAgain(channel, later, 5)],
  [
    "what of somebody is to be offered, or no longer",
    openTickets * perOpenTicket,
    (sql) => read(sql).offersToSettle(agent),
  ],
  [
    "what somebody has until a day, and their queues gave",
    40,
    (sql) => readGrants(sql).heldBy(agent, ["it"], { from: 1, most: 15 }),
  ],
  ["the ticket to take something back", 40, (sql) => readGrants(sql).openForGrant("I261121_0001", "take-back")],
  ["what waits for somebody's approval", 40, (sql) => read(sql).waitingForApprovalOf(agent)],
  ["who has such tickets in a queue", openTickets * perOpenTicket, (sql) => read(sql).assigneesToSettle("it")],
  ["every queue, and how it stands", openTickets * perOpenTicket, (sql) => readQueues(sql).standings()],
  ["what is late in a queue, in figures", 40, (sql) => readDigests(sql).lateFigures(lateIn, toldSoFar)],
  [
    "what is late of somebody, in figures",
    40,
    (sql) => readDigests(sql).lateFigures({ ...lateIn, person: agent }, toldSoFar),
  ],
  ["what a digest tells of first", 40, (sql) => readDigests(sql).ticketsInDigest(lateIn, 5)],
  ["a page of what a digest tells of", 40, (sql) => readDigests(sql).ticketsInDigest(lateIn, 15, rank)],
  ["how much a digest tells of", 40, (sql) => readDigests(sql).lateAfter(lateIn, rank)],
  [
    "with what help was asked for",
    40,
    (sql) => readDigests(sql).awaitedIn(lateIn, { until: now, after: opened, most: 100, except: agent }),
  ],
  ["who is asked by name in a queue", 40, (sql) => readDigests(sql).peopleAskedIn("it")],
  ["whether the policy was changed in chat", 10, (sql) => readPolicyChanges(sql, raise).lastPolicyChange()],
  ["when somebody last did something", 20, (sql) => noteRecord(sql).lastAct(person(7), now)],
  [
    "what could not be delivered in a channel",
    200,
    (sql) => lostChannels(sql).recover(channel, [...lostReasons], { after: null, most: 5 }),
  ],
  ["whether a timer is due", 10, (sql) => isTimerDue(sql, now)],
  ["a rare word", 700, (sql) => search(sql, { words: ["unusual"] })],
  ["a word that stands in all tickets", 30_000, (sql) => search(sql, { words: ["fire"] })],
  ["a word of another queue", 700, (sql) => search(sql, { words: ["antenna"] }, person(1), ["it"])],
  ["a word of old tickets", 5_000, (sql) => search(sql, { words: ["ancient"] })],
  ["a phrase", 30_000, (sql) => search(sql, { phrases: ["fire and smoke"] })],
  ["the beginning of a word", 700, (sql) => search(sql, { words: ["unus"] })],
  ["what is like a ticket, by rare words", 1_500, (sql) => search(sql, { like: ["unusual", "fire", "smoke"] }, null)],
  ["what is like a ticket, by common words", 30_000, (sql) => search(sql, { like: ["fire", "smoke"] }, null)],
  ["a rare word without a common one", 700, (sql) => search(sql, { words: ["unusual"], without: ["cable"] })],
  ["a common word in what somebody holds", 60_000, (sql) => search(sql, { words: ["fire"], assignee: [agent] })],
  ["a rare word in what somebody holds", 60_000, (sql) => search(sql, { words: ["unusual"], assignee: [agent] })],
  ["a rare word in what is open", 3_000, (sql) => search(sql, { words: ["unusual"], statuses: ["in-progress"] })],
  ["what is open", 3_000, (sql) => search(sql, { statuses: ["in-progress"] })],
  ["what was opened in a week", 4_000, (sql) => search(sql, { since: new Date(now.getTime() - 7 * 86_400_000) })],
  ["what somebody asked for", 60_000, (sql) => search(sql, { from: [everywhere] })],
  ["a word among somebody's own", 200, (sql) => search(sql, { words: ["fire"] }, person(7), [])],
  ["a word among 10,000 of somebody's own", 60_000, (sql) => search(sql, { words: ["fire"] }, everywhere, [])],
  [
    "what was said of some tickets",
    200,
    (sql) => readFound(sql, () => undefined).saidOf([opened, "I200101_000002"], 40),
  ],
  ["some tickets by their references", 200, (sql) => search(sql, { references: [opened] })],
])("%s is found without reading what has ended", async (_what, pages, ask) => {
  asked.length = 0;
  await ask(prisma);
  const selects = asked.filter(({ sql }) => /^\s*(?:select|with)/i.test(sql));
  expect(selects).not.toEqual([]);
  for (const query of selects) {
    for (const mode of ["force_custom_plan", "force_generic_plan"] as const) {
      const found = await explain(query, mode);
      expect([mode, query.sql, scansOf(found)]).toEqual([mode, query.sql, []]);
      expect(found["Shared Hit Blocks"] + found["Shared Read Blocks"], `pages, ${mode}: ${query.sql}`).toBeLessThan(
        pages,
      );
    }
  }
});

test("what stands in very many tickets is told from the newest on, a page after the other, and once", async () => {
  const pages = [await search(prisma, { words: ["fire"] }, null)];
  for (let page = 1; page < 3; page += 1)
    pages.push(await search(prisma, { words: ["fire"] }, null, undefined, pages.at(-1)?.at.at(-1) ?? null));
  const newest = await client.query<{ ticket: string }>(
    "select ticket from search_document order by opened_at desc, ticket desc limit 45",
  );
  expect(pages.flatMap(({ tickets }) => tickets.map((ticket) => ticket.reference))).toEqual(
    newest.rows.map(({ ticket }) => ticket),
  );
  for (const { total, hidden, newestOnly } of pages)
    expect([total > mostFound, hidden > mostFound - 1, newestOnly]).toEqual([true, true, true]);
  expect(await search(prisma, { words: ["fire"], statuses: ["in-progress"] }, null)).toMatchObject({
    total: openTickets,
    newestOnly: true,
  });
});

/** What the clock has done, each in a transaction: first as it is, then each of its statements is explained. */
test.each<[what: string, pages: number, does: (sql: Sql) => Promise<unknown>]>([
  ["timers that are due are taken", 60, (sql) => takeDueTimers(sql, now, 16, () => undefined)],
  ["whether somebody was notified is told", 700, (sql) => noteRecord(sql).wasNotified(person(7), "slack", now)],
  ["the same of somebody with 10,000 tickets", 700, (sql) => noteRecord(sql).wasNotified(everywhere, "slack", now)],
  ["what a change asks about its ticket is read", 60, (sql) => lookAround(sql, opened, [], [])],
  [
    "which words stand in private tickets alone is asked",
    2_000,
    (sql) => privateWords(sql).inPrivateAlone(["fire", "unusual", "unusual fire", "nowhere"]),
  ],
  ["tickets are taken up that no article may answer", 700, (sql) => writeGaps(sql).openedForGaps(now, later, 100)],
  ["the words of 25 tickets are written to the search index", 1_500, (sql) => writeListed(sql, 25, raise)],
  [
    "tickets that an older desk has opened since yesterday are listed for it",
    3_000,
    (sql) => listUnindexed(sql, new Date(now.getTime() - 86_400_000)),
  ],
])("%s without reading what has ended", async (_what, pages, does) => {
  await client.query("begin");
  try {
    await client.query(
      `insert into search_pending (ticket) select reference from ticket order by reference limit ${openTickets}`,
    );
    const statements: Statement[] = [];
    const ask = askOn(client, () => "");
    await does(sqlOf((statement) => (statements.push(statement), ask(statement))));
    const told = statements.filter(({ text }) => !/savepoint/.test(text));
    expect(told).not.toEqual([]);
    for (const { text: sql, values } of told) {
      for (const mode of ["force_custom_plan", "force_generic_plan"] as const) {
        const found = await explain({ sql, args: [...values], argTypes: [] }, mode);
        expect([mode, sql, scansOf(found)]).toEqual([mode, sql, []]);
        expect(found["Shared Hit Blocks"] + found["Shared Read Blocks"], `pages, ${mode}: ${sql}`).toBeLessThan(pages);
      }
    }
  } finally {
    await client.query("rollback");
  }
});

/** What the store gives that is looked for by a key, or of people, queues, articles and what waits. All else has its plan above. */
const byKey = new Set(
  `ticket ticketsNamed exportOf history people queues queueTitles policyChanges policyChangeOf servedQueues queuesOf agentsOf leadsOf personWithEmail
   peopleWithEmails personOf administratorAccounts peopleCalled channels channelName channelVersion allChannels channelAt
   usersAt shownFiles articles formerArticle articlesOfFiles articlesFound articlesNear publishedForAll knownIssues knownIssue affectedBy peopleAffectedBy keptWords draft actor actorsOf
   readyAnswers readyAnswer readyAnswersInPolicy savedSearches delegatorsOf severalChanged partsOf wordsUnder
   pagePass countPages policyVersions policyVersionText lastPolicyVersion lastConfigured
   surface settledTicket wasNoted isBeingPosted notesOn noted forgetNotes notified shown shownAsItIs gone unreachable
   reachable transaction recognise rememberOnce missingTime purge`.split(/\s+/),
);

test("every read of the store has its plan here, or goes by a key", () => {
  const methods = ["reader", "delivery-record", "store"].flatMap((port) =>
    [...readFileSync(join(root, `src/desk/${port}.ts`), "utf8").matchAll(/^ {2}(\w+)(?:<\w+>)?\(/gm)].map(
      ([, name = ""]) => name,
    ),
  );
  expect(methods.length).toBeGreaterThan(70);
  const here = readFileSync(import.meta.filename, "utf8");
  const isHere = (name: string): boolean => new RegExp(String.raw`\.?\b${elsewhere[name] ?? name}\(`).test(here);
  expect(methods.filter((name) => !byKey.has(name) && !isHere(name))).toEqual([]);
  expect([...byKey].filter((name) => !methods.includes(name))).toEqual([]);
});
/** What the store calls otherwise than the function that asks. */
const elsewhere: Readonly<Record<string, string>> = { indexListed: "writeListed" };

/** Of 10,000 in somebody's hands a few wait for a word of theirs, a few were missed, and a few are nobody's. */
test("what an agent looks at first is found without reading all that is in hand", async () => {
  const due = `jsonb_build_object('next_due_at', timestamptz '2026-12-01' + i * interval '1 minute')`;
  const clock = (json: string) => `jsonb_build_object('clock', '${json}'::jsonb) || ${due}`;
  const copied = (from: number, to: number, what: string) => `
    insert into ticket
    select (jsonb_populate_record(
             t, jsonb_build_object('reference', 'I190101_' || lpad(i::text, 6, '0'), 'requester', '${person(2)}',
                                   'beneficiary', '${person(2)}') || ${what})).*
      from ticket t, generate_series(${from}, ${to}) i where t.reference = '${opened}'`;
  const queues = ["it", "network"];
  const early = new Date("2020-01-01T00:00:00Z");
  const held = { person: agent, queues };
  const asking: readonly (readonly [rows: number, ask: (sql: PrismaClient) => Promise<unknown>])[] = [
    [15, (sql) => lists(sql).ticketsClaimedBy(agent, queues, 15)],
    [15, (sql) => lists(sql).ticketsWaitingFor(agent, queues, 15)],
    [15, (sql) => lists(sql).lateTickets(queues, early, 15)],
    [15, (sql) => lists(sql).freeTickets(queues, 15)],
    [1, (sql) => lists(sql).countAfter({ name: "claimed", ...held }, null, 100)],
    [1, (sql) => lists(sql).countAfter({ name: "waiting", ...held }, null, 100)],
    [1, (sql) => lists(sql).countAfter({ name: "late", queues, at: early }, null, 100)],
    [1, (sql) => lists(sql).countAfter({ name: "free", queues }, null, 100)],
  ];
  await client.query("begin");
  try {
    await client.query(copied(1, 10_000, clock("{}")));
    await client.query(copied(10_001, 10_020, clock(`{"awaited": "2026-11-21T08:00:00Z"}`)));
    await client.query(copied(10_021, 10_040, clock(`{"levels": {"resolution": {"state": "breached"}}}`)));
    await client.query(copied(10_041, 10_060, `jsonb_build_object('status', 'new', 'assignee', null) || ${due}`));
    const chain = (of: object) => clock(JSON.stringify({ chain: { people: [agent], askedBy: null, ...of } }));
    await client.query(
      copied(10_061, 10_080, `${chain({ state: "running", seenBy: null })} || '{"assignee": null, "status": "new"}'`),
    );
    await client.query(
      copied(10_081, 10_100, `${chain({ state: "settled", seenBy: agent })} || '{"assignee": null, "status": "new"}'`),
    );
    await client.query("analyze ticket");
    for (const [rows, ask] of asking) {
      asked.length = 0;
      await ask(prisma);
      for (const query of asked.filter(({ sql }) => /^\s*select/i.test(sql))) {
        const found = await explain(query, "force_custom_plan");
        expect([query.sql, found["Actual Rows"]]).toEqual([query.sql, rows]);
        expect(looksOf(found), `looks: ${query.sql}`).toBeLessThan(1_000);
      }
    }
  } finally {
    await client.query("rollback");
  }
}, 120_000); // ten thousand rows are made first

/** Half of all tickets came to a queue since the last ANALYZE: PostgreSQL takes it for empty. A generic plan takes half a year for a day. */
test("figures of half a year look at nothing again and again, whatever PostgreSQL knows of them", async () => {
  const queues = ["new here"];
  const period = { from: new Date("2026-05-01T00:00:00Z"), to: now };
  const before = { from: new Date("2025-11-01T00:00:00Z"), to: period.from };
  const stretches = stretchesOf(queues, () => aroundTheClock("UTC"), { from: before.from, to: later });
  const makeFigures = async (sql: Sql): Promise<void> => {
    const figures = readFigures(sql);
    expect((await figures.activityIn(queues, [period]))[0]?.opened).toBeGreaterThan(14_000);
    await figures.cohortIn(stretches, period, later);
    await figures.timeSpentIn(stretches, period, later);
    await figures.forecastsIn(queues, period, later);
    await figures.workIn(queues, period);
    await figures.starsIn(queues, period);
    await figures.criteriaIn(queues, period);
    await figures.lowRatingsIn(queues, period, 10);
    await figures.divisionsIn(queues, "service", { period, before });
    await figures.openedIn(queues, period, { of: null, after: null, most: 10 });
    await figures.openedIn(queues, period, { of: null, after: null, most: 10, oldestFirst: true });
  };
  await client.query("begin");
  try {
    await client.query("set local statement_timeout = '60s'");
    await client.query("update ticket set queue_name = 'new here' where queue_name = 'it'");
    const statements: Statement[] = [];
    const ask = askOn(client, () => "");
    await makeFigures(sqlOf((statement) => (statements.push(statement), ask(statement))));
    for (const { text: sql, values } of statements) {
      for (const mode of ["force_custom_plan", "force_generic_plan"] as const) {
        const found = await explain({ sql, args: [...values], argTypes: [] }, mode);
        expect(looksOf(found), `looks, ${mode}: ${sql}`).toBeLessThan(all * 50);
      }
    }
  } finally {
    await client.query("rollback");
  }
}, 120_000); // half of all tickets are written first

const reports: readonly string[] = [
  "select count(*) from ticket_event where type = 'escalated' and at > now() - interval '1 day'",
  `select subject_id from surface where person_id = '${person(7)}'`,
  `select ticket from ticket_event where by = '${person(7)}' and at > now() - interval '1 day'`,
  `select reference from ticket where followers <> '{}' and followers @> array['${agent}'::uuid]`,
];
test.each(reports)("an index serves: %s", async (sql) => {
  expect(scansOf(await explain({ sql, args: [], argTypes: [] }, "force_custom_plan"))).toEqual([]);
});

const waiting = 30_000;
const waitIn = (conversations: number): string => `
  insert into outbox (surface_id, part, wanted, platform, tenant, address, requester, precedence, place, at)
  select id, 'posts', '{"1":"2026-11-21T08:00:00Z"}', platform, tenant, 'C' || id % ${conversations}, '${agent}', 2, now(), now()
    from surface order by id limit ${waiting}`;
const place = { platform: "slack", tenant: "T1", call: "post" } as const;
const roomIn = (conversations: number, free: number): readonly Room[] =>
  Array.from({ length: conversations }, (_, index) => ({ ...place, address: `C${index}`, free }));

test.each<[what: string, conversations: number, room: readonly Room[], taken: number]>([
  ["a thousand conversations that are all full", 1_000, roomIn(1_000, 0), 0],
  ["a thousand that are full, and a thousand that are not", 2_000, roomIn(1_000, 0), 12],
  ["a thousand that take one more each", 1_000, roomIn(1_000, 1), 12],
])("what is said next is found with one look at each row that waits: %s", async (_what, conversations, room, taken) => {
  await client.query("begin");
  try {
    await client.query(waitIn(conversations));
    await client.query("analyze outbox");
    const args = [12, [...outboxParts], JSON.stringify(room), person(1), leaseLasts];
    for (const mode of ["force_custom_plan", "force_generic_plan"] as const) {
      await client.query("savepoint before");
      const found = await explain({ sql: takeRows, args, argTypes: [] }, mode);
      await client.query("rollback to before");
      expect(found["Actual Rows"], `rows, ${mode}`).toBe(taken);
      expect(looksOf(found), `looks, ${mode}`).toBeLessThan(waiting * 4);
    }
  } finally {
    await client.query("rollback");
  }
});
