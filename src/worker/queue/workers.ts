import type { JobWithMetadata, PgBoss } from "pg-boss";
import { z } from "zod";
import { workers } from "./queues.ts";
import type { JobHistory, Pause } from "../retry-delay.ts";
import { errandQueue } from "../../desk/job-keys.ts";
import type { Job } from "../job-rule.ts";

/** Does a job once: null when it is settled. */
export type DoJob = (job: Job, history: JobHistory) => Promise<Pause | null>;

interface WorkersDeps {
  readonly boss: PgBoss;
  /** Whether a job of a key waits that nobody has taken up. */
  readonly isWaiting: (key: string) => Promise<boolean>;
  readonly doJob: DoJob;
  /** Of pauses that are not over. */
  readonly timers: Set<NodeJS.Timeout>;
}

/** The workers of the job queue. */
export interface Workers {
  /** Wakes a worker for each of so many jobs, or all that are idle. */
  wake(jobs: number): void;
}

/**
 * Each job that this desk makes wakes a worker. The first worker also polls: for jobs of another desk, of one that was killed,
 * or of one that stopped before a pause was over. A worker that finds a job without being woken wakes the next.
 */
const pollEvery = { first: 5, others: 60 }; // seconds

export async function startWorkers({ boss, isWaiting, doJob, timers }: WorkersDeps): Promise<Workers> {
  const idle = new Set<string>();
  const woken = new Set<string>();
  /** Round robin. A busy worker looks for its next job by itself. */
  const wake = (jobs: number): void => {
    for (const next of [...idle].slice(0, jobs)) {
      idle.delete(next);
      idle.add(next);
      woken.add(next);
      boss.notifyWorker(next);
    }
  };
  const wakeAfter = (pause: number): void => {
    const timer = setTimeout(() => {
      timers.delete(timer);
      wake(1);
    }, pause);
    timers.add(timer);
  };
  for (let worker = 0; worker < workers; worker += 1) {
    const pollingIntervalSeconds = worker === 0 ? pollEvery.first : pollEvery.others;
    const id = await boss.work<Job, void, PollOptions>(
      errandQueue,
      { includeMetadata: true, pollingIntervalSeconds },
      async (jobs) => {
        idle.delete(id);
        if (!woken.delete(id)) wake(1);
        try {
          for (const job of jobs) {
            const pause = await doJob(job.data, historyOf(job));
            // Another of its kind shows what is true when it runs.
            if (pause === null || (job.singletonKey !== null && (await isWaiting(job.singletonKey)))) continue;
            await postpone(boss, job, pause);
            if (!pause.leftToNewer) wakeAfter(pause.for + wakeMargin);
          }
        } finally {
          idle.add(id);
        }
        // A worker sleeps after each job, though the next one may wait already.
        boss.notifyWorker(id);
      },
    );
    idle.add(id);
  }
  return { wake };
}

interface PollOptions {
  readonly includeMetadata: true;
  readonly pollingIntervalSeconds: number;
}
const wakeMargin = 20; // milliseconds: a worker that looks too early sleeps until the next poll

/** Both by the database's clock: the desk's may have been moved meanwhile. */
const historyOf = ({ createdOn, startedOn, output }: JobWithMetadata<Job>): JobHistory => ({
  age: startedOn.getTime() - createdOn.getTime(),
  tries: triesIn(output),
});

/** The job queue counts every look at a job, and so would take waiting for failing: failures are counted here. */
const failures = z.object({ tries: z.number() });
const triesIn = (output: unknown): number => failures.safeParse(output).data?.tries ?? 0;

/** Puts a job back, for exactly so many milliseconds. */
async function postpone(boss: PgBoss, job: JobWithMetadata<Job>, pause: Pause): Promise<void> {
  const { name, id, retryCount, output } = job;
  await boss.fail(name, { id, retryCount }, { tries: triesIn(output) + (pause.failed ? 1 : 0) });
  await boss.update(name, undefined, { id, startAfter: pause.for / 1_000 });
}
