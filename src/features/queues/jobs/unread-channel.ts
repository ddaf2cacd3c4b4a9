import type { ChannelAccess } from "../../../channels/platform.ts";
import type { ChannelLoss } from "../deliveries.ts";
import { done, type Tried, type WorkerDeps } from "../../../worker/deps.ts";
import { readMeanwhile, type ChannelRead } from "./read-meanwhile.ts";
import { alertLoss } from "./lost-channel.ts";

type Missing = Extract<ChannelAccess, { result: "missing" }>["missing"] | "switched-off";

const reasons: Readonly<Record<Missing, ChannelLoss>> = {
  "not-in-channel": "bot-not-in-channel",
  "cannot-read": "blocked",
  "not-a-channel": "conversation-not-found",
  archived: "channel-archived",
  "switched-off": "switched-off",
};

const rightsLast = 24 * 3_600_000; // milliseconds

/**
 * Has it told, once, that nobody can be read in an agents' channel. Its agents keep their rights for a day: a bot put out by
 * mistake must not take them away, and whoever was put out after it must not keep them for ever.
 */
export async function reportUnreadChannel(
  deps: WorkerDeps,
  { channel, version }: ChannelRead,
  missing: Missing,
): Promise<Tried> {
  const { queue, platform } = channel;
  deps.log.warn({ queue, platform, missing }, "agents' channel cannot be read");
  return deps.store.transaction(async (tx) => {
    if (!(await tx.holdsChannel(channel, version))) return readMeanwhile(tx, channel);
    const unread = await tx.markUnread(channel, deps.now());
    if (unread === null) return done;
    if (unread.first) await alertLoss(deps, tx, { queue, lost: platform, reason: reasons[missing] });
    if (deps.now().getTime() - unread.since.getTime() >= rightsLast) await tx.setMembers(queue, platform, []);
    return done;
  });
}
