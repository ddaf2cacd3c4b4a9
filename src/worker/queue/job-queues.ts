import type { JobInsert, QueuePolicy, UpdateQueueOptions } from "pg-boss";
import type { UpkeepJob } from "../upkeep.ts";
import type { Delivery } from "../../desk/delivery.ts";

/** What a job carries. */
export type Job = Delivery | UpkeepJob;

export const queueNames = ["note", "card", "errand", "timer"] as const;
export type QueueName = (typeof queueNames)[number];

const settings = {
  notify: false, // every NOTIFY at commit takes a lock on the whole database; who commits wakes the workers by itself
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
  /** What is due to a ticket by the clock. */
  timer: { policy: "short", workers: 2, settings },
};

export function queueOf(job: Job): QueueName {
  switch (job.kind) {
    case "note":
    case "catch-up":
      return "note";
    case "wake":
      return "timer";
    case "refresh-card":
    case "refresh-note":
      return "card";
    case "welcome":
    case "adopt":
    case "sync-members":
    case "introduce":
    case "alert":
    case "brief-due":
    case "morning":
    case "handover":
    case "come-back":
    case "offer":
    case "reschedule":
    case "upkeep":
      return "errand";
  }
}

/** Jobs with the same key are put in order, or become one. */
function keyOf(job: Job): string {
  switch (job.kind) {
    case "note":
    case "catch-up":
    case "refresh-card":
      return job.surface;
    case "wake":
      return job.ticket;
    case "brief-due":
      return `${job.kind} ${job.queue}`;
    case "morning":
      return `${job.kind} ${job.queue} ${job.person}`;
    case "handover":
      return `${job.kind} ${job.queue} ${job.platform}`;
    case "reschedule":
      return `${job.kind} ${job.queue} ${job.after ?? ""}`; // one that begins must not give way to one that goes on
    case "come-back":
    case "offer":
      return `${job.kind} ${job.person}`;
    case "refresh-note":
      return `${job.surface} ${job.event}`;
    case "welcome":
    case "adopt":
    case "sync-members":
      return `${job.kind} ${job.platform} ${job.queue}`;
    case "introduce":
      return `${job.kind} ${job.platform} ${job.tenant} ${job.user} ${job.ticket}`;
    case "alert":
      return `${job.kind} ${job.lost} ${job.queue} ${job.to.platform} ${job.to.address}`;
    case "upkeep":
      return `${job.kind} ${job.upkeep}`;
  }
}

/** Names one thing to do, also among those that are put in order. */
export const idOf = (job: Job): string => `${job.kind} ${keyOf(job)}${"event" in job ? ` ${job.event}` : ""}`;

/**
 * How many workers of a queue may be busy with the same platform: where there are two, one that does not answer must
 * leave some to the other.
 */
export const mostForOne = (name: QueueName, platforms: number): number =>
  platforms < 2 ? queues[name].workers : Math.floor(queues[name].workers * 0.75);

/** The form in which a job is stored. */
export const toInsert = (job: Job): JobInsert<Job> & { singletonKey: string; data: Job } => ({
  singletonKey: keyOf(job),
  data: job,
});
