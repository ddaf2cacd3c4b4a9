import { done, type Tried, type WorkerDeps } from "../../../worker/deps.ts";
import type { ChatPlatform, LostReason } from "../../../channels/platform.ts";
import type { Surface } from "../../../desk/surface.ts";
import type { DeskTransaction } from "../../../desk/transaction.ts";
import { knowingQueues, viewerOf } from "../../../desk/viewers.ts";
import { channelLost } from "../messages.ts";
import type { ChannelLostAlert } from "../deliveries.ts";
import { alertsOfLoss, alertsToLeads } from "../use-cases.ts";

type Lost = Pick<ChannelLostAlert, "queue" | "lost" | "reason">;

/**
 * Has it told that nothing can be shown in an agents' channel: once, whatever number of tickets are shown there, and though its
 * members can be read meanwhile, as where only some may post.
 */
export async function reportLostChannel(deps: WorkerDeps, surface: Surface, reason: LostReason): Promise<void> {
  await deps.store.transaction(async (tx) => {
    const first = await tx.lose(surface, reason);
    const channel = await tx.channelAt(surface);
    if (channel === null) return;
    const unread = await tx.markUnread(channel, deps.now());
    if (first && unread?.first === true)
      await alertLoss(deps, tx, { queue: channel.queue, lost: channel.platform, reason });
  });
}

/** In the queue's other channel; where it has none, to its leads. */
export async function alertLoss(deps: WorkerDeps, tx: DeskTransaction, lost: Lost): Promise<void> {
  await tx.deliver(orNobody(deps, lost, await alertsOfLoss(tx, deps.platforms, lost)));
}

/** Tells that an agents' channel is lost, in the queue's other one or to a lead alone. */
export async function postAlert(deps: WorkerDeps, platform: ChatPlatform, job: ChannelLostAlert): Promise<Tried> {
  const { to, person } = job;
  const reader = person === null ? null : ((await deps.store.people([person])).get(person) ?? null);
  const viewer = await knowingQueues(viewerOf(reader, new Map(), to, deps.desk), deps.store);
  const message = channelLost(job, viewer);
  const outcome = await platform.post(to, message, null);
  if (outcome.result === "retry") return outcome;
  if (outcome.result === "delivered") return done;
  deps.log.error({ reason: outcome.reason }, "alert not delivered");
  if (person !== null) return done;
  const toLeads = await alertsToLeads(deps.store, deps.platforms, job);
  await deps.store.transaction((tx) => tx.deliver(orNobody(deps, job, toLeads)));
  return done;
}

function orNobody(
  { log }: WorkerDeps,
  { queue, lost, reason }: Lost,
  alerts: readonly ChannelLostAlert[],
): readonly ChannelLostAlert[] {
  if (alerts.length === 0) log.error({ queue, lost, reason }, "agents' channel lost, and nobody to tell");
  return alerts;
}
