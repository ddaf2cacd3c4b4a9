import type { JobInsert } from "pg-boss";
import { jobs } from "../../features/jobs.ts";
import type { Job, JobOf } from "../job-rule.ts";

/** False: a newer desk made it. */
export const isKnown = (job: Job): boolean => Object.hasOwn(jobs, job.kind);

/** A job that a newer desk made waits apart from all others. */
const keyOf = (job: Job): string => (isKnown(job) ? keyBy(job.kind, job) : JSON.stringify(job));

const keyBy = <Kind extends Job["kind"]>(kind: Kind, job: JobOf<Kind>): string => jobs[kind].key(job);

/** The form in which a job is stored. */
export const toInsert = (job: Job): JobInsert<Job> & { singletonKey: string; data: Job } => ({
  singletonKey: keyOf(job),
  data: job,
});
