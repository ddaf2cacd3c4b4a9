import { z } from "zod";
import type { TicketReader } from "../../../desk/reader.ts";
import type { PersonId } from "../../../kernel/person.ts";
import { Prisma } from "../../../store/generated/client.ts";
import type { Sql } from "../../../store/engine/sql.ts";
import type { Unreadable } from "../../../store/engine/readable.ts";
import { readableTickets, ticketColumnsAsRead } from "../../../store/tickets/ticket-row.ts";
import { mostFound, type FoundAt, type FoundPart, type SearchAsked, type Wanted } from "../rules.ts";
import { asked, stemsOf, wantedIn } from "./asked.ts";
import { onShelves, shelfOf } from "./document.ts";
import { saidIn } from "./said-in.ts";
import {
  documentsOf,
  driven,
  driverOf,
  mostDriven,
  newestAsked,
  newestOf,
  ofPeople,
  openedIn,
  type Driver,
} from "./drivers.ts";

const answer = z.tuple([
  z.object({
    looked: z.int(),
    total: z.int(),
    behind: z.int(),
    wanted: z.string(),
    page: z.array(z.object({ reference: z.string(), score: z.int(), opened: z.number() })),
  }),
]);

export const readFound = (sql: Sql, unreadable: Unreadable): Pick<TicketReader, "ticketsFound" | "saidOf"> => ({
  ticketsFound: (search, part) => find(sql, unreadable, search, part),
  saidOf: (tickets, most) => saidIn(sql, tickets, most),
});

interface Part {
  readonly after: FoundAt | null;
  readonly most: number;
}

/**
 * What somebody finds: the best first, and of what stands in very many tickets what was opened last. Who may read what is
 * asked inside, so that nothing else is counted.
 */
async function find(sql: Sql, unreadable: Unreadable, search: SearchAsked, part: Part): Promise<FoundPart> {
  const first = driverOf(search.wanted);
  const { isFarTooMuch, isWhole } = first === "words" ? await expect(sql, search) : nothingExpected;
  const newest = isFarTooMuch ? await look(sql, "newest", search, part) : null;
  // What PostgreSQL expects may be far from what there is.
  const isEnough = newest !== null && newest.total > part.most;
  const found = isEnough ? newest : await look(sql, first, search, part, !isWhole);
  const isTooMuch = isEnough || (first === "words" && found.looked > mostDriven);
  const { looked, total, behind, wanted, page } =
    isTooMuch && !isEnough ? (newest ?? (await look(sql, "newest", search, part))) : found;
  const rows =
    page.length === 0
      ? []
      : await sql.$queryRaw`
    select ${ticketColumnsAsRead} from ticket where reference = any (${page.map(({ reference }) => reference)}::text[])`;
  const tickets = new Map(readableTickets(rows, unreadable).map((ticket) => [ticket.reference, ticket]));
  const there = page.flatMap((at) => {
    const ticket = tickets.get(at.reference);
    return ticket === undefined ? [] : [{ ticket, at }];
  });
  return {
    tickets: there.map(({ ticket }) => ticket),
    at: there.map(({ at }) => at),
    total,
    hidden: Math.max(0, behind - page.length),
    newestOnly: isTooMuch || (first === "newest" && looked >= newestOf(search.queues)),
    stems: stemsOf(wanted),
  };
}

/** The queues in which somebody looks, those of which they read what is private, and the shelves of both. */
function servedIn({ wanted, queues, inPrivate }: SearchAsked) {
  const served = wanted.queues === null ? queues : queues.filter((queue) => wanted.queues?.includes(queue));
  const closed = served.filter((queue) => inPrivate.includes(queue));
  const shelves = [...served.map((queue) => shelfOf(queue, false)), ...closed.map((queue) => shelfOf(queue, true))];
  return { served, closed, shelves };
}

const expected = z.tuple([
  z.object({ "QUERY PLAN": z.tuple([z.object({ Plan: z.object({ "Plan Rows": z.number() }) })]) }),
]);

const clearly = 3; // times as many: what is expected is not counted

interface Expected {
  /** Words stand in so many tickets that the index, which knows no order, would tell all of them in vain. */
  readonly isFarTooMuch: boolean;
  /** The last is a common word itself, and taken for the beginning of no other: for that the index is read for long. */
  readonly isWhole: boolean;
}
const nothingExpected: Expected = { isFarTooMuch: false, isWhole: false };

/** What PostgreSQL expects by the words that it knows to be common, without a look at any document. */
async function expect(sql: Sql, search: SearchAsked): Promise<Expected> {
  const { served, shelves } = servedIn(search);
  if (served.length === 0) return nothingExpected;
  const words = search.wanted.words.slice(-1);
  const [inside, whole] = await Promise.all([
    expectedOf(sql, Prisma.sql`${wantedIn(search.wanted)} && ${onShelves(shelves)}`),
    words.length === 0 ? 0 : expectedOf(sql, wantedIn({ words, phrases: [], like: [] }, false)),
  ]);
  return { isFarTooMuch: inside > mostDriven * clearly, isWhole: whole > mostDriven };
}

async function expectedOf(sql: Sql, query: Prisma.Sql): Promise<number> {
  const rows = await sql.$queryRaw`explain (format json) select from search_document where words @@ (${query})`;
  const [{ "QUERY PLAN": plans }] = expected.parse(rows);
  return plans[0].Plan["Plan Rows"];
}

