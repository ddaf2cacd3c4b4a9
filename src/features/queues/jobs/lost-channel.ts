import { done, type Tried, type WorkerDeps } from "../../../worker/deps.ts";
import type { ChatPlatform, Conversation, LostReason } from "../../../channels/platform.ts";
import type { Surface } from "../../../desk/surface.ts";
import { viewerOf } from "../../../desk/viewers.ts";
import type { PersonId } from "../../../kernel/person.ts";
import { channelLost } from "../messages.ts";
import type { ChannelLostAlert } from "../deliveries.ts";

type Lost = Pick<ChannelLostAlert, "queue" | "lost" | "reason">;

/** Has it told that nothing can be shown in an agents' channel: once, whatever number of tickets are shown there. */
export async function reportLostChannel(deps: WorkerDeps, surface: Surface, reason: LostReason): Promise<void> {
  await deps.store.transaction(async (tx) => {
    const first = await tx.lose(surface, reason);
    const channel = await tx.channelAt(surface);
    if (!first || channel === null) return;
    const lost: Lost = { queue: channel.queue, lost: channel.platform, reason };
    const channels = await tx.channels(channel.queue);
    const others = channels.filter(({ platform }) => platform !== channel.platform);
    await tx.deliver(others.length > 0 ? others.map((at) => alertOf(lost, at, null)) : await alertsToLeads(deps, lost));
  });
}

async function alertsToLeads({ store, platforms, log }: WorkerDeps, lost: Lost): Promise<readonly ChannelLostAlert[]> {
  const leads = await store.leadsOf(lost.queue);
  const alerts = leads.flatMap(({ id, accounts }) => {
    const account = accounts.find(({ platform }) => platforms[platform] !== undefined);
    return account === undefined ? [] : [alertOf(lost, { ...account, address: account.directAddress }, id)];
  });
  if (alerts.length === 0) log.error(lost, "agents' channel lost, and nobody to tell");
  return alerts;
}

const alertOf = (
  lost: Lost,
  { platform, tenant, address }: Conversation,
  person: PersonId | null,
): ChannelLostAlert => ({
  kind: "alert",
  ...lost,
  to: { platform, tenant, address },
  person,
});

/** Tells that an agents' channel is lost, in the queue's other one or to a lead alone. */
export async function postAlert(deps: WorkerDeps, platform: ChatPlatform, job: ChannelLostAlert): Promise<Tried> {
  const { to, person, queue, lost, reason } = job;
  const reader = person === null ? null : ((await deps.store.people([person])).get(person) ?? null);
  const message = channelLost(queue, lost, reason, viewerOf(reader, new Map(), to, deps.desk));
  const outcome = await platform.post(to, message, null);
  if (outcome.result === "retry") return outcome;
  if (outcome.result === "delivered") return done;
  deps.log.error({ reason: outcome.reason }, "alert not delivered");
  if (person !== null) return done;
  const alerts = await alertsToLeads(deps, { queue, lost, reason });
  await deps.store.transaction((tx) => tx.deliver(alerts));
  return done;
}
