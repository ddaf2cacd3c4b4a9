import { done } from "../../worker/deps.ts";
import type { JobRules } from "../../worker/job-rule.ts";
import type { ForecastDelivery } from "./deliveries.ts";
import { learnAnswerTimes } from "./use-cases.ts";

export const jobs: JobRules<ForecastDelivery> = {
  "learn-answer-times": {
    key: ({ kind, queue }) => `${kind} ${queue}`,
    givenUp: null,
    speaks: "nowhere",
    run: async ({ store, rules }, { queue }) => {
      await learnAnswerTimes(store, rules, queue);
      return done;
    },
  },
};