async function look(sql: Sql, driver: Driver, search: SearchAsked, { after, most }: Part, begins = true) {
  const { wanted, person } = search;
  const { served, closed, shelves } = servedIn(search);
  const filtered = fields(wanted, asksWords(wanted) ? null : { served, closed });
  // The first page is known once so many are found.
  const isNewestAsked = driver === "newest" && hasWords(wanted);
  const enough = after === null ? mostFound + most + 1 : newestOf(served);
  const score = (words: Prisma.Sql): Prisma.Sql =>
    hasWords(wanted) && driver !== "newest"
      ? Prisma.sql`(ts_rank(${words}, asked.wanted, 1) * 1000000)::int`
      : Prisma.sql`0`;
  const toRequester = Prisma.sql`ts_filter(words, '{a,b,c}')`;
  const counted = Prisma.sql`select from found where ${isAfter(after)} limit ${mostFound + most + 1}`;
  const rows = await sql.$queryRaw`
    with ${asked(wanted, shelves, begins)}, driven as materialized (
      ${served.length === 0 ? nothing : isNewestAsked ? newestAsked(wanted, served, { filtered, enough }) : driven(driver, wanted, served)}
    ), theirs as materialized (
      ${person === null ? nothing : documentsOf(ofPeople([person]))}
    ), found as materialized (
      select ticket, max(opened_at) as opened_at, max(score) as score from (
        select document.ticket, opened_at, ${score(Prisma.sql`words`)} as score
          from asked cross join driven as document ${isNewestAsked ? Prisma.empty : filtered}
         where ${openedIn(wanted)} and ${asksWords(wanted) ? Prisma.sql`words @@ asked.inside` : Prisma.sql`true`}
        union all
        select document.ticket, opened_at, ${score(toRequester)}
          from asked cross join theirs as document ${fields(wanted, null)}
         where ${openedIn(wanted)} and ${asksWords(wanted) ? Prisma.sql`${toRequester} @@ asked.q` : Prisma.sql`true`}
      ) as each group by ticket
    )
    select (select count(*)::int from driven) as looked,
           (select count(*)::int from (select from found limit ${mostFound + 1}) as counted) as total,
           (select count(*)::int from (${counted}) as counted) as behind,
           (select coalesce(wanted::text, '') from asked) as wanted,
           (select coalesce(jsonb_agg(jsonb_build_object('reference', ticket, 'score', score, 'opened', opened)
                                      order by score desc, opened desc, ticket desc), '[]')
              from (select ticket, score, ${opened} as opened from found where ${isAfter(after)}
                     order by score desc, opened_at desc, ticket desc limit ${most}) as page) as page`;
  return answer.parse(rows)[0];
}

const nothing = Prisma.sql`select ticket, opened_at, words from search_document where false`;

const hasWords = ({ words, phrases, like }: Wanted): boolean => words.length + phrases.length + like.length > 0;

/** The queue is one of the words then. */
const asksWords = (wanted: Wanted): boolean => hasWords(wanted) || wanted.without.length > 0;

/**
 * What is asked of the ticket itself, each read by its key; `queues`: it is in one of those that are `served`, and if it is
 * private in one of those that are `closed`; or (null) in any.
 */
function fields(
  wanted: Wanted,
  queues: { readonly served: readonly string[]; readonly closed: readonly string[] } | null,
): Prisma.Sql {
  const { assignee, statuses, called, from, references } = wanted;
  const asked = [
    ...(queues === null
      ? []
      : [
          Prisma.sql`queue_name = any (${[...queues.served]}::text[])`,
          Prisma.sql`(not is_private or queue_name = any (${[...queues.closed]}::text[]))`,
        ]),
    ...(queues !== null || wanted.queues === null
      ? []
      : [Prisma.sql`queue_name = any (${[...wanted.queues]}::text[])`]),
    ...(assignee === null
      ? []
      : [assignee === "nobody" ? Prisma.sql`assignee is null` : isAmong("assignee", assignee)]),
    ...(statuses === null
      ? []
      : [
          called.length === 0
            ? Prisma.sql`status = any (${[...statuses]}::text[])`
            : Prisma.sql`(status = any (${[...statuses]}::text[]) or custom_status ->> 'key' = any (${[...called]}::text[]))`,
        ]),
    ...(from === null ? [] : [Prisma.sql`(${isAmong("requester", from)} or ${isAmong("beneficiary", from)})`]),
    ...(references.length === 0 ? [] : [Prisma.sql`reference = any (${[...references]}::text[])`]),
  ];
  return asked.length === 0
    ? Prisma.empty
    : Prisma.sql`cross join lateral (
        select from (select * from ticket where reference = document.ticket limit 1) as one where ${Prisma.join(asked, " and ")}) as fits`;
}

const isAmong = (column: "assignee" | "requester" | "beneficiary", people: readonly PersonId[]): Prisma.Sql =>
  Prisma.sql`${Prisma.raw(column)} = any (${[...people]}::uuid[])`;

const opened = Prisma.sql`(extract(epoch from opened_at) * 1000)::bigint`;

const isAfter = (after: FoundAt | null): Prisma.Sql =>
  after === null
    ? Prisma.sql`true`
    : Prisma.sql`(score, opened_at, ticket) < (${after.score}, ${new Date(after.opened)}::timestamptz, ${after.reference})`;
