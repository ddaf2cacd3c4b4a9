import { fromPrisma, PgBoss, type Db, type PrismaTransactionLike } from "pg-boss";
import type { Logger } from "pino";
import { workOff, type OutboxWork, type OutboxWorker } from "../outbox/work-off.ts";
import { policy, settings } from "./queues.ts";
import { toInsert } from "./stored-job.ts";
import { poll, type Polling, type WorkOff } from "./polling.ts";
import { atStart, upkeeps } from "../upkeep.ts";
import { startWorkers, type DoJob, type Workers } from "./workers.ts";
import type { Delivery, SaidDelivery } from "../../desk/delivery.ts";
import { errandQueue } from "../../desk/job-keys.ts";
import { isSaid, type Outbox } from "../../desk/outbox.ts";

/** Where it is kept what is to be done; the queue closes it. */
interface JobDatabase extends Db {
  readonly schema: string;
  readonly outbox: Outbox;
  /** Writes in the outbox, in the transaction of a change. */
  say(sql: PrismaTransactionLike, deliveries: readonly SaidDelivery[]): Promise<void>;
  /** Whether a job of this key waits that nobody has taken up. */
  isWaiting(queue: string, key: string): Promise<boolean>;
  /** Takes over what waits in the queues of a desk that had no outbox; whether anything did. */
  carryOver(): Promise<boolean>;
  close(): Promise<void>;
}

/** How all of it is done. */
export interface Work extends Pick<OutboxWork, "say" | "roomLeft" | "parts"> {
  readonly doJob: DoJob;
  /** Does what is due by the clock. */
  readonly doDueTimers: WorkOff;
  /** Writes what tickets are found by. */
  readonly indexListed: WorkOff;
}

export interface JobQueue {
  /** Writes down the deliveries of one change, in its transaction; what it gives, once that is committed, has them done. */
  outbox(sql: PrismaTransactionLike, deliveries: readonly Delivery[]): Promise<() => void>;
  /** Begins to do what there is and will be. */
  work(work: Work): Promise<void>;
  working(): boolean;
  /** Whether what surfaces have to say can be taken from the outbox. */
  delivering(): boolean;
  /** Finishes what is under way, for at most `within` milliseconds; the rest is done by the desk that starts next. */
  stop(within: number): Promise<void>;
}

const carryOverEvery = 60_000; // milliseconds: an older desk may be stopped, or die, after this one has started

/** Opens outbox and job queue in a database. The job queue has a schema of its own, made when it is not there yet. */
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
  await boss.createQueue(errandQueue, { policy, ...settings });
  await boss.updateQueue(errandQueue, settings); // one that an older desk made
  const carryOver = async (): Promise<void> => {
    if (await database.carryOver()) outbox?.wake();
  };
  const timers = new Set<NodeJS.Timeout>();
  let workers: Workers | null = null;
  let outbox: OutboxWorker | null = null;
  let pollings: readonly Polling[] = [];
  let carrying: NodeJS.Timeout | undefined;
  let working = false;
  await carryOver();
  return {
    outbox: async (sql, deliveries) => {
      const said = deliveries.filter(isSaid);
      const jobs = deliveries.flatMap((delivery) => (isSaid(delivery) ? [] : [toInsert(delivery)]));
      if (said.length > 0) await database.say(sql, said);
      if (jobs.length > 0) await boss.insert(errandQueue, jobs, { db: fromPrisma(sql) });
      return () => {
        if (said.length > 0) outbox?.wake();
        if (jobs.length > 0) workers?.wake(jobs.length);
      };
    },
    work: async ({ doJob, doDueTimers, indexListed, ...say }) => {
      const isWaiting = (key: string): Promise<boolean> => database.isWaiting(errandQueue, key);
      workers = await startWorkers({ boss, isWaiting, doJob, timers });
      for (const { job, cron } of upkeeps) {
        const { singletonKey, data } = toInsert(job);
        await boss.schedule(errandQueue, cron, data, { key: job.upkeep, singletonKey });
      }
      await boss.insert(errandQueue, [toInsert(atStart)]);
      workers.wake(1);
      outbox = workOff({ ...say, outbox: database.outbox, log });
      pollings = [
        // In one change: nobody who wants one of these tickets waits long for it.
        poll({ workOff: doDueTimers, atOnce: 16, rests: 0, failed: "timers could not be read" }, log),
        poll({ workOff: indexListed, atOnce: 25, rests: 2, failed: "search index could not be written" }, log),
      ];
      carrying = setInterval(() => {
        carryOver().catch((err: unknown) => log.error({ err }, "job queue"));
      }, carryOverEvery);
      working = true;
    },
    working: () => working,
    delivering: () => outbox?.takes() ?? true,
    stop: async (within) => {
      working = false;
      clearInterval(carrying);
      await Promise.all(pollings.map((polling) => polling.stop()));
      for (const timer of timers) clearTimeout(timer);
      await Promise.all([outbox?.stop(within), boss.stop({ graceful: true, timeout: within })]);
      await database.close();
    },
  };
}
