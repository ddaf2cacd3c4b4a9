import type { WorkerDeps } from "../deps.ts";
import { record } from "./record.ts";
import { tellReach } from "./tell-reach.ts";
import type { ChatPlatform, Retry } from "../../channels/platform.ts";
import type { SurfaceId } from "../../desk/delivery.ts";
import type { Surface } from "../../desk/surface.ts";

/** What a card is posted with, so that it is known again. */
export const cardMark = (surface: SurfaceId): string => `card ${surface}`;

const margin = 2 * 60_000; // milliseconds: the platform has a clock of its own

/**
 * The surface with a card that stands there already, though nobody wrote it down: the desk died, or the platform's answer was
 * lost. It is brought up to date like any other. Null: none is found. `wanted`: for how many milliseconds it has been.
 */
export async function findOrphan(
  deps: Pick<WorkerDeps, "store" | "now" | "log">,
  platform: ChatPlatform,
  surface: Surface,
  wanted: number,
): Promise<{ readonly result: "adopted"; readonly surface: Surface } | Retry | null> {
  const { deliveries } = deps.store;
  const now = deps.now();
  // Written to for the first time, somebody has no conversation yet in which to look.
  const address = (await deliveries.lastAddress(surface)) ?? surface.address;
  const since = new Date(now.getTime() - wanted - margin);
  const found = await platform.find(cardMark(surface.id), { ...surface, address }, since);
  if (found.result === "retry") return found;
  const { posted } = found;
  if (posted === null) return null;
  const notifiedAt = surface.audience.kind === "person" ? now : null;
  // Once it is written down nobody looks for it again: so both are, or neither.
  await record(
    () =>
      deps.store.transaction(async (tx) => {
        const { regained } = await tx.shown(surface.id, posted, 0, notifiedAt);
        await tx.deliver([{ kind: "refresh-card", surface: surface.id }]);
        if (regained && surface.audience.kind === "agents") await tellReach(tx, surface.ticket);
      }),
    deps.log,
  );
  deps.log.info("card found that was not written down");
  return { result: "adopted", surface: { ...surface, ...posted, pushedAt: notifiedAt } };
}
