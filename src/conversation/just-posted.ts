import { setTimeout as pause } from "node:timers/promises";
import type { Intent } from "../channels/platform.ts";
import type { DeskDeps } from "../desk/deps.ts";
import type { Surface } from "../desk/surface.ts";

const pauses = [100, 300, 600]; // milliseconds: by then it is written down, unless the database is away
const young = 60_000; // the platform has a clock of its own

/**
 * The surface under which somebody wrote. A card stands there a moment before it is written down which one it is: so under a
 * message of that moment, which nobody else is known to have written, it is looked for again. Null: it is no ticket's.
 */
export async function surfaceWrittenUnder(
  { store, now }: Pick<DeskDeps, "store" | "now">,
  { thread, root }: Extract<Intent, { kind: "replied" }>,
): Promise<Surface | null> {
  const known = await store.surfaceOf(thread);
  const mayBeComing = root.by !== "somebody" && root.at !== null && Math.abs(+now() - +root.at) < young;
  if (known !== null || !mayBeComing) return known;
  for (const wait of pauses) {
    await pause(wait);
    const surface = await store.surfaceOf(thread);
    if (surface !== null) return surface;
  }
  return null;
}
