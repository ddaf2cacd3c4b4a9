import { z } from "zod";
import type { TicketReader } from "../../desk/reader.ts";
import type { Period } from "../../kernel/time/periods.ts";
import { ticketStatuses } from "../../kernel/status.ts";
import type { Sql } from "../../store/engine/sql.ts";
import { clockOf } from "../../store/tickets/clock-json.ts";

const counts = z.array(z.object({ type: z.string(), count: z.int() }));
const ratings = z.array(z.object({ stars: z.int(), count: z.int() }));
const opened = z.array(
  z
    .object({
      status: z.enum(ticketStatuses),
      openedAt: z.date(),
      changedAt: z.date(),
      clock: z.unknown(),
      resolvedAt: z.iso.datetime().nullable(),
    })
    .transform((row) => ({
      status: row.status,
      openedAt: row.openedAt,
      clock: clockOf(row),
      resolvedAt: row.resolvedAt === null ? null : new Date(row.resolvedAt),
    })),
);
const loads = z.array(z.object({ assignee: z.string().nullable(), open: z.int() }));

const counted = ["opened", "confirmed", "lapsed", "withdrawn", "rejected", "reopened", "resolved", "refused"];

/** Figures, without a word of anybody's: by the index of what happened when, so that other times cost nothing. */
export const readFigures = (sql: Sql): Pick<TicketReader, "activityIn" | "openedIn" | "loadOf"> => ({
  async activityIn(queues, period) {
    const happened = await countEvents(sql, queues, period);
    const stars = await countStars(sql, queues, period);
    const of = (...types: readonly string[]): number =>
      happened.filter(({ type }) => types.includes(type)).reduce((sum, { count }) => sum + count, 0);
    const starred = (many: number): number => stars.find((each) => each.stars === many)?.count ?? 0;
    return {
      opened: of("opened"),
      ended: of("confirmed", "lapsed", "withdrawn", "rejected"),
      reopened: of("reopened"),
      resolved: of("resolved"),
      refused: of("refused"),
      lapsed: of("lapsed"),
      confirmed: of("confirmed"),
      stars: { 1: starred(1), 2: starred(2), 3: starred(3), 4: starred(4), 5: starred(5) },
    };
  },

  async openedIn(queues, { from, to }) {
    return opened.parse(
      await sql.$queryRaw`
        select t.status, t.opened_at as "openedAt", t.changed_at as "changedAt", t.clock,
               t.attempts -> -1 ->> 'at' as "resolvedAt"
          from ticket_event e join ticket t on t.reference = e.ticket
         where e.type = 'opened' and e.at >= ${from} and e.at < ${to} and t.queue_name = any (${[...queues]})`,
    );
  },

  async loadOf(queues) {
    return loads.parse(
      await sql.$queryRaw`
        select assignee, count(*)::int as open from ticket
         where queue_name = any (${[...queues]}) and ended_at is null
         group by assignee order by open desc, assignee`,
    );
  },
});

/** A resolution by the desk itself, because no answer came, is none of an agent. */
const countEvents = async (sql: Sql, queues: readonly string[], { from, to }: Period) =>
  counts.parse(
    await sql.$queryRaw`
      select e.type, count(*)::int as count
        from ticket_event e join ticket t on t.reference = e.ticket
       where e.type = any (${counted}) and e.at >= ${from} and e.at < ${to} and t.queue_name = any (${[...queues]})
         and (e.type <> 'resolved' or e.by is not null)
       group by e.type`,
  );

/** A rating that was changed counts once, as it was last. */
const countStars = async (sql: Sql, queues: readonly string[], { from, to }: Period) =>
  ratings.parse(
    await sql.$queryRaw`
      select stars, count(*)::int as count
        from (select distinct on (e.ticket, e.event -> 'attempt') (e.event ->> 'stars')::int as stars
                from ticket_event e join ticket t on t.reference = e.ticket
               where e.type = 'rated' and e.at >= ${from} and e.at < ${to} and t.queue_name = any (${[...queues]})
               order by e.ticket, e.event -> 'attempt', e.number desc) as last
       group by stars`,
  );
