import { done } from "../../worker/deps.ts";
import type { JobRules } from "../../worker/job-rule.ts";
import type { AbsenceDelivery } from "./deliveries.ts";
import { comeBack, settleOffers } from "./use-cases.ts";

export const jobs: JobRules<AbsenceDelivery> = {
  "come-back": {
    key: keyOf,
    givenUp: null,
    speaks: "nowhere",
    run: async ({ store, rules }, { person }) => {
      await store.transaction((tx) => comeBack(tx, rules, person));
      return done;
    },
  },
  offer: {
    key: keyOf,
    givenUp: null,
    speaks: "nowhere",
    run: async ({ store, rules }, { person }) => {
      await store.transaction((tx) => settleOffers(tx, rules, person));
      return done;
    },
  },
};

function keyOf({ kind, person }: AbsenceDelivery): string {
  return `${kind} ${person}`;
}
