import type { JobInsert } from "pg-boss";
import type { QueueName } from "../../desk/job-keys.ts";
import { jobs } from "../../features/jobs.ts";
import type { Job, JobOf } from "../job-rule.ts";

/** Where a job waits. */
export interface JobPlace {
  readonly queue: QueueName;
  readonly key: string;
  /** Among jobs of the same kind and key, from 1; null: in the order in which they were made. */
  readonly order: number | null;
}

/** False: a newer desk made it. */
export const isKnown = (job: Job): boolean => Object.hasOwn(jobs, job.kind);

/** A job that a newer desk made waits among the errands, apart from all others. */
export const placeOf = (job: Job): JobPlace =>
  isKnown(job) ? placeBy(job.kind, job) : { queue: "errand", key: JSON.stringify(job), order: null };

function placeBy<Kind extends Job["kind"]>(kind: Kind, job: JobOf<Kind>): JobPlace {
  const { queue, key, order } = jobs[kind];
  return { queue, key: key(job), order: order === null ? null : order(job) };
}

export const queueOf = (job: Job): QueueName => placeOf(job).queue;

/** The form in which a job is stored. */
export const toInsert = (job: Job): JobInsert<Job> & { singletonKey: string; data: Job } => ({
  singletonKey: placeOf(job).key,
  data: job,
});
