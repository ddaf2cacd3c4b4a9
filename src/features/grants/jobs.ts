import { seeToTakeBack } from "./desk.ts";
import { done } from "../../worker/deps.ts";
import type { JobRules } from "../../worker/job-rule.ts";
import type { GrantsDelivery } from "./deliveries.ts";

export const jobs: JobRules<GrantsDelivery> = {
  "see-to-take-back": {
    key: ({ kind, ticket }) => `${kind} ${ticket}`,
    givenUp: null,
    speaks: "nowhere",
    run: async ({ store, rules, desk }, { ticket }) => {
      await store.transaction((tx) => seeToTakeBack(tx, rules, ticket, desk.locale));
      return done;
    },
  },
};
