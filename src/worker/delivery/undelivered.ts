import type { WorkerDeps } from "../deps.ts";
import { isLost, type UndeliverableReason } from "../../channels/platform.ts";
import type { Surface } from "../../desk/surface.ts";
import { reportLostChannel } from "../../features/queues/jobs/lost-channel.ts";

/** Tells whoever can do something about it that what happened to a ticket will never be read on a surface. */
export async function tellUndelivered(
  deps: WorkerDeps,
  surface: Surface,
  event: number,
  reason: UndeliverableReason,
): Promise<void> {
  const { ticket, audience } = surface;
  if (audience.kind === "person") return deps.reportUndelivered({ ticket, to: audience.person, reason });
  if (isLost(reason)) return reportLostChannel(deps, surface, reason);
  // That this could not be said cannot be said either: it would go on for ever.
  if ((await eventType(deps, ticket, event)) === "undelivered") return;
  return deps.reportUndelivered({ ticket, to: null, reason });
}

async function eventType({ store }: WorkerDeps, ticket: string, event: number): Promise<string | null> {
  const history = await store.history(ticket);
  return history.find(({ number }) => number === event)?.event.type ?? null;
}
