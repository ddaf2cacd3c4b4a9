import { z } from "zod";
import { Prisma } from "../../store/generated/client.ts";
import type { TicketReader } from "../../desk/reader.ts";
import type { Period } from "../../kernel/time/periods.ts";
import type { Sql } from "../../store/engine/sql.ts";
import { isLate } from "../../store/tickets/list-parts.ts";
import { inLanguages } from "../opening/rules.ts";
import { ageLimits, type Facet } from "./rules.ts";
import { readCohort } from "./store/cohort.ts";
import { readDivisions } from "./store/divisions.ts";
import { readForecasts } from "./store/forecasts.ts";
import { isCounted, isOpenedIn, withTicket } from "./store/facet.ts";
import { readTimeSpent } from "./store/time-spent.ts";
import { readWork } from "./store/work.ts";

const counts = z.array(z.object({ part: z.int(), type: z.string(), count: z.int() }));
const ratings = z.array(z.object({ stars: z.int(), count: z.int() }));
const criteria = z.array(z.object({ criterion: z.string(), name: inLanguages, good: z.int(), notGood: z.int() }));
const loads = z.array(z.object({ assignee: z.string().nullable(), open: z.int() }));
const ages = z.tuple([
  z.object({ underADay: z.int(), underAWeek: z.int(), underAMonth: z.int(), older: z.int(), late: z.int() }),
]);
const ends = ["confirmed", "lapsed", "withdrawn", "rejected"];
const references = z.array(z.object({ reference: z.string() }));
const lowRatings = z.array(z.object({ reference: z.string(), attempt: z.int() }));

const counted = ["opened", "confirmed", "lapsed", "withdrawn", "rejected", "reopened", "resolved", "refused"];

type Figures = Pick<
  TicketReader,
  | "activityIn"
  | "cohortIn"
  | "forecastsIn"
  | "timeSpentIn"
  | "workIn"
  | "backlogOf"
  | "lowRatingsIn"
  | "loadOf"
  | "divisionsIn"
  | "openedIn"
  | "starsIn"
  | "criteriaIn"
>;

