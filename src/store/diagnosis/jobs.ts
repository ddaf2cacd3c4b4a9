import { z } from "zod";
import type { Sql } from "../engine/sql.ts";

/** Of the job queue's table, which the worker's pg-boss keeps in the schema `jobs`; the worker counts its tries in `output`. */
export interface JobsDiagnosis {
  /** How many are still to be done, of these queues. */
  waiting(queues: readonly string[]): Promise<number>;
  /** Those of these queues that were due before then, and that nobody took up. */
  overdue(queues: readonly string[], before: Date, most: number): Promise<readonly WaitingJob[]>;
  /** Those that were tried in vain at least so often, and are tried again. */
  struggling(queues: readonly string[], tries: number, most: number): Promise<readonly WaitingJob[]>;
  /** Those that will never be tried again; they stand in the way of what is to be said after them. */
  dead(queues: readonly string[], most: number): Promise<readonly WaitingJob[]>;
  /** Has dead ones tried again, as if they were new, before what waits behind them; a desk finds them within ten seconds. */
  revive(ids: readonly string[]): Promise<void>;
}

export interface WaitingJob {
  readonly id: string;
  /** Null: it is about no single ticket. */
  readonly ticket: string | null;
  /** Null: about no single platform. */
  readonly platform: string | null;
  readonly since: Date;
}

const waitingJobs = z.array(
  z.object({
    id: z.string(),
    ticket: z.string().nullable(),
    platform: z.string().nullable(),
    since: z.date(),
  }),
);
const counts = z.tuple([z.object({ count: z.int() })]);

export const diagnoseJobs = (sql: Sql): JobsDiagnosis => ({
  async waiting(queues) {
    const rows = await sql.$queryRaw`
      select count(*)::int as count from jobs.job where name = any (${queues}) and state < 'completed'`;
    return counts.parse(rows)[0].count;
  },

  async overdue(queues, before, most) {
    // One that waits behind another of its conversation is not overdue: the other is, or is being tried.
    const rows = await sql.$queryRaw`
      select j.id::text, s.ticket, coalesce(s.platform, j.data->>'platform') as platform, j.created_on as since
        from jobs.job j left join surface s on s.id::text = j.data->>'surface'
       where j.name = any (${queues}) and j.state in ('created', 'retry')
         and greatest(j.start_after, j.created_on) < ${before}
         and not exists (select from jobs.job h
                          where h.name = j.name and h.singleton_key = j.singleton_key and h.id <> j.id
                            and h.state in ('retry', 'active', 'failed'))
       order by j.created_on limit ${most}`;
    return waitingJobs.parse(rows);
  },

  async struggling(queues, tries, most) {
    const rows = await sql.$queryRaw`
      select j.id::text, s.ticket, coalesce(s.platform, j.data->>'platform') as platform, j.created_on as since
        from jobs.job j left join surface s on s.id::text = j.data->>'surface'
       where j.name = any (${queues}) and j.state < 'completed' and (j.output->>'tries')::int >= ${tries}
       order by j.created_on limit ${most}`;
    return waitingJobs.parse(rows);
  },

  async dead(queues, most) {
    const rows = await sql.$queryRaw`
      select j.id::text, s.ticket, coalesce(s.platform, j.data->>'platform') as platform, j.created_on as since
        from jobs.job j left join surface s on s.id::text = j.data->>'surface'
       where j.name = any (${queues}) and j.state = 'failed'
       order by j.created_on, j.id limit ${most}`;
    return waitingJobs.parse(rows);
  },

  async revive(ids) {
    await sql.$executeRaw`
      update jobs.job
         set state = 'retry', retry_count = 0, output = null, created_on = now(), start_after = now(), completed_on = null
       where state = 'failed' and id = any (${ids}::uuid[])`;
  },
});
