import { done, type Tried, type WorkerDeps } from "../deps.ts";
import { tellReach } from "./tell-reach.ts";
import { isLost, type Outcome, type UndeliverableReason } from "../../channels/platform.ts";
import type { SurfaceId } from "../../desk/delivery.ts";
import type { Surface } from "../../desk/surface.ts";
import { reportLostChannel } from "../../features/queues/jobs/lost-channel.ts";

export type Failure = Exclude<Outcome, { result: "delivered" }>;

/** What becomes of events that could not be said. */
export async function handleNoteFailure(
  deps: WorkerDeps,
  surface: SurfaceId,
  events: readonly number[],
  failure: Failure,
): Promise<Tried> {
  switch (failure.result) {
    case "undeliverable":
      await giveUp(deps, surface, events, failure.reason);
      return done;
    case "retry":
      return failure;
    case "gone":
      return { result: "retry", after: null, reason: failure.reason };
  }
}

/** Gives up, for good, what was postponed on a surface, and the event whose turn it was (null: none). */
export async function giveUpNotes(
  deps: WorkerDeps,
  surface: SurfaceId,
  event: number | null,
  reason: UndeliverableReason,
): Promise<void> {
  const { postponed } = await deps.store.deliveries.notesOn(surface);
  await giveUp(deps, surface, event === null ? postponed : [...postponed, event], reason);
}

/** Records that events will never be said on a surface, so that the next one goes on, and tells who can do something about it. */
async function giveUp(
  deps: WorkerDeps,
  id: SurfaceId,
  events: readonly number[],
  reason: UndeliverableReason,
): Promise<void> {
  const { deliveries } = deps.store;
  const surface = await deliveries.surface(id);
  const last = events.at(-1);
  if (surface === null || last === undefined) return;
  deps.log.error({ reason }, "note not delivered");
  // Before it is recorded: told twice after a crash, rather than never.
  await report(deps, surface, last, reason);
  if (surface.message === null || isOfWholeSurface(reason)) await deliveries.unreachable(id, reason);
  for (const event of events) if (event !== 1) await deliveries.noted(id, event, null);
  if (surface.audience.kind === "agents") await deps.store.transaction((tx) => tellReach(tx, surface.ticket));
}

/** Tells whoever can do something about it that what happened to a ticket will never be read on a surface. */
async function report(deps: WorkerDeps, surface: Surface, event: number, reason: UndeliverableReason): Promise<void> {
  const { ticket, audience } = surface;
  if (audience.kind === "person") return deps.reportUndelivered({ ticket, to: audience.person, reason });
  if (isLost(reason)) return reportLostChannel(deps, surface, reason);
  // That this could not be said cannot be said either: it would go on for ever.
  if (await isReportOf(deps, ticket, event)) return;
  return deps.reportUndelivered({ ticket, to: null, reason });
}

/** Not of one note alone: what else was missed on the surface is said when it is over. */
export const isOfWholeSurface = (reason: UndeliverableReason): boolean => isLost(reason) || reason === "no-answer";

async function isReportOf({ store }: WorkerDeps, ticket: string, event: number): Promise<boolean> {
  const [newest] = await store.eventsOf(ticket, ["undelivered"], event + 1);
  return newest?.number === event;
}
