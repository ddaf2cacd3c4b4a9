import type { JobInsert, QueuePolicy, UpdateQueueOptions } from "pg-boss";
import type { UpkeepJob } from "./upkeep.ts";
import type { Delivery } from "../desk/delivery.ts";

/** What a job carries. */
export type Job = Delivery | UpkeepJob;

export const queueNames = ["note", "card", "errand"] as const;
export type QueueName = (typeof queueNames)[number];

const settings = {
  notify: true,
  // A job that was `failed` would block its conversation for ever: the worker gives up by itself, long before this.
  retryLimit: 100_000,
  retryDelay: 1,
  retryBackoff: true,
  retryDelayMax: 60,
  // How long a job stays with a desk that was killed, and how long one try may take.
  heartbeatSeconds: 20,
  expireInSeconds: 300,
  deleteAfterSeconds: 24 * 60 * 60, // finished jobs tell nothing that the notes do not
} as const satisfies UpdateQueueOptions;

interface JobQueueSettings {
  readonly policy: QueuePolicy;
  readonly workers: number;
  readonly settings: typeof settings;
}

export const queues: Readonly<Record<QueueName, JobQueueSettings>> = {
  /** In order on each surface; as many surfaces at once as there are workers. */
  note: { policy: "key_strict_fifo", workers: 8, settings },
  /** At most one waiting for each card or note: many changes become one refresh. */
  card: { policy: "short", workers: 4, settings },
  errand: { policy: "short", workers: 2, settings },
};

export function queueOf(job: Job): QueueName {
  switch (job.kind) {
    case "note":
      return "note";
    case "refresh-card":
    case "refresh-note":
      return "card";
    case "welcome":
    case "adopt":
    case "sync-members":
    case "introduce":
    case "upkeep":
      return "errand";
  }
}

/** Jobs with the same key are put in order, or become one. */
function keyOf(job: Job): string {
  switch (job.kind) {
    case "note":
    case "refresh-card":
      return job.surface;
    case "refresh-note":
      return `${job.surface} ${job.event}`;
    case "welcome":
    case "adopt":
    case "sync-members":
      return `${job.kind} ${job.platform} ${job.queue}`;
    case "introduce":
      return `${job.kind} ${job.platform} ${job.tenant} ${job.user} ${job.ticket}`;
    case "upkeep":
      return `${job.kind} ${job.upkeep}`;
  }
}

/** The form in which a job is stored. */
export const toInsert = (job: Job): JobInsert<Job> & { singletonKey: string; data: Job } => ({
  singletonKey: keyOf(job),
  data: job,
});
