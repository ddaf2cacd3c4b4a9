import { errandQueue, timerPrefixes } from "../../desk/job-keys.ts";
import { Prisma } from "../generated/client.ts";

/**
 * All that the desk knows of the tables in which pg-boss keeps jobs: their names, columns and states, and what stands in
 * them by the worker's doing (`output.tries`, its failures). Whoever upgrades pg-boss looks here.
 */
export const jobSchema = "jobs";
export const jobTable = `${jobSchema}.job`;

/** As which PostgreSQL knows the connections of a desk's worker. */
export const workerName = "guichet: jobs";

const job = Prisma.raw(jobTable);

/** Whether a job waits under a key, $2, of the queue $1, which keeps one of each. With the conditions of an index of pg-boss. */
export const waitingOnce = `
  select from ${jobTable} where name = $1 and singleton_key = $2 and state < 'active' and not blocked limit 1`;

const waits = "state in ('created', 'retry', 'failed')";

/** Takes what a desk that had no outbox left for its surfaces to say. One that is being done there comes back if that desk dies. */
export const takeOldNotes = `delete from ${jobTable} where name in ('note', 'card') and ${waits} returning data`;

/** Gives the tickets back their timers that it had made jobs of. */
export const takeOldWakes = `
  with woken as (delete from ${jobTable} where name = 'timer' and ${waits} returning data)
  insert into timer (key, at, job)
  select distinct on (key) '${timerPrefixes.ticket}' || (data->>'ticket') as key, now(), data from woken
      on conflict (key) do update set at = least(timer.at, excluded.at)`;

/** What waits is never too old: jobs of such a desk would be forgotten 14 days after they were due. */
export const keepOldErrands = `
  update ${jobTable} set keep_until = keep_until + interval '10 years'
   where name = '${errandQueue}' and state < 'active' and keep_until < now() + interval '1 year'`;

const waitingJob = Prisma.sql`
  select j.id::text, null as ticket, j.data->>'platform' as platform, j.created_on as since
    from ${job} j`;

/** Questions about jobs, as SQL: each gives its id, ticket, platform and since when it waits. */
export const jobQuestions = {
  /** Those that are still to be done. */
  waiting: Prisma.sql`${waitingJob} where j.name = ${errandQueue} and j.state < 'completed'`,
  /** Those that were due before an instant, and that nobody took up. */
  overdue: (before: Date): Prisma.Sql => Prisma.sql`
    ${waitingJob}
     where j.name = ${errandQueue} and j.state in ('created', 'retry') and greatest(j.start_after, j.created_on) < ${before}`,
  /** Those that failed at least so often, and are tried again. */
  struggling: (tries: number): Prisma.Sql => Prisma.sql`
    ${waitingJob} where j.name = ${errandQueue} and j.state < 'completed' and (j.output->>'tries')::int >= ${tries}`,
  /** Those that will never be tried again. */
  dead: Prisma.sql`${waitingJob} where j.name = ${errandQueue} and j.state = 'failed'`,
};

/** Has dead ones tried again, as if they were new; a desk finds them within ten seconds. */
export const reviveJobs = (ids: readonly string[]): Prisma.Sql => Prisma.sql`
  update ${job}
     set state = 'retry', retry_count = 0, output = null, created_on = now(), start_after = now(), completed_on = null
   where state = 'failed' and id = any (${[...ids]}::uuid[])`;
