import { z } from "zod";
import type { Period } from "../../../kernel/time/periods.ts";
import type { Sql } from "../../../store/engine/sql.ts";
import type { Dimension, Division } from "../rules.ts";
import { divider, isCounted, withTicket } from "./facet.ts";

const divisions = z.array(
  z.object({ value: z.string(), opened: z.int(), openedBefore: z.int(), ended: z.int(), open: z.int() }),
);
const ends = ["confirmed", "lapsed", "withdrawn", "rejected"];

/** What happened in a period, and is open now, for each part of the tickets: nothing of those to which nothing did. */
export async function readDivisions(
  sql: Sql,
  queues: readonly string[],
  by: Dimension,
  { period, before }: { readonly period: Period; readonly before: Period },
): Promise<readonly Division[]> {
  const rows = await sql.$queryRaw`
    with happened as
      (select ${divider(by)} as value,
              (e.type = 'opened' and e.at >= ${period.from} and e.at < ${period.to})::int as opened,
              (e.type = 'opened' and e.at >= ${before.from} and e.at < ${before.to})::int as before,
              (e.type <> 'opened' and e.at >= ${period.from} and e.at < ${period.to})::int as ended, 0 as open
         from ticket_event e ${withTicket}
        where e.type = any (${["opened", ...ends]}) and e.at >= ${before.from} and e.at < ${period.to}
          and ${isCounted(queues, null)}
       union all
       select ${divider(by)}, 0, 0, 0, 1 from ticket t
        where t.ended_at is null and ${isCounted(queues, null)})
    select value, sum(opened)::int as opened, sum(before)::int as "openedBefore", sum(ended)::int as ended, sum(open)::int as open
      from happened group by value having sum(opened + before + ended + open) > 0`;
  return divisions.parse(rows);
}
