import { done } from "../../worker/deps.ts";
import type { JobRules } from "../../worker/job-rule.ts";
import type { DigestDelivery } from "./deliveries.ts";
import { sayDigest } from "./jobs/say-digest.ts";
import { makeSure, sayUnseen } from "./jobs/see-late.ts";
import { giveDigests } from "./use-cases.ts";
import { tellUnseen } from "./use-cases/see-late.ts";

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
    givenUp: ({ store }, job) => store.transaction((tx) => tellUnseen(tx, job, [])),
    speaks: "nowhere",
    run: makeSure,
  },
  "late-unseen": {
    key: ({ kind, queue, person, references }) => `${kind} ${queue} ${person} ${references.join()}`,
    givenUp: null,
    speaks: "on-platform",
    platform: ({ to }) => to.platform,
    run: sayUnseen,
  },
};
