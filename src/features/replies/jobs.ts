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

/** Where that is refused, or the message is gone, the card says it alone. */
async function markReceived(_: WorkerDeps, platform: ChatPlatform, { at }: RepliesDelivery): Promise<Tried> {
  const outcome = await platform.markReceived?.(at);
  return outcome?.result === "retry" ? outcome : done;
}
