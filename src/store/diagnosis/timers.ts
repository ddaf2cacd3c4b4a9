import { z } from "zod";
import type { Sql } from "../engine/sql.ts";

export interface TimersDiagnosis {
  /** References of open tickets that no timer, and no job, will ever wake; the newest first. */
  unwound(most: number): Promise<readonly string[]>;
  /** How many timers should have rung before an instant, and have not. */
  unrung(before: Date): Promise<number>;
}

const references = z.array(z.object({ reference: z.string() }));

export const diagnoseTimers = (sql: Sql): TimersDiagnosis => ({
  async unwound(most) {
    const rows = await sql.$queryRaw`
      select reference
        from ticket
       where ended_at is null
         and not exists (select from timer where key = 'ticket ' || reference)
         and not exists (select from jobs.job
                          where name = 'timer' and singleton_key = reference and state < 'completed')
       order by opened_at desc, reference desc limit ${most}`;
    return references.parse(rows).map(({ reference }) => reference);
  },

  unrung: (before) => sql.timer.count({ where: { at: { lt: before } } }),
});
