import type { WorkerDeps } from "./deps.ts";
import { parts } from "./delivery/parts.ts";
import { doDueTimers } from "./due-timers.ts";
import { roomLeft } from "./outbox/room.ts";
import { sayPart } from "./outbox/say-part.ts";
import { mostAtOnce } from "./outbox/work-off.ts";
import type { JobQueue } from "./queue/open-queue.ts";
import { shareOf } from "./queue/queues.ts";
import { tryJob } from "./try-job.ts";

/**
 * Has everything done that is to be said and done; `whenIdle` lets those go first who wait for an answer, `followApplied` takes up
 * a policy that was applied meanwhile.
 */
export const startWork = (
  queue: JobQueue,
  deps: WorkerDeps,
  whenIdle: () => Promise<void>,
  followApplied: () => Promise<void>,
): Promise<void> =>
  queue.work({
    parts: Object.keys(parts),
    say: async (taken, stopping) => {
      await whenIdle();
      return sayPart(deps, taken, stopping);
    },
    roomLeft: (underWay) => {
      const platforms = Object.values(deps.platforms);
      return roomLeft(platforms, deps.rateLimits, underWay, shareOf(mostAtOnce, platforms.length));
    },
    doJob: async (job, history) => {
      await whenIdle();
      return tryJob(deps, job, history);
    },
    doDueTimers: async (most) => {
      await whenIdle();
      await followApplied();
      await followPolicy(deps);
      return doDueTimers(deps, most);
    },
    indexListed: async (most) => {
      await whenIdle();
      return deps.store.indexListed(most);
    },
  });

/** What was changed in chat at another desk holds here too before a clock is looked at; what went by the old is made anew. */
async function followPolicy({ inForce, store }: WorkerDeps): Promise<void> {
  const changed = await inForce.refresh();
  if (changed.length === 0) return;
  await store.transaction((tx) => tx.deliver(changed.map((queue) => ({ kind: "reschedule", queue, after: null }))));
}
