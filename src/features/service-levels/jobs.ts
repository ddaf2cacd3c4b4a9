import { done } from "../../worker/deps.ts";
import type { JobRules } from "../../worker/job-rule.ts";
import type { ServiceLevelDelivery } from "./deliveries.ts";
import { reschedule } from "./use-cases.ts";

export const jobs: JobRules<ServiceLevelDelivery> = {
  reschedule: {
    key: ({ kind, queue, after }) => `${kind} ${queue} ${after ?? ""}`, // one that begins must not give way to one that goes on
    givenUp: null,
    speaks: "nowhere",
    run: async ({ store, rules, inForce }, job) => {
      await inForce.refresh(); // it may have been changed by another desk
      await store.transaction((tx) => reschedule(tx, rules, job));
      return done;
    },
  },
};
