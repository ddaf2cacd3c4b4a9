import { z } from "zod";
import { timerPrefixes, type QueueName } from "../../desk/job-keys.ts";
import { Prisma } from "../generated/client.ts";
import type { Sql } from "./sql.ts";

/**
 * All that the desk knows of the tables in which pg-boss keeps jobs: their names, columns and states, and what stands in
 * them by the worker's doing (`output.tries`, its failures). Whoever upgrades pg-boss looks here.
 */
export const jobSchema = "jobs";
export const jobTable = `${jobSchema}.job`;

const job = Prisma.raw(jobTable);

/**
 * Jobs that wait under a key, of a queue that keeps order: $1 is its name, $2 the key. pg-boss' `findJobs` looks through all
 * that was done within a day for it: 11 ms of the database's time where that is 20,000 jobs. With the conditions of its own
 * indexes it is 0.02 ms.
 */
export const waitingInOrder = `
  select data from ${jobTable}
   where name = $1 and singleton_key = $2 and state < 'active' and not blocked and policy = 'key_strict_fifo'`;

/** The same of a queue that keeps one of each key. */
export const waitingOnce = `
  select data from ${jobTable}
   where name = $1 and singleton_key = $2 and state < 'active' and not blocked limit 1`;

/** Whether a surface, here the row `s`, has jobs in the queue `note` that are not done. */
export const hasNotesUnderWay = isUnderWay("note", Prisma.sql`s.id::text`);

/** Whether a ticket, here the row `t`, has a timer, or a job that was made of one and is not done. */
export const hasTimer = Prisma.sql`(
  exists (select from timer where key = ${timerPrefixes.ticket}::text || t.reference)
  or ${isUnderWay("timer", Prisma.sql`t.reference`)})`;

/** `key`: an SQL expression. */
function isUnderWay(queue: QueueName, key: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`exists (
    select from ${job} j where j.name = ${queue} and j.singleton_key = ${key} and j.state < 'completed')`;
}

/** Questions about the jobs of some queues. */
export interface JobsDiagnosis {
  /** How many are still to be done. */
  waiting(queues: readonly string[]): Promise<number>;
  /** Those that were due before an instant, and that nobody took up. */
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

const waitingJob = Prisma.sql`
  select j.id::text, s.ticket, coalesce(s.platform, j.data->>'platform') as platform, j.created_on as since
    from ${job} j left join surface s on s.id::text = j.data->>'surface'`;

export const diagnoseJobs = (sql: Sql): JobsDiagnosis => ({
  async waiting(queues) {
    const rows = await sql.$queryRaw`
      select count(*)::int as count from ${job} where name = any (${queues}) and state < 'completed'`;
    return counts.parse(rows)[0].count;
  },

  async overdue(queues, before, most) {
    // One that waits behind another of its conversation is not overdue: the other is, or is being tried.
    const rows = await sql.$queryRaw`
      ${waitingJob}
       where j.name = any (${queues}) and j.state in ('created', 'retry')
         and greatest(j.start_after, j.created_on) < ${before}
         and not exists (select from ${job} h
                          where h.name = j.name and h.singleton_key = j.singleton_key and h.id <> j.id
                            and h.state in ('retry', 'active', 'failed'))
       order by j.created_on limit ${most}`;
    return waitingJobs.parse(rows);
  },

  async struggling(queues, tries, most) {
    const rows = await sql.$queryRaw`
      ${waitingJob}
       where j.name = any (${queues}) and j.state < 'completed' and (j.output->>'tries')::int >= ${tries}
       order by j.created_on limit ${most}`;
    return waitingJobs.parse(rows);
  },

  async dead(queues, most) {
    const rows = await sql.$queryRaw`
      ${waitingJob}
       where j.name = any (${queues}) and j.state = 'failed'
       order by j.created_on, j.id limit ${most}`;
    return waitingJobs.parse(rows);
  },

  async revive(ids) {
    await sql.$executeRaw`
      update ${job}
         set state = 'retry', retry_count = 0, output = null, created_on = now(), start_after = now(), completed_on = null
       where state = 'failed' and id = any (${ids}::uuid[])`;
  },
});
