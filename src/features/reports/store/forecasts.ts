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
  { from, to }: Period,
  { asOf, of }: { readonly asOf: Date; readonly of: Facet | null },
): Promise<ForecastsKept> {
  const answeredAt = Prisma.sql`(t.clock ->> 'respondedAt')::timestamptz`;
  const rows = await sql.$queryRaw`
    select count(*)::int as said, count(*) filter (where ${answeredAt} <= due)::int as kept
      from (select ticket, by, (event #>> '{forecast,by}')::timestamptz as due from ticket_event
             where type = 'opened' and at >= ${from} and at < ${to} and event ? 'forecast') as e
           join ticket t on t.reference = e.ticket
     where due <= ${asOf} and ${isOpenedIn({ from, to })} and ${isCounted(queues, of)} and t.assignee is distinct from e.by
       and (${answeredAt} is not null or t.ended_at is null or t.ended_at > due)`;
  return counts.parse(rows)[0];
}
