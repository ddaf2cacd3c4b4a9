import type { JobWithMetadata, PgBoss } from "pg-boss";
import { z } from "zod";
import { queues } from "./queues.ts";
import type { JobHistory, Pause } from "./retry-delay.ts";
import { placeOf } from "./stored-job.ts";
import type { QueueName } from "../../desk/job-keys.ts";
import type { Job } from "../job-rule.ts";

/** Does a job once: null when it is settled. */
export type DoJob = (job: Job, history: JobHistory) => Promise<Pause | null>;

/** Jobs that nobody has taken up. */
export interface WaitingJobs {
  /** What those of a key carry, in a queue that keeps order. */
  waitingInOrder(queue: QueueName, key: string): Promise<readonly unknown[]>;
  /** Whether there is one of a key, in a queue of policy `short`. */
  isWaiting(queue: QueueName, key: string): Promise<boolean>;
}

interface WorkersDeps {
  readonly boss: PgBoss;
  readonly waiting: WaitingJobs;
  readonly name: QueueName;
  readonly doJob: DoJob;
  /** Of pauses that are not over. */
  readonly timers: Set<NodeJS.Timeout>;
}

/** The workers of one queue. */
export interface Workers {
  /** Wakes a worker for each of so many jobs, or all that are idle. */
  wake(jobs: number): void;
}

/**
 * Each job that this desk makes wakes a worker. The first worker of a queue also polls: for jobs of another desk, of one that
 * was killed, or of one that stopped before a pause was over. A worker that finds a job without being woken wakes the next.
 */
const pollEvery = { first: 5, others: 60 }; // seconds

export async function startWorkers({ boss, waiting, name, doJob, timers }: WorkersDeps): Promise<Workers> {
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
  const putBack = createPutBack(boss, waiting, name);
  const wakeAfter = (pause: number): void => {
    const timer = setTimeout(() => {
      timers.delete(timer);
      wake(1);
    }, pause);
    timers.add(timer);
  };
  for (let worker = 0; worker < queues[name].workers; worker += 1) {
    const pollingIntervalSeconds = worker === 0 ? pollEvery.first : pollEvery.others;
    const id = await boss.work<Job, void, PollOptions>(
      name,
      { includeMetadata: true, pollingIntervalSeconds },
      async (jobs) => {
        idle.delete(id);
        if (!woken.delete(id)) wake(1);
        try {
          for (const job of jobs) {
            const pause = await inOrder(waiting, job, doJob);
            if (pause === null || !(await putBack(job, pause)) || pause.leftToNewer) continue;
            wakeAfter(pause.for + wakeMargin);
          }
        } finally {
          idle.add(id);
        }
        // A worker sleeps after each job, though the next one of this conversation may only now be free.
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

/**
 * A change that waited for a ticket may have begun before the one it waited for, and pg-boss orders jobs by the begin of
 * their transaction: jobs of the same key whose place is earlier are done first.
 */
async function inOrder(
  waiting: WaitingJobs,
  { data: job, createdOn, startedOn, output }: JobWithMetadata<Job>,
  doJob: DoJob,
): Promise<Pause | null> {
  // Both by the database's clock: the desk's may have been moved meanwhile.
  const history = { age: startedOn.getTime() - createdOn.getTime(), tries: triesIn(output) };
  for (const earlier of await jobsBefore(waiting, job)) {
    const pause = await doJob(earlier, history);
    if (pause !== null) return pause;
  }
  return doJob(job, history);
}

async function jobsBefore(waiting: WaitingJobs, job: Job): Promise<readonly Job[]> {
  const { queue, key, order } = placeOf(job);
  if (order === null || order === 1) return [];
  return storedJobs
    .parse(await waiting.waitingInOrder(queue, key))
    .filter((other) => other.kind === job.kind)
    .map((other) => ({ job: other, order: placeOf(other).order ?? order }))
    .filter((other) => other.order < order)
    .toSorted((one, other) => one.order - other.order)
    .map((other) => other.job);
}

// Only the desk makes jobs, so that the kind is proof enough.
const ofSomeKind = z.looseObject({ kind: z.string() });
const storedJobs = z.array(z.custom<Job>((value) => ofSomeKind.safeParse(value).success));

/**
 * Puts jobs back that could not be done; false: the job is dropped. Of several jobs of one key in a queue of policy `short` one
 * is enough: it shows what is true when it runs. Two that fail at the same moment must not each count on the other.
 */
function createPutBack(boss: PgBoss, waiting: WaitingJobs, name: QueueName) {
  const beingPutBack = new Set<string>();
  return async (job: JobWithMetadata<Job>, pause: Pause): Promise<boolean> => {
    const key = queues[name].policy === "short" ? job.singletonKey : null;
    if (key === null) {
      await postpone(boss, job, pause);
      return true;
    }
    if (beingPutBack.has(key)) return false;
    beingPutBack.add(key);
    try {
      if (await waiting.isWaiting(name, key)) return false;
      await postpone(boss, job, pause);
      return true;
    } finally {
      beingPutBack.delete(key);
    }
  };
}

/** The job queue counts every look at a job, and so would take waiting for failing: failures are counted here. */
const failures = z.object({ tries: z.number() });
const triesIn = (output: unknown): number => failures.safeParse(output).data?.tries ?? 0;

/** Puts a job back, for exactly so many milliseconds; meanwhile it keeps its place in its conversation. */
async function postpone(boss: PgBoss, job: JobWithMetadata<Job>, pause: Pause): Promise<void> {
  const { name, id, retryCount, output } = job;
  await boss.fail(name, { id, retryCount }, { tries: triesIn(output) + (pause.failed ? 1 : 0) });
  await boss.update(name, undefined, { id, startAfter: pause.for / 1_000 });
}
