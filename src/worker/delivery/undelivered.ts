import { done, type Tried, type WorkerDeps } from "../deps.ts";
import {
  isLost,
  type ChatPlatform,
  type Conversation,
  type LostReason,
  type UndeliverableReason,
} from "../../channels/platform.ts";
import type { Delivery } from "../../desk/delivery.ts";
import type { Surface } from "../../desk/surface.ts";
import { viewerOf } from "../../desk/viewers.ts";
import type { PersonId } from "../../kernel/person.ts";
import { channelLost } from "../../features/queues/messages.ts";

type Alert = Extract<Delivery, { kind: "alert" }>;
type Lost = Pick<Alert, "queue" | "lost" | "reason">;

/** Tells whoever can do something about it that what happened to a ticket will never be read on a surface. */
export async function tellUndelivered(
  deps: WorkerDeps,
  surface: Surface,
  event: number,
  reason: UndeliverableReason,
): Promise<void> {
  const { ticket, audience } = surface;
  if (audience.kind === "person") return deps.reportUndelivered({ ticket, to: audience.person, reason });
  if (isLost(reason)) return tellLost(deps, surface, reason);
  // That this could not be said cannot be said either: it would go on for ever.
  if ((await eventType(deps, ticket, event)) === "undelivered") return;
  return deps.reportUndelivered({ ticket, to: null, reason });
}

/** Tells that nothing can be shown in an agents' channel: once, whatever number of tickets are shown there. */
export async function tellLost(deps: WorkerDeps, surface: Surface, reason: LostReason): Promise<void> {
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

async function alertsToLeads({ store, platforms, log }: WorkerDeps, lost: Lost): Promise<readonly Alert[]> {
  const leads = await store.leadsOf(lost.queue);
  const alerts = leads.flatMap(({ id, accounts }) => {
    const account = accounts.find(({ platform }) => platforms[platform] !== undefined);
    return account === undefined ? [] : [alertOf(lost, { ...account, address: account.directAddress }, id)];
  });
  if (alerts.length === 0) log.error(lost, "agents' channel lost, and nobody to tell");
  return alerts;
}

const alertOf = (lost: Lost, { platform, tenant, address }: Conversation, person: PersonId | null): Alert => ({
  kind: "alert",
  ...lost,
  to: { platform, tenant, address },
  person,
});

/** Tells that an agents' channel is lost, in the queue's other one or to a lead alone. */
export async function alert(deps: WorkerDeps, platform: ChatPlatform, job: Alert): Promise<Tried> {
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

async function eventType({ store }: WorkerDeps, ticket: string, event: number): Promise<string | null> {
  const history = await store.history(ticket);
  return history.find(({ number }) => number === event)?.event.type ?? null;
}
