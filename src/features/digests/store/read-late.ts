import { z } from "zod";
import type { TicketReader } from "../../../desk/reader.ts";
import { priorities } from "../../../kernel/classification.ts";
import { Prisma } from "../../../store/generated/client.ts";
import type { Sql } from "../../../store/engine/sql.ts";
import { laterThan, soonestFirst } from "../../../store/tickets/list-parts.ts";
import type { Unreadable } from "../../../store/engine/readable.ts";
import { readableTickets, ticketColumnsAsRead } from "../../../store/tickets/ticket-row.ts";
import { calledSingly } from "../../escalation/rules.ts";
import { nothingLate, type LateFigures, type LateOf, type ToldSoFar } from "../rules.ts";

type LateReads = Pick<TicketReader, "lateFigures" | "ticketsInDigest" | "lateAfter" | "awaitedIn" | "peopleAskedIn">;

const isBreached = (target: string) => Prisma.sql`clock #>> ${["levels", target, "state"]}::text[] = 'breached'`;
/** As `missed` has it in src/features/service-levels/rules.ts. */
const isMissed = Prisma.sql`coalesce(${isBreached("resolution")}, false)
  or coalesce(${isBreached("first-response")}, false) and clock ->> 'respondedAt' is null`;

/** Of each ticket in the agents' hands: what was asked of whom because of the clock alone, not by an agent. */
const inHand = (queue: string) => Prisma.sql`
  (select *, assignee is null as free, (${isMissed}) as missed,
          (clock #>> '{chain,at}')::timestamptz as asked_at, clock #>> '{chain,seenBy}' as seen_by,
          coalesce(clock #> '{chain,people}', '[]') as asked_people,
          clock #>> '{chain,state}' in ('running', 'ended') and clock #>> '{chain,askedBy}' is null as open_call,
          coalesce(clock #>> '{chain,state}', '') = 'ended' as in_vain
     from ticket
    where queue_name = ${queue} and ended_at is null and status in ('new', 'in-progress')) as in_hand`;

/** `awaited`: somebody among those it is told is still to make sure that it is handled. */
const awaitedBy = (person: string | null) =>
  person === null
    ? Prisma.sql`open_call and (asked_people = '[]' or in_vain)`
    : Prisma.sql`open_call and asked_people @> to_jsonb(${person}::text)`;

/** What a digest tells of: what is awaited, and what is late or nobody's though somebody has seen to it. */
const told = ({ queue, person }: LateOf) => {
  const others =
    person === null
      ? Prisma.sql`missed and free`
      : Prisma.sql`asked_people @> to_jsonb(${person}::text) and seen_by is not null and (missed or free)`;
  return Prisma.sql`
    (select *, coalesce(${awaitedBy(person)}, false) as awaited from ${inHand(queue)}
      where coalesce(${awaitedBy(person)}, false) or (${others})) as told`;
};

/** When its reader was to be told of it. To the agents what nobody has is told when it is late. */
const toldAt = (person: string | null) =>
  person === null
    ? Prisma.sql`greatest(case when awaited then asked_at end,
                          (clock #>> '{levels,resolution,since}')::timestamptz,
                          (clock #>> '{levels,first-response,since}')::timestamptz)`
    : Prisma.sql`case when awaited then asked_at end`;

/** Whether somebody who is there was asked about it too, and is told. */
const toldInstead = (standIns: ToldSoFar["standIns"]) => Prisma.sql`
  exists (select from unnest(${standIns.map(({ person }) => person)}::text[],
                             ${standIns.map(({ until }) => until)}::timestamptz[]) as stand_in (person, until)
           where asked_people @> to_jsonb(stand_in.person) and told_at <= stand_in.until)`;

const figures = z.array(
  z.object({
    priority: z.enum(priorities),
    total: z.int(),
    free: z.int(),
    awaited: z.int(),
    overdue: z.int(),
    newest: z.date().nullable(),
    untoldSince: z.date().nullable(),
    askedUntil: z.date().nullable(),
    seenBy: z.array(z.string()),
  }),
);
const counted = z.tuple([z.object({ count: z.int() })]);
const references = z.array(z.object({ reference: z.string() }));
const people = z.array(z.object({ person: z.string() }));

const soonest = (one: Date | null, other: Date | null): Date | null =>
  one === null || (other !== null && other < one) ? other : one;
const latest = (one: Date | null, other: Date | null): Date | null =>
  one === null || (other !== null && other > one) ? other : one;

/** What is late in a queue: one look at its open tickets, whatever number of them is. */
export const readLate = (sql: Sql, unreadable: Unreadable): LateReads => ({
  async lateFigures(of, { now, until, standIns }) {
    const rows = figures.parse(
      await sql.$queryRaw`
        select priority, count(*)::int as total, count(*) filter (where free)::int as free,
               count(*) filter (where awaited)::int as awaited, count(*) filter (where missed)::int as overdue,
               max(told_at) filter (where calls) as newest,
               min(told_at) filter (where calls and (${until}::timestamptz is null or told_at > ${until})) as "untoldSince",
               max(asked_at) filter (where awaited) as "askedUntil",
               coalesce(array_agg(distinct seen_by) filter (where not awaited and seen_by is not null), '{}') as "seenBy"
          from (select *, priority <> all (${[...calledSingly]}) and told_at <= ${now} and not ${toldInstead(standIns)} as calls
                  from (select *, ${toldAt(of.person)} as told_at from ${told(of)}) as dated) as called
         group by priority`,
    );
    return rows.reduce<LateFigures>(
      (sum, row) => ({
        byPriority: { ...sum.byPriority, [row.priority]: row.total },
        total: sum.total + row.total,
        free: sum.free + row.free,
        awaited: sum.awaited + row.awaited,
        overdue: sum.overdue + row.overdue,
        newest: latest(sum.newest, row.newest),
        untoldSince: soonest(sum.untoldSince, row.untoldSince),
        askedUntil: latest(sum.askedUntil, row.askedUntil),
        seenBy: [...new Set([...sum.seenBy, ...row.seenBy])].toSorted(),
      }),
      nothingLate,
    );
  },

  async ticketsInDigest(of, most, after = null) {
    const rows = await sql.$queryRaw`
      select ${ticketColumnsAsRead} from ${told(of)} where ${laterThan(after)} order by ${soonestFirst} limit ${most}`;
    return readableTickets(rows, unreadable);
  },

  async lateAfter(of, after) {
    const rows = await sql.$queryRaw`select count(*)::int as count from ${told(of)} where ${laterThan(after)}`;
    return counted.parse(rows)[0].count;
  },

  async awaitedIn(of, { until, after, most, except }) {
    const rows = await sql.$queryRaw`
      select reference from ${told(of)}
       where awaited and asked_at <= ${until} and (${after}::text is null or reference > ${after})
         and (${except}::uuid is null or assignee is distinct from ${except}::uuid)
       order by reference limit ${most}`;
    return references.parse(rows).map(({ reference }) => reference);
  },

  async peopleAskedIn(queue) {
    const rows = await sql.$queryRaw`
      select distinct jsonb_array_elements_text(asked_people) as person from ${inHand(queue)} where open_call order by person`;
    return people.parse(rows).map(({ person }) => person);
  },
});
