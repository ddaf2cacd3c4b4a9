import { z } from "zod";
import type { TicketReader } from "../../desk/reader.ts";
import { priorities, type Priority } from "../../kernel/classification.ts";
import type { Sql } from "../../store/engine/sql.ts";

const held = z.array(z.object({ person: z.string(), priority: z.enum(priorities), open: z.int() }));
const asked = z.array(z.object({ person: z.string(), at: z.date().nullable() }));

const nothing: Readonly<Record<Priority, number>> = { P1: 0, P2: 0, P3: 0, P4: 0 };

const references = z.array(z.object({ reference: z.string() }));

export const readBusyness = (sql: Sql): Pick<TicketReader, "busyness" | "offeredLately"> => ({
  async offeredLately(person, since, most) {
    const rows = await sql.$queryRaw`
      select ticket as reference from ticket_event
       where type = 'offered-to' and at >= ${since} and event ->> 'to' = ${person}
       order by at desc limit ${most}`;
    return [...new Set(references.parse(rows).map(({ reference }) => reference))];
  },

  async busyness(people, since) {
    const tickets = held.parse(
      await sql.$queryRaw`
        select assignee as person, priority, count(*)::int as open from ticket
         where assignee = any (${people}::uuid[]) and ended_at is null and status = 'in-progress' and approvers = '{}'
         group by assignee, priority`,
    );
    const offers = asked.parse(
      await sql.$queryRaw`
        select person, (select at from ticket_event
                         where type = 'offered-to' and event ->> 'to' = person and at >= ${since} and is_instant(at)
                         order by at desc limit 1) as at
          from unnest(${people}::text[]) as person`,
    );
    return new Map(
      people.map((person) => {
        const theirs = tickets.filter((each) => each.person === person).map(({ priority, open }) => [priority, open]);
        const offeredAt = offers.find((each) => each.person === person)?.at ?? null;
        return [person, { open: { ...nothing, ...Object.fromEntries(theirs) }, offeredAt }];
      }),
    );
  },
});
