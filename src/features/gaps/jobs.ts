import { done } from "../../worker/deps.ts";
import type { JobRules } from "../../worker/job-rule.ts";
import type { GapsDelivery } from "./deliveries.ts";
import { gatherGaps } from "./use-cases.ts";

export const jobs: JobRules<GapsDelivery> = {
  "gather-gaps": {
    key: ({ kind }) => kind,
    givenUp: null,
    speaks: "nowhere",
    run: async ({ store, now }, job) => {
      await store.transaction(async (tx) => {
        if (await gatherGaps(tx, now())) await tx.deliver([job]); // there is more
      });
      return done;
    },
  },
};
