import { done, type Tried, type WorkerDeps } from "../../worker/deps.ts";
import type { ChatPlatform } from "../../channels/platform.ts";
import { knowingQueues, viewerOf } from "../../desk/viewers.ts";
import { hoursOf } from "../../kernel/policy.ts";
import { dateOf } from "../../kernel/time/calendar.ts";
import type { JobRules } from "../../worker/job-rule.ts";
import type { QueuePolicyDelivery } from "./deliveries.ts";
import { policyTold } from "./messages.ts";

export const jobs: JobRules<QueuePolicyDelivery> = {
  "queue-policy": {
    key: ({ kind, platform, queue, part, by }) => `${kind} ${platform} ${queue} ${part} ${by}`,
    givenUp: null,
    speaks: "on-platform",
    platform: ({ platform }) => platform,
    run: tellChannel,
  },
};

async function tellChannel(deps: WorkerDeps, platform: ChatPlatform, job: QueuePolicyDelivery): Promise<Tried> {
  const { store, desk, rules, log } = deps;
  const channel = (await store.channels(job.queue)).find((each) => each.platform === platform.name);
  if (channel === undefined) return done;
  await deps.inForce.refresh(); // it may have been changed by another desk
  const { policy, now } = rules;
  const today = dateOf(now(), hoursOf(policy, job.queue).zone);
  const viewer = await knowingQueues(viewerOf(null, await store.people([job.by]), channel, desk), store);
  const outcome = await platform.post(channel, policyTold(job, { policy, today }, viewer), null);
  if (outcome.result === "retry") return outcome;
  if (outcome.result !== "delivered")
    log.warn({ reason: outcome.reason }, "channel not told of its queue's new hours or targets");
  return done;
}
