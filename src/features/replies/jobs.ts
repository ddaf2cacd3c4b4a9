import { done, type Tried, type WorkerDeps } from "../../worker/deps.ts";
import type { JobRules } from "../../worker/job-rule.ts";
import type { ChatPlatform } from "../../channels/platform.ts";
import type { RepliesDelivery } from "./deliveries.ts";

export const jobs: JobRules<RepliesDelivery> = {
  "mark-received": {
    key: ({ kind, at }) => `${kind} ${at.platform} ${at.tenant} ${at.address} ${at.message}`,
    givenUp: null,
    speaks: "on-platform",
    platform: ({ at }) => at.platform,
    run: markReceived,
  },
};

const soon = 500; // milliseconds: the note for the agents goes out with the same change

/** Where that is refused, the message is gone or no agent could be told of it, the card says alone how it stands. */
async function markReceived({ store }: WorkerDeps, platform: ChatPlatform, job: RepliesDelivery): Promise<Tried> {
  const { at, words } = job;
  const reached = words === undefined ? "agents" : await store.deliveries.reached(words.ticket, words.version);
  const reason = "the agents cannot read it yet";
  switch (reached) {
    case "on-the-way":
      return { result: "retry", after: soon, reason, unsent: true };
    case "tried-again":
      return { result: "retry", after: null, reason };
    case "nobody":
      return done;
    case "agents":
  }
  const outcome = await platform.markReceived?.(at);
  return outcome?.result === "retry" ? outcome : done;
}
