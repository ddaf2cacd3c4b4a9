import type { QueuePolicy, UpdateQueueOptions } from "pg-boss";

const year = 365 * 24 * 60 * 60;

/** At most one job of a key waits: many become one. */
export const policy: QueuePolicy = "short";

export const settings = {
  notify: false, // every NOTIFY at commit takes a lock on the whole database; the desk that commits wakes its workers
  retryLimit: 100_000, // the worker gives up by itself, long before this
  retryDelay: 1,
  retryBackoff: true,
  retryDelayMax: 60,
  // How long a job stays with a desk that was killed, and how long one try may take.
  heartbeatSeconds: 20,
  expireInSeconds: 300,
  deleteAfterSeconds: 24 * 60 * 60, // finished jobs tell nothing that the tickets do not
  retentionSeconds: 10 * year, // what waits is never too old: pg-boss would forget it after 14 days
} as const satisfies UpdateQueueOptions;

/** How many do errands at once. What may take minutes has workers of its own: nothing else waits for it. */
export const workersOf = { "on-platform": 2, "at-length": 2 } as const;
export const workers = workersOf["on-platform"] + workersOf["at-length"];

/**
 * How many workers may be busy with the same platform: where there are two, one that does not answer must leave some to
 * the other.
 */
export const shareOf = (all: number, platforms: number): number => (platforms < 2 ? all : Math.floor(all * 0.75));
