import { z } from "zod";
import type { Period } from "../../../kernel/time/periods.ts";
import { Prisma } from "../../../store/generated/client.ts";
import type { Sql } from "../../../store/engine/sql.ts";
import type { ForecastsKept } from "../../forecasts/rules.ts";
import type { Facet } from "../rules.ts";
import { isCounted, isOpenedIn } from "./facet.ts";

const counts = z.tuple([z.object({ said: z.int(), kept: z.int() })]);

/**
 * What came, by an instant, of what was said of the tickets opened in a period. Only those whose time is over: else those that
 * are quick would be counted before those that are not. Left out is what nobody had to answer: what was withdrawn in time, and
 * what somebody worked on of their own.
 */
export async function readForecasts(
  sql: Sql,
  queues: readonly string[],
  period: Period,
  { asOf, of }: { readonly asOf: Date; readonly of: Facet | null },
): Promise<ForecastsKept> {
  const answeredAt = Prisma.sql`(t.clock ->> 'respondedAt')::timestamptz`;
  const rows = await sql.$queryRaw`
    select count(*)::int as said, count(*) filter (where ${answeredAt} <= due)::int as kept
      from ticket t cross join lateral
           (select by, (event #>> '{forecast,by}')::timestamptz as due from ticket_event
             where ticket = t.reference and number = 1 offset 0) as e
     where due <= ${asOf} and ${isOpenedIn(period)} and ${isCounted(queues, of)} and t.assignee is distinct from e.by
       and (${answeredAt} is not null or t.ended_at is null or t.ended_at > due)`;
  return counts.parse(rows)[0];
}
