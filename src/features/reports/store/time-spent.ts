import { z } from "zod";
import type { Period } from "../../../kernel/time/periods.ts";
import { Prisma } from "../../../store/generated/client.ts";
import type { Sql } from "../../../store/engine/sql.ts";
import type { TimeSpent } from "../../service-levels/rules/time-spent.ts";
import type { Facet, OpenStretches } from "../rules.ts";
import { isOf } from "./facet.ts";
import { instant, openTime, stretchRows } from "./open-time.ts";

const spent = z.tuple([
  z.object({ agents: z.number(), requester: z.number(), thirdParty: z.number(), closedHours: z.number() }),
]);

/** As `timeSpent` divides it, of all tickets opened in a period together. What was opened before desks counted it has none. */
export async function readTimeSpent(
  sql: Sql,
  stretches: readonly OpenStretches[],
  { from, to }: Period,
  { asOf, of }: { readonly asOf: Date; readonly of: Facet | null },
): Promise<TimeSpent> {
  const queues = stretches.flatMap((each) => each.queues);
  const since = Prisma.sql`(turn ->> 'since')::timestamptz`;
  const rows = await sql.$queryRaw`
    with turns as
      (select t.queue_name, turn ->> 'of' as whose, ${instant(since)} as from_at,
              ${instant(Prisma.sql`coalesce(lead(${since}) over (partition by e.ticket order by place), ${asOf})`)} as to_at
         from ticket_event e join ticket t on t.reference = e.ticket,
              jsonb_array_elements(t.clock -> 'turns') with ordinality as turns (turn, place)
        where e.type = 'opened' and e.at >= ${from} and e.at < ${to} and t.queue_name = any (${queues}) and ${isOf(of)}),
    measured as materialized
      (select whose, to_at - from_at as clock,
              case when whose = 'agents' then ${openTime(Prisma.sql`from_at`, Prisma.sql`to_at`)} end as open
         from turns join ${stretchRows(stretches)} on queue_name = any (stretches.queues)
        where to_at > from_at)
    select coalesce(sum(open), 0) as agents,
           coalesce(sum(clock) filter (where whose = 'requester'), 0) as requester,
           coalesce(sum(clock) filter (where whose = 'third-party'), 0) as "thirdParty",
           coalesce(sum(clock - open), 0) as "closedHours"
      from measured`;
  return spent.parse(rows)[0];
}
