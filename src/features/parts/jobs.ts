import { done } from "../../worker/deps.ts";
import type { JobRules } from "../../worker/job-rule.ts";
import type { PartsDelivery } from "./deliveries.ts";
import { followWhole, gatherParts } from "./use-cases.ts";

export const jobs: JobRules<PartsDelivery> = {
  "gather-parts": {
    key: ({ kind, whole }) => `${kind} ${whole}`,
    givenUp: null,
    speaks: "nowhere",
    run: async ({ store, rules }, { whole }) => {
      await store.transaction((tx) => gatherParts(tx, rules, whole));
      return done;
    },
  },
  "follow-whole": {
    key: ({ kind, whole }) => `${kind} ${whole}`,
    givenUp: null,
    speaks: "nowhere",
    run: async ({ store, rules }, { whole }) => {
      await followWhole(store, rules, whole);
      return done;
    },
  },
};
