import { done, type Tried, type WorkerDeps } from "../../worker/deps.ts";
import type { JobRules } from "../../worker/job-rule.ts";
import { placeKept } from "../replies/use-cases.ts";
import type { OpeningDelivery } from "./deliveries.ts";

export const jobs: JobRules<OpeningDelivery> = {
  "files-of-new": {
    key: ({ kind, words }) => `${kind} ${words}`,
    givenUp: null,
    speaks: "nowhere",
    run: addFiles,
  },
};

/** Once: what was placed is kept no longer. */
async function addFiles({ store, rules }: WorkerDeps, { ticket, words, by }: OpeningDelivery): Promise<Tried> {
  await store.transaction((tx) => placeKept(tx, rules, { reference: ticket, words, by }));
  return done;
}
