import { z } from "zod";
import type { Period } from "../../../kernel/time/periods.ts";
import { Prisma } from "../../../store/generated/client.ts";
import type { Sql } from "../../../store/engine/sql.ts";
import type { TimeSpent } from "../../service-levels/rules/time-spent.ts";
import type { Facet, OpenStretches } from "../rules.ts";
import { isCounted, isOpenedIn } from "./facet.ts";
import { instant, openTime, stretchRows } from "./open-time.ts";

const spent = z.tuple([
  z.object({
    agents: z.number(),
    requester: z.number(),
    approver: z.number(),
    thirdParty: z.number(),
    closedHours: z.number(),
  }),
]);

const sinceOf = (turn: Prisma.Sql): Prisma.Sql => instant(Prisma.sql`(${turn} ->> 'since')::timestamptz`);

/** As `timeSpent` divides it, of all tickets opened in a period together. What was opened before desks counted it has none. */
export async function readTimeSpent(
  sql: Sql,
  stretches: readonly OpenStretches[],
  period: Period,
  { asOf, of }: { readonly asOf: Date; readonly of: Facet | null },
): Promise<TimeSpent> {
  const queues = stretches.flatMap((each) => each.queues);
  // Each turn lasts until the next one: `place` counts from one, and JSON from nought.
  const rows = await sql.$queryRaw`
    with cohort as materialized
      (select t.queue_name, t.clock -> 'turns' as turns
         from ticket t where ${isOpenedIn(period)} and ${isCounted(queues, of)}),
    turned as materialized
      (select queue_name, turn ->> 'of' as whose, ${sinceOf(Prisma.sql`turn`)} as from_at,
              coalesce(${sinceOf(Prisma.sql`turns -> place::int`)}, ${asOf.getTime()}::float8) as to_at
         from cohort, jsonb_array_elements(turns) with ordinality as each (turn, place)),
    measured as materialized
      (select whose, to_at - from_at as clock,
              case when whose = 'agents' then ${openTime(Prisma.sql`from_at`, Prisma.sql`to_at`)} end as open
         from turned join ${stretchRows(stretches)} on queue_name = any (stretches.queues)
        where to_at > from_at)
    select coalesce(sum(open), 0) as agents,
           coalesce(sum(clock) filter (where whose = 'requester'), 0) as requester,
           coalesce(sum(clock) filter (where whose = 'approver'), 0) as approver,
           coalesce(sum(clock) filter (where whose = 'third-party'), 0) as "thirdParty",
           coalesce(sum(clock - open), 0) as "closedHours"
      from measured`;
  return spent.parse(rows)[0];
}
