import { done, type Tried, type WorkerDeps } from "../deps.ts";
import { postCard } from "./post-card.ts";
import { record } from "./record.ts";
import { handleNoteFailure, isOfWholeSurface, type Failure } from "./settle-failures.ts";
import { tellReach } from "./tell-reach.ts";
import type { ChatPlatform, Outcome, PostedMessage } from "../../channels/platform.ts";
import type { Surface } from "../../desk/surface.ts";
import { joined, type RenderedNote } from "../../screen/joined.ts";
import type { Message } from "../../screen/message.ts";

/** A surface with its card. */
export type Shown = Surface & { readonly message: string };
type CardShown = { readonly result: "shown"; readonly surface: Shown } | Failure;

/** The surface with its card, posted first where there is none. */
export async function withCard(deps: WorkerDeps, platform: ChatPlatform, surface: Surface): Promise<CardShown> {
  const { message } = surface;
  return message === null ? showAnew(deps, platform, surface) : { result: "shown", surface: { ...surface, message } };
}

async function showAnew(deps: WorkerDeps, platform: ChatPlatform, surface: Surface): Promise<CardShown> {
  const pushedAt = deps.now();
  const card = await postCard(deps, platform, surface, pushedAt);
  return card.result === "delivered" ? { result: "shown", surface: { ...surface, ...card.posted, pushedAt } } : card;
}

/** Says these events under the card in one message, and records that it did. `quietly`: which counts as no notification. */
export async function sendNote(
  deps: WorkerDeps,
  platform: ChatPlatform,
  surface: Shown,
  notes: readonly RenderedNote[],
  how: "aloud" | "quietly" = "aloud",
): Promise<Tried> {
  const message = joined(notes);
  if (message === null) return done;
  const outcome = await postUnder(deps, platform, surface, message);
  if (outcome.result !== "delivered") {
    const isOfThisNote = outcome.result === "undeliverable" && !isOfWholeSurface(outcome.reason);
    if (isOfThisNote && notes.length > 1) return sendEach(deps, platform, surface, notes);
    return handleNoteFailure(deps, surface.id, numbersOf(notes), outcome);
  }
  await record(() => recordNotes(deps, surface, numbersOf(notes), outcome.posted, how), deps.log);
  await showFilesOf(deps, surface, notes);
  return done;
}

/** What came with notes is shown by itself where the platform does, once they stand there as they are now. */
export async function showFilesOf(
  { store }: Pick<WorkerDeps, "store">,
  { id, platform }: Pick<Surface, "id" | "platform">,
  notes: readonly Pick<RenderedNote, "event" | "withFiles">[],
): Promise<void> {
  const files = notes.filter(({ withFiles }) => withFiles);
  if (files.length === 0) return;
  await store.transaction((tx) =>
    tx.deliver(files.map(({ event }) => ({ kind: "show-files", surface: id, event, platform }))),
  );
}

async function recordNotes(
  { store, now }: WorkerDeps,
  surface: Shown,
  events: readonly number[],
  posted: PostedMessage,
  how: "aloud" | "quietly",
): Promise<void> {
  const { deliveries } = store;
  if (surface.audience.kind === "agents" || how === "quietly")
    for (const event of events) await deliveries.noted(surface.id, event, posted);
  else await deliveries.notified(surface.id, now(), events, posted);
  if (surface.audience.kind === "person") {
    if (surface.unreachable !== null) await deliveries.reachable(surface.id);
    return;
  }
  // It may have been lost, and found again, since this was begun.
  if (await deliveries.reachable(surface.id)) await store.transaction((tx) => tellReach(tx, surface.ticket));
}

/** One note that the platform does not take must not keep the others from being read. */
async function sendEach(
  deps: WorkerDeps,
  platform: ChatPlatform,
  surface: Shown,
  notes: readonly RenderedNote[],
): Promise<Tried> {
  for (const each of notes) {
    const tried = await sendNote(deps, platform, surface, [each]);
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

const numbersOf = (notes: readonly RenderedNote[]): readonly number[] => notes.map(({ event }) => event);
