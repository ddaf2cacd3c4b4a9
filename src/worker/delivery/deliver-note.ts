import { done, type Tried, type WorkerDeps } from "../deps.ts";
import { giveUp, sayNote, unsaid, withCard } from "./say-note.ts";
import { tellPerson } from "./tell-person.ts";
import { eventsOf, storyOf, toldOn } from "./rendered-notes.ts";
import type { ChatPlatform, UndeliverableReason } from "../../channels/platform.ts";
import type { SurfaceId } from "../../desk/delivery.ts";
import type { Surface } from "../../desk/surface.ts";

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
  if (event !== 1 && (await deps.store.deliveries.wasNoted(surface.id, event))) return done;
  const there = await withCard(deps, platform, surface);
  if (there.result !== "shown") return unsaid(deps, surface.id, [event], there);
  if (event === 1) return done;
  if (surface.audience.kind === "person") return tellPerson(deps, platform, there.surface, event);
  const story = await storyOf(deps, surface);
  return sayNote(deps, platform, there.surface, await toldOn(deps, surface, story, eventsOf(story, [event])));
}

/** Gives up, for good, what was held back on a surface, and the event whose turn it was (null: none). */
export async function giveUpNotes(
  deps: WorkerDeps,
  surface: SurfaceId,
  event: number | null,
  reason: UndeliverableReason,
): Promise<void> {
  const { held } = await deps.store.deliveries.notesOn(surface);
  await giveUp(deps, surface, event === null ? held : [...held, event], reason);
}