/** Figures, without a word of anybody's: by the index of what happened when, so that other times cost nothing. */
export const readFigures = (sql: Sql): Figures => ({
  async activityIn(queues, parts, of = null) {
    const happened = await countEvents(sql, queues, parts, of);
    return parts.map((_, index) => {
      const many = (...types: readonly string[]): number =>
        happened
          .filter(({ part, type }) => part === index + 1 && types.includes(type))
          .reduce((sum, { count }) => sum + count, 0);
      return {
        opened: many("opened"),
        ended: many(...ends),
        reopened: many("reopened"),
        resolved: many("resolved"),
        refused: many("refused"),
        lapsed: many("lapsed"),
        confirmed: many("confirmed"),
      };
    });
  },

  async starsIn(queues, period, of = null) {
    const stars = await countStars(sql, queues, period, of);
    const starred = (given: number): number => stars.find((each) => each.stars === given)?.count ?? 0;
    return { 1: starred(1), 2: starred(2), 3: starred(3), 4: starred(4), 5: starred(5) };
  },

  async criteriaIn(queues, { from, to }, of = null) {
    const rows = await sql.$queryRaw`
      select criterion, (array_agg(name order by at desc))[1] as name,
             count(*) filter (where good)::int as good, count(*) filter (where not good)::int as "notGood"
        from (select distinct on (e.ticket, e.event -> 'attempt', e.event ->> 'criterion')
                     e.event ->> 'criterion' as criterion, e.event -> 'name' as name, e.at,
                     (e.event ->> 'isGood')::boolean as good
                from ticket_event e ${withTicket}
               where e.type = 'judged' and e.at >= ${from} and e.at < ${to} and ${isCounted(queues, of)}
               order by e.ticket, e.event -> 'attempt', e.event ->> 'criterion', e.number desc) as last
       group by criterion order by count(*) desc, criterion`;
    return criteria.parse(rows);
  },

  cohortIn: (stretches, period, asOf, of = null) => readCohort(sql, stretches, period, { asOf, of }),
  forecastsIn: (queues, period, asOf, of = null) => readForecasts(sql, queues, period, { asOf, of }),
  timeSpentIn: (stretches, period, asOf, of = null) => readTimeSpent(sql, stretches, period, { asOf, of }),
  workIn: (queues, period, of = null) => readWork(sql, queues, period, of),
  divisionsIn: (queues, by, periods) => readDivisions(sql, queues, by, periods),

  async openedIn(queues, period, { of, after, most, oldestFirst }) {
    const [behind, order] = oldestFirst ? [Prisma.sql`>`, Prisma.sql`asc`] : [Prisma.sql`<`, Prisma.sql`desc`];
    const rows = await sql.$queryRaw`
      select t.reference
        from ticket t
       where ${isOpenedIn(period)} and ${isCounted(queues, of)}
         and ${after === null ? Prisma.sql`true` : Prisma.sql`(t.opened_at, t.reference) ${behind} (select opened_at, reference from ticket where reference = ${after})`}
       order by t.opened_at ${order}, t.reference ${order} limit ${most}`;
    return references.parse(rows).map(({ reference }) => reference);
  },

  async backlogOf(queues, now, of = null) {
    const since = (days: number): Date => new Date(now.getTime() - days * 86_400_000);
    const [day, week, month] = [since(ageLimits.underADay), since(ageLimits.underAWeek), since(ageLimits.underAMonth)];
    const rows = await sql.$queryRaw`
      select count(*) filter (where opened_at > ${day})::int as "underADay",
             count(*) filter (where opened_at <= ${day} and opened_at > ${week})::int as "underAWeek",
             count(*) filter (where opened_at <= ${week} and opened_at > ${month})::int as "underAMonth",
             count(*) filter (where opened_at <= ${month})::int as "older",
             count(*) filter (where ${isLate(now)})::int as late
        from ticket t where ended_at is null and ${isCounted(queues, of)}`;
    return ages.parse(rows)[0];
  },

  async lowRatingsIn(queues, { from, to }, most, of = null) {
    const rows = await sql.$queryRaw`
      select ticket as reference, attempt
        from (select distinct on (e.ticket, e.event -> 'attempt')
                     e.ticket, e.at, (e.event ->> 'attempt')::int as attempt, (e.event ->> 'stars')::int as stars
                from ticket_event e ${withTicket}
               where e.type = 'rated' and e.at >= ${from} and e.at < ${to} and ${isCounted(queues, of)}
               order by e.ticket, e.event -> 'attempt', e.number desc) as last
       where stars <= 2 and attempt is not null order by at desc, ticket, attempt limit ${most}`;
    return lowRatings.parse(rows);
  },

  async loadOf(queues, of = null) {
    return loads.parse(
      await sql.$queryRaw`
        select assignee, count(*)::int as open from ticket t
         where ended_at is null and ${isCounted(queues, of)}
         group by assignee order by open desc, assignee`,
    );
  },
});

/**
 * What happened in each of several parts of time, which follow each other. A resolution by the desk itself, because no answer
 * came, is none of an agent. Several things happen to one ticket: each ticket is looked at once.
 */
async function countEvents(sql: Sql, queues: readonly string[], parts: readonly Period[], of: Facet | null) {
  const [first, last] = [parts.at(0), parts.at(-1)];
  if (first === undefined || last === undefined) return [];
  const starts = parts.map(({ from }) => from.toISOString());
  const rows = await sql.$queryRaw`
    select happened.part, happened.type, count(*)::int as count
      from (select e.ticket, array_agg(e.type) as types, array_agg(width_bucket(e.at, ${starts}::timestamptz[])) as parts
              from ticket_event e
             where e.type = any (${counted}) and e.at >= ${first.from} and e.at < ${last.to}
               and (e.type <> 'resolved' or e.by is not null)
             group by e.ticket) as e ${withTicket}
           cross join unnest(e.types, e.parts) as happened (type, part)
     where ${isCounted(queues, of)} group by happened.part, happened.type`;
  return counts.parse(rows);
}

/** A rating that was changed counts once, as it was last. */
const countStars = async (sql: Sql, queues: readonly string[], { from, to }: Period, of: Facet | null) =>
  ratings.parse(
    await sql.$queryRaw`
      select stars, count(*)::int as count
        from (select distinct on (e.ticket, e.event -> 'attempt') (e.event ->> 'stars')::int as stars
                from ticket_event e ${withTicket}
               where e.type = 'rated' and e.at >= ${from} and e.at < ${to} and ${isCounted(queues, of)}
               order by e.ticket, e.event -> 'attempt', e.number desc) as last
       where stars is not null group by stars`,
  );
