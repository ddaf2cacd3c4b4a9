import type { QueuePolicy, UpdateQueueOptions } from "pg-boss";
import type { QueueName } from "../../desk/job-keys.ts";

const settings = {
  notify: false, // every NOTIFY at commit takes a lock on the whole database; the desk that commits wakes its workers
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

interface QueueSettings {
  readonly policy: QueuePolicy;
  readonly workers: number;
  readonly settings: typeof settings;
}

export const queues: Readonly<Record<QueueName, QueueSettings>> = {
  /** In order on each surface; as many surfaces at once as there are workers. */
  note: { policy: "key_strict_fifo", workers: 8, settings },
  /** At most one waiting for each card or note: many changes become one refresh. */
  card: { policy: "short", workers: 4, settings },
  errand: { policy: "short", workers: 2, settings },
  /** What is due to a ticket by the clock. */
  timer: { policy: "short", workers: 2, settings },
};

/**
 * How many workers of a queue may be busy with the same platform: where there are two, one that does not answer must
 * leave some to the other.
 */
export const mostForOne = (name: QueueName, platforms: number): number =>
  platforms < 2 ? queues[name].workers : Math.floor(queues[name].workers * 0.75);
