import { done } from "../../worker/deps.ts";
import type { JobRules } from "../../worker/job-rule.ts";
import type { DigestDelivery } from "./deliveries.ts";
import { sayDigest } from "./jobs/say-digest.ts";
import { giveDigests } from "./use-cases.ts";
import { seeLate } from "./use-cases/see-late.ts";

export const jobs: JobRules<DigestDelivery> = {
  "digest-due": {
    key: ({ kind, queue }) => `${kind} ${queue}`,
    givenUp: null,
    speaks: "nowhere",
    run: async ({ store, rules }, { queue }) => {
      await store.transaction((tx) => giveDigests(tx, rules, queue));
      return done;
    },
  },
  digest: {
    key: ({ kind, queue, person, platform }) => `${kind} ${queue} ${platform} ${person ?? ""}`,
    givenUp: null,
    speaks: "on-platform",
    platform: ({ platform }) => platform,
    run: sayDigest,
  },
  "see-late": {
    key: ({ kind, queue, own, person, after }) => `${kind} ${queue} ${own} ${person} ${after ?? ""}`,
    givenUp: null,
    speaks: "nowhere",
    run: async ({ store, rules }, job) => {
      await store.transaction((tx) => seeLate(tx, rules, job));
      return done;
    },
  },
};
