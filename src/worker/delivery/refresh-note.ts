import { done, leftToNewer, type Tried, type WorkerDeps } from "../deps.ts";
import { postponeNotes } from "./deliver-note.ts";
import { showFilesOf } from "./send-note.ts";
import { eventsOf, loadHistory, renderNotes } from "./rendered-notes.ts";
import type { ChatPlatform } from "../../channels/platform.ts";
import type { NoteMessage } from "../../desk/delivery-record.ts";
import type { SurfaceId } from "../../desk/delivery.ts";
import type { Surface } from "../../desk/surface.ts";
import { joined } from "../../screen/joined.ts";

/** Shows the note that says an event as it is to be read now; a note that is not posted yet will be when it is. */
export async function refreshNote(
  deps: WorkerDeps,
  platform: ChatPlatform,
  surface: Surface,
  event: number,
): Promise<Tried> {
  const note = await noteSaying(deps, surface.id, event);
  if (note === null) return done;
  const history = await loadHistory(deps, surface);
  if (history.hasNewer) return leftToNewer;
  const notes = await renderNotes(deps, surface, history, eventsOf(history, note.events));
  const message = joined(notes);
  if (message === null) return done;
  const outcome = await platform.update(note.at, message);
  if (outcome.result === "retry") return outcome;
  if (outcome.result !== "delivered") {
    deps.log.info({ reason: outcome.reason }, "note not refreshed");
    await repeatJoined(deps, surface.id, event);
    return done;
  }
  await showFilesOf(deps, surface, notes);
  if ((await noteSaying(deps, surface.id, event))?.events.length !== note.events.length) {
    // More has joined it meanwhile, and whoever showed that may have been overtaken by us.
    await deps.store.transaction((tx) =>
      tx.deliver([{ kind: "refresh-note", surface: surface.id, event, adds: true }]),
    );
  }
  return done;
}

/**
 * What joined a note after it was posted, and cannot be shown in it, is said in another. Nobody misses the rest of a note
 * that was deleted, and stale buttons are answered by the rules.
 */
export async function repeatJoined(deps: WorkerDeps, id: SurfaceId, event: number): Promise<void> {
  const [surface, note] = await Promise.all([deps.store.deliveries.surface(id), noteSaying(deps, id, event)]);
  if (surface === null || note === null || note.joined.length === 0) return;
  await postponeNotes(deps, surface, note.joined, deps.now());
}

export async function noteSaying(
  { store }: WorkerDeps,
  surface: SurfaceId,
  event: number,
): Promise<NoteMessage | null> {
  const { messages } = await store.deliveries.notesOn(surface);
  return messages.find(({ events }) => events.includes(event)) ?? null;
}
