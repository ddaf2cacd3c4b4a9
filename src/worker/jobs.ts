import { done, type WorkerDeps } from "./deps.ts";
import type { JobRules } from "./job-rule.ts";
import { doUpkeep, type UpkeepJob } from "./upkeep.ts";
import type { WakeDelivery } from "../desk/delivery.ts";
import { jobKeys, timerKeys } from "../desk/job-keys.ts";
import { wake } from "../desk/wake.ts";

/** Jobs that the clock brings. */
export const jobs: JobRules<WakeDelivery | UpkeepJob> = {
  wake: {
    queue: "timer",
    key: ({ ticket }) => jobKeys.wake(ticket),
    order: null,
    givenUp: wakeAgain,
    speaks: "nowhere",
    run: async ({ store, rules }, { ticket }) => {
      await store.transaction((tx) => wake(tx, rules, ticket));
      return done;
    },
  },
  upkeep: {
    queue: "errand",
    key: ({ kind, upkeep }) => `${kind} ${upkeep}`,
    order: null,
    givenUp: null,
    speaks: "nowhere",
    run: async (deps, job) => {
      await doUpkeep(deps, job);
      return done;
    },
  },
};

const wakesAgainAfter = 10 * 60_000; // milliseconds: whatever is in its way may be gone

/** A ticket that could not be woken keeps a timer: its clock must not stop for a fault of ours. */
function wakeAgain({ store, now }: WorkerDeps, job: WakeDelivery): Promise<void> {
  const at = new Date(now().getTime() + wakesAgainAfter);
  return store.transaction((tx) => tx.setTimer({ key: timerKeys.ofTicket(job.ticket), at, job }));
}
