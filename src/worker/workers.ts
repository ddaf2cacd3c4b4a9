import type { JobWithMetadata, PgBoss } from "pg-boss";
import { queues, type Job, type QueueName } from "./job-queues.ts";
import type { History } from "./try-job.ts";

/** Does a job once: null when it is settled, else the milliseconds until the next try. */
export type DoJob = (job: Job, history: History) => Promise<number | null>;

/** NOTIFY wakes the workers; looking is for where it cannot be had, or a desk stopped before a pause was over. */
const polling = { includeMetadata: true, pollingIntervalSeconds: 2, notifyPollingIntervalSeconds: 10 } as const;

export async function startWorkers(
  boss: PgBoss,
  name: QueueName,
  doJob: DoJob,
  timers: Set<NodeJS.Timeout>,
): Promise<void> {
  const wakeable: string[] = [];
  const wake = (): void => wakeable.forEach((id) => boss.notifyWorker(id));
  const wakeAfter = (pause: number): void => {
    const timer = setTimeout(() => {
      timers.delete(timer);
      wake();
    }, pause);
    timers.add(timer);
  };
  for (let worker = 0; worker < queues[name].workers; worker += 1) {
    const id = await boss.work<Job, void, typeof polling>(name, polling, async (jobs) => {
      for (const job of jobs) {
        const pause = await inOrder(boss, job, doJob);
        if (pause === null) continue;
        await postpone(boss, job, pause);
        wakeAfter(pause + wakeMargin);
      }
      // A worker sleeps after each job, though the next one of this conversation may only now be free.
      boss.notifyWorker(id);
    });
    wakeable.push(id);
  }
}

const wakeMargin = 20; // milliseconds: a worker that looks too early sleeps until the next poll

/**
 * A change that waited for a ticket may have begun before the one it waited for, and jobs are ordered by the begin of
 * their transaction: notes of the same surface that happened earlier are said first.
 */
async function inOrder(
  boss: PgBoss,
  { data: job, createdOn, retryCount }: JobWithMetadata<Job>,
  doJob: DoJob,
): Promise<number | null> {
  const history = { since: createdOn, tries: retryCount };
  if (job.kind === "note") {
    for (const earlier of await notesBefore(boss, job.surface, job.event)) {
      const pause = await doJob(earlier, history);
      if (pause !== null) return pause;
    }
  }
  return doJob(job, history);
}

async function notesBefore(boss: PgBoss, surface: string, event: number): Promise<Job[]> {
  const waiting = await boss.findJobs<Job>("note", { key: surface, queued: true });
  return waiting
    .map(({ data }) => data)
    .filter((job) => job.kind === "note")
    .filter((job) => job.event < event)
    .toSorted((one, other) => one.event - other.event);
}

/** Puts a job back, for exactly so many milliseconds; meanwhile it keeps its place in its conversation. */
async function postpone(boss: PgBoss, { name, id, retryCount }: JobWithMetadata<Job>, pause: number): Promise<void> {
  await boss.fail(name, { id, retryCount });
  await boss.update(name, undefined, { id, startAfter: pause / 1_000 });
}
