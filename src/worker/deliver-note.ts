import { done, type Tried, type WorkerDeps } from "./deps.ts";
import { noteOn } from "./picture.ts";
import { postCard } from "./post-card.ts";
import { tellUndelivered } from "./undelivered.ts";
import { isLost, type ChatPlatform, type Outcome, type UndeliverableReason } from "../chat/platform.ts";
import type { SurfaceId } from "../desk/delivery.ts";
import type { Surface } from "../desk/surface.ts";
import type { Message } from "../messages/message.ts";

/**
 * Says one event on one surface, once; event 1, the opening, is the card itself.
 * The card that notes hang under is posted first when there is none.
 */
export async function deliverNote(
  deps: WorkerDeps,
  platform: ChatPlatform,
  surface: Surface,
  event: number,
): Promise<Tried> {
  if (await deps.store.deliveries.wasNoted(surface.id, event)) return done;
  if (surface.message !== null) return say(deps, platform, surface, surface.message, event);
  const card = await postCard(deps, platform, surface);
  if (card.result !== "delivered") return unsaid(deps, { surface: surface.id, event }, card);
  return say(deps, platform, { ...surface, ...card.posted }, card.posted.message, event);
}

/** Shows a note again as it is to be read now; one that is not posted yet will be when it is. */
export async function refreshNote(
  deps: WorkerDeps,
  platform: ChatPlatform,
  surface: Surface,
  event: number,
): Promise<Tried> {
  const posted = await deps.store.deliveries.noteAt(surface.id, event);
  const message = posted === null ? null : await wordsFor(deps, surface, event);
  if (posted === null || message === null) return done;
  const outcome = await platform.update(posted, message);
  if (outcome.result === "retry") return outcome;
  // Nobody misses a note that was deleted, and stale buttons are answered by the rules.
  if (outcome.result !== "delivered") deps.log.info({ reason: outcome.reason }, "note not refreshed");
  return done;
}

interface Note {
  readonly surface: SurfaceId;
  readonly event: number;
}

/** Writes down that a note will never be delivered, so that the next one goes on, and tells who can do something about it. */
export async function giveUpNote(deps: WorkerDeps, note: Note, reason: UndeliverableReason): Promise<Tried> {
  const surface = await deps.store.deliveries.surface(note.surface);
  if (surface === null) return done;
  deps.log.error({ reason }, "note not delivered");
  // Before it is written down: told twice after a crash, rather than never.
  await tellUndelivered(deps, surface, note.event, reason);
  if (surface.message === null || holdsForAll(reason)) await deps.store.deliveries.unreachable(note.surface, reason);
  if (note.event !== 1) await deps.store.deliveries.noted(note.surface, note.event, null);
  return done;
}

/** Not of this note alone: what else was missed there is said when it is over. */
const holdsForAll = (reason: UndeliverableReason): boolean => isLost(reason) || reason === "no-answer";

async function say(
  deps: WorkerDeps,
  platform: ChatPlatform,
  surface: Surface,
  card: string,
  event: number,
): Promise<Tried> {
  const message = event === 1 ? null : await wordsFor(deps, surface, event);
  if (message === null) return done;
  const outcome = await postUnder(deps, platform, surface, card, message);
  if (outcome.result !== "delivered") return unsaid(deps, { surface: surface.id, event }, outcome);
  await deps.store.deliveries.noted(surface.id, event, outcome.posted);
  // Agents' channels are mended as a whole, when their members are read again.
  if (surface.unreachable !== null && surface.audience.kind === "person")
    await deps.store.deliveries.reachable(surface.id);
  return done;
}

async function wordsFor(deps: WorkerDeps, surface: Surface, event: number): Promise<Message | null> {
  const [ticket, history] = await Promise.all([deps.store.ticket(surface.ticket), deps.store.history(surface.ticket)]);
  const recorded = history.find(({ number }) => number === event);
  if (ticket === null || recorded === undefined) throw new Error(`${surface.ticket} has no event ${event}`);
  return noteOn(deps, surface, ticket, recorded);
}

/** Posts in the thread of the card; when the card is gone, a new one takes its place first. */
async function postUnder(
  deps: WorkerDeps,
  platform: ChatPlatform,
  surface: Surface,
  card: string,
  message: Message,
): Promise<Outcome> {
  const outcome = await platform.post(surface, message, card);
  if (outcome.result !== "gone") return outcome;
  const anew = await postCard(deps, platform, surface);
  return anew.result === "delivered" ? platform.post(anew.posted, message, anew.posted.message) : anew;
}

async function unsaid(
  deps: WorkerDeps,
  note: Note,
  outcome: Exclude<Outcome, { result: "delivered" }>,
): Promise<Tried> {
  switch (outcome.result) {
    case "undeliverable":
      return giveUpNote(deps, note, outcome.reason);
    case "retry":
      return outcome;
    case "gone":
      return { result: "retry", after: null, reason: outcome.reason };
  }
}
