import { z } from "zod";
import type { TicketReader } from "../../desk/reader.ts";
import type { Sql } from "../../store/engine/sql.ts";
import { Prisma } from "../../store/generated/client.ts";
import type { SeenWork } from "./rules.ts";

const days = z.array(z.object({ person: z.string(), day: z.string(), minutes: z.int() }));
const pieces = z.array(
  z.object({ person: z.string(), at: z.date(), reference: z.string(), queue: z.string(), minutes: z.int() }),
);

/** Of a ticket `t` that was not taken back right after it was sent. */
const isSeen = ({ person, led }: SeenWork): Prisma.Sql => Prisma.sql`
  (e.by = ${person}::uuid or t.queue_name = any (${[...led]}))
    and (e.event ->> 'minutes')::int > 0 and (t.cancellation @> '{"undone": true}') is not true`;

export const readTimesheets = (sql: Sql): Pick<TicketReader, "workByDay" | "workLogged"> => ({
  async workByDay(seen, { from, to }, zone) {
    return days.parse(
      await sql.$queryRaw`
        select e.by as person, to_char(e.at at time zone ${zone}, 'YYYY-MM-DD') as day,
               sum((e.event ->> 'minutes')::int)::int as minutes
          from ticket_event e join ticket t on t.reference = e.ticket
         where e.type = 'worked' and e.at >= ${from} and e.at < ${to} and e.by is not null and ${isSeen(seen)}
         group by 1, 2`,
    );
  },

  async workLogged(seen, { from, to }, most) {
    return pieces.parse(
      await sql.$queryRaw`
        select e.by as person, e.at, e.ticket as reference, t.queue_name as queue, (e.event ->> 'minutes')::int as minutes
          from ticket_event e join ticket t on t.reference = e.ticket
         where e.type = 'worked' and e.at >= ${from} and e.at < ${to} and e.by is not null and ${isSeen(seen)}
         order by e.at, e.ticket, e.number limit ${most}`,
    );
  },
});
