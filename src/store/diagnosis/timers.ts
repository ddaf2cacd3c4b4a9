import { z } from "zod";
import { timerPrefixes } from "../../desk/job-keys.ts";
import type { Sql } from "../engine/sql.ts";

export interface TimersDiagnosis {
  /** References of open tickets that no timer will ever wake; the newest first. */
  withoutTimer(most: number): Promise<readonly string[]>;
  /** How many timers were due before an instant, and have not been taken. */
  overdueTimers(before: Date): Promise<number>;
}

const counted = z.tuple([z.object({ count: z.int() })]);
const references = z.array(z.object({ reference: z.string() }));

export const diagnoseTimers = (sql: Sql): TimersDiagnosis => ({
  async withoutTimer(most) {
    const rows = await sql.$queryRaw`
      select reference
        from ticket t
       where ended_at is null
         and not exists (select from timer where key = ${timerPrefixes.ticket}::text || t.reference)
       order by opened_at desc, reference desc limit ${most}`;
    return references.parse(rows).map(({ reference }) => reference);
  },

  async overdueTimers(before) {
    const rows = await sql.$queryRaw`select count(*)::int as count from timer where at < ${before}`;
    return counted.parse(rows)[0].count;
  },
});
