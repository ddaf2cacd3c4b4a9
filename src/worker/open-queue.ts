import { fromPrisma, PgBoss, type PrismaTransactionLike } from "pg-boss";
import type { Logger } from "pino";
import { queueNames, queueOf, queues, toInsert } from "./job-queues.ts";
import { startAlarm, type Alarm, type Ring } from "./alarm.ts";
import { atStart, upkeeps } from "./upkeep.ts";
import { startWorkers, type DoJob } from "./workers.ts";
import type { Delivery } from "../desk/delivery.ts";

export interface JobQueue {
  /** Makes jobs of the deliveries of one change, in its transaction. */
  outbox(sql: PrismaTransactionLike, deliveries: readonly Delivery[]): Promise<void>;
  /** Begins to do the jobs there are and will be; `ring` makes jobs of the timers that are due. */
  work(doJob: DoJob, ring: Ring): Promise<void>;
  working(): boolean;
  /** Finishes what is under way, for at most `patience` milliseconds; the rest is done by whoever starts next. */
  stop(patience: number): Promise<void>;
}

/** Opens the job queue in the schema `jobs` of the desk's database, and makes it when it is not there yet. */
export async function openQueue(options: { readonly url: string; readonly log: Logger }): Promise<JobQueue> {
  const { log } = options;
  const boss = new PgBoss({
    connectionString: options.url,
    application_name: "guichet: jobs",
    schema: "jobs",
    useListenNotify: true,
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
  let working = false;
  let alarm: Alarm | null = null;
  return {
    outbox: async (sql, deliveries) => {
      // One statement for each queue: every NOTIFY at commit takes a lock on the whole database.
      for (const [name, jobs] of Map.groupBy(deliveries, queueOf)) {
        await boss.insert(name, jobs.map(toInsert), { db: fromPrisma(sql) });
      }
    },
    work: async (doJob, ring) => {
      for (const name of queueNames) await startWorkers(boss, name, doJob, timers);
      for (const { job, cron } of upkeeps) {
        const { singletonKey, data } = toInsert(job);
        await boss.schedule(queueOf(job), cron, data, { key: job.upkeep, singletonKey });
      }
      await boss.insert(queueOf(atStart), [toInsert(atStart)]);
      working = true;
      alarm = startAlarm(ring, log);
    },
    working: () => working,
    stop: async (patience) => {
      working = false;
      await alarm?.stop();
      for (const timer of timers) clearTimeout(timer);
      await boss.stop({ graceful: true, timeout: patience });
    },
  };
}
