import { z } from "zod";
import type { Period } from "../../../kernel/time/periods.ts";
import type { Sql } from "../../../store/engine/sql.ts";
import type { WorkOn } from "../../costs/rules.ts";
import type { Facet } from "../rules.ts";
import { divider, isCounted, withTicket } from "./facet.ts";

const parts = z.array(z.object({ queue: z.string(), service: z.string(), value: z.string(), minutes: z.int() }));

/** What was logged in a period, by what it costs: of a private ticket the key of its service alone, and none of its words. */
export async function readWork(
  sql: Sql,
  queues: readonly string[],
  { from, to }: Period,
  of: Facet | null,
): Promise<readonly WorkOn[]> {
  const rows = await sql.$queryRaw`
    select t.queue_name as queue, coalesce(t.asked ->> 'service', ${divider("service")}) as service,
           ${divider("service")} as value, sum((e.event ->> 'minutes')::int)::float8 as minutes
      from ticket_event e ${withTicket}
     where e.type = 'worked' and e.at >= ${from} and e.at < ${to} and ${isCounted(queues, of)}
     group by 1, 2, 3 having sum((e.event ->> 'minutes')::int) > 0`;
  return parts.parse(rows);
}
