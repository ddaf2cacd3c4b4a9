import { done, type Tried, type WorkerDeps } from "../deps.ts";
import { postCard } from "./post-card.ts";
import { tellUndelivered } from "./undelivered.ts";
import { isLost, type ChatPlatform, type Outcome, type UndeliverableReason } from "../../channels/platform.ts";
import type { SurfaceId } from "../../desk/delivery.ts";
import type { Surface } from "../../desk/surface.ts";
import { joined, type Told } from "../../screen/joined.ts";
import type { Message } from "../../screen/message.ts";

/** A surface with its card. */
export type Shown = Surface & { readonly message: string };
type Failure = Exclude<Outcome, { result: "delivered" }>;

/** The surface with its card, posted first where there is none. */
export async function withCard(
  deps: WorkerDeps,
  platform: ChatPlatform,
  surface: Surface,
): Promise<{ readonly result: "shown"; readonly surface: Shown } | Failure> {
  const { message } = surface;
  return message === null ? showAnew(deps, platform, surface) : { result: "shown", surface: { ...surface, message } };
}

async function showAnew(
  deps: WorkerDeps,
  platform: ChatPlatform,
  surface: Surface,
): Promise<{ readonly result: "shown"; readonly surface: Shown } | Failure> {
  const pushedAt = deps.now();
  const card = await postCard(deps, platform, surface, pushedAt);
  return card.result === "delivered" ? { result: "shown", surface: { ...surface, ...card.posted, pushedAt } } : card;
}

/** Says these events under the card in one message, and writes down that it did. */
export async function sayNote(
  deps: WorkerDeps,
  platform: ChatPlatform,
  surface: Shown,
  told: readonly Told[],
): Promise<Tried> {
  const message = joined(told);
  if (message === null) return done;
  const outcome = await postUnder(deps, platform, surface, message);
  if (outcome.result !== "delivered") {
    const another = outcome.result === "undeliverable" && !holdsForAll(outcome.reason);
    if (another && told.length > 1) return sayEach(deps, platform, surface, told);
    return unsaid(deps, surface.id, numbersOf(told), outcome);
  }
  const { deliveries } = deps.store;
  if (surface.audience.kind === "person") {
    await deliveries.rang(surface.id, deps.now(), numbersOf(told), outcome.posted);
    // Agents' channels are mended as a whole, when their members are read again.
    if (surface.unreachable !== null) await deliveries.reachable(surface.id);
  } else {
    for (const { event } of told) await deliveries.noted(surface.id, event, outcome.posted);
  }
  return done;
}

/** One that the platform does not take must not keep the others from being read. */
export async function sayEach(
  deps: WorkerDeps,
  platform: ChatPlatform,
  surface: Shown,
  told: readonly Told[],
): Promise<Tried> {
  for (const each of told) {
    const tried = await sayNote(deps, platform, surface, [each]);
    if (tried.result !== "done") return tried;
  }
  return done;
}

/** Posts in the thread of the card; when the card is gone, a new one takes its place first. */
async function postUnder(deps: WorkerDeps, platform: ChatPlatform, surface: Shown, message: Message): Promise<Outcome> {
  const outcome = await platform.post(surface, message, surface.message);
  if (outcome.result !== "gone") return outcome;
  const now = await deps.store.deliveries.surface(surface.id);
  const replaced = now !== null && now.message !== surface.message;
  const anew = await (replaced ? withCard(deps, platform, now) : showAnew(deps, platform, surface));
  return anew.result === "shown" ? platform.post(anew.surface, message, anew.surface.message) : anew;
}

/** What becomes of events that could not be said. */
export async function unsaid(
  deps: WorkerDeps,
  surface: SurfaceId,
  events: readonly number[],
  failure: Failure,
): Promise<Tried> {
  switch (failure.result) {
    case "undeliverable":
      return giveUp(deps, surface, events, failure.reason);
    case "retry":
      return failure;
    case "gone":
      return { result: "retry", after: null, reason: failure.reason };
  }
}

/** Writes down that events will never be said on a surface, so that the next one goes on, and tells who can do something about it. */
export async function giveUp(
  deps: WorkerDeps,
  id: SurfaceId,
  events: readonly number[],
  reason: UndeliverableReason,
): Promise<Tried> {
  const { deliveries } = deps.store;
  const surface = await deliveries.surface(id);
  const last = events.at(-1);
  if (surface === null || last === undefined) return done;
  deps.log.error({ reason }, "note not delivered");
  // Before it is written down: told twice after a crash, rather than never.
  await tellUndelivered(deps, surface, last, reason);
  if (surface.message === null || holdsForAll(reason)) await deliveries.unreachable(id, reason);
  for (const event of events) if (event !== 1) await deliveries.noted(id, event, null);
  return done;
}

/** Not of this note alone: what else was missed there is said when it is over. */
const holdsForAll = (reason: UndeliverableReason): boolean => isLost(reason) || reason === "no-answer";

const numbersOf = (told: readonly Told[]): readonly number[] => told.map(({ event }) => event);
