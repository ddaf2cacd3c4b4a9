import { setTimeout as pause } from "node:timers/promises";
import type { Intent, PostedMessage } from "../channels/platform.ts";
import type { DeskDeps } from "../desk/deps.ts";
import type { Surface } from "../desk/surface.ts";

const pauses = [100, 300, 600]; // milliseconds: by then it is written down, unless the database is away
const young = 60_000; // the platform has a clock of its own

/**
 * The surface whose card this is. A card stands there a moment before it is written down which one it is: so it is looked for
 * again, for a second. Null: it is none that the desk knows.
 */
export async function surfaceOfCard({ store }: Pick<DeskDeps, "store">, card: PostedMessage): Promise<Surface | null> {
  for (const wait of pauses) {
    const surface = await store.surfaceOf(card);
    if (surface !== null) return surface;
    await pause(wait);
  }
  return store.surfaceOf(card);
}

/** The surface under which somebody wrote; looked for again where it may be a card of this moment. Null: it is no ticket's. */
export function surfaceWrittenUnder(
  deps: Pick<DeskDeps, "store" | "now">,
  { thread, root }: Extract<Intent, { kind: "replied" }>,
): Promise<Surface | null> {
  const mayBeCard = root.by !== "somebody" && root.at !== null && Math.abs(+deps.now() - +root.at) < young;
  return mayBeCard ? surfaceOfCard(deps, thread) : deps.store.surfaceOf(thread);
}
