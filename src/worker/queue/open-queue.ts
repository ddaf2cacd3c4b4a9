import { fromPrisma, PgBoss, type Db, type PrismaTransactionLike } from "pg-boss";
import type { Logger } from "pino";
import { queues } from "./queues.ts";
import { queueOf, toInsert } from "./stored-job.ts";
import { pollTimers, type TakeDueTimers, type TimerPolling } from "./timers.ts";
import { atStart, upkeeps } from "../upkeep.ts";
import { startWorkers, type DoJob, type WaitingJobs, type Workers } from "./workers.ts";
import type { Delivery } from "../../desk/delivery.ts";
import { queueNames, type QueueName } from "../../desk/job-keys.ts";

/** Where jobs are kept; the queue closes it. */
type JobDatabase = Db & WaitingJobs & { readonly schema: string; close(): Promise<void> };

export interface JobQueue {
  /** Makes jobs of the deliveries of one change, in its transaction; what it gives, once that is committed, has them done. */
  outbox(sql: PrismaTransactionLike, deliveries: readonly Delivery[]): Promise<() => void>;
  /** Begins to do the jobs there are and will be; `takeDueTimers` makes jobs of the timers that are due. */
  work(doJob: DoJob, takeDueTimers: TakeDueTimers): Promise<void>;
  working(): boolean;
  /** Finishes what is under way, for at most `within` milliseconds; the rest is done by the desk that starts next. */
  stop(within: number): Promise<void>;
}

/** Opens the job queue in a schema of its own in a database, and makes it when it is not there yet. */
export async function openQueue(options: { readonly database: JobDatabase; readonly log: Logger }): Promise<JobQueue> {
  const { database, log } = options;
  const boss = new PgBoss({
    db: database,
    schema: database.schema,
    superviseIntervalSeconds: 10, // how often the jobs of a desk that was killed are looked for
    monitorIntervalSeconds: 10,
  });
  boss.on("error", (err) => log.error({ err }, "job queue"));
  boss.on("warning", (warning) => log.warn({ warning }, "job queue"));
  await boss.start();
  for (const name of queueNames) {
    const { policy, settings } = queues[name];
    await boss.createQueue(name, { policy, ...settings });
    await boss.updateQueue(name, settings); // one that an older desk made
  }
  const timers = new Set<NodeJS.Timeout>();
  const workers = new Map<QueueName, Workers>();
  let working = false;
  let polling: TimerPolling | null = null;
  return {
    outbox: async (sql, deliveries) => {
      const made = Map.groupBy(deliveries, queueOf);
      for (const [name, jobs] of made) await boss.insert(name, jobs.map(toInsert), { db: fromPrisma(sql) });
      return () => made.forEach((jobs, name) => workers.get(name)?.wake(jobs.length));
    },
    work: async (doJob, takeDueTimers) => {
      for (const name of queueNames)
        workers.set(name, await startWorkers({ boss, waiting: database, name, doJob, timers }));
      for (const { job, cron } of upkeeps) {
        const { singletonKey, data } = toInsert(job);
        await boss.schedule(queueOf(job), cron, data, { key: job.upkeep, singletonKey });
      }
      await boss.insert(queueOf(atStart), [toInsert(atStart)]);
      workers.get(queueOf(atStart))?.wake(1);
      working = true;
      polling = pollTimers(takeDueTimers, log);
    },
    working: () => working,
    stop: async (within) => {
      working = false;
      await polling?.stop();
      for (const timer of timers) clearTimeout(timer);
      await boss.stop({ graceful: true, timeout: within });
      await database.close();
    },
  };
}
