import { done } from "./deps.ts";
import type { JobRules } from "./job-rule.ts";
import { doUpkeep, type UpkeepJob } from "./upkeep.ts";

/** Jobs that the clock brings. */
export const jobs: JobRules<UpkeepJob> = {
  upkeep: {
    key: ({ kind, upkeep }) => `${kind} ${upkeep}`,
    givenUp: null,
    speaks: "nowhere",
    run: async (deps, job) => {
      await doUpkeep(deps, job);
      return done;
    },
  },
};
