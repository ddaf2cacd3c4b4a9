import type { ChannelAccess, Retry } from "../../../channels/platform.ts";
import { timerKeys } from "../../../desk/job-keys.ts";
import type { AgentsChannel } from "../../../desk/reader.ts";
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

/** Of a channel of whose members its platform tells nothing for now. */
export const unansweredTimer = ({ queue, platform }: AgentsChannel) =>
  ({
    key: timerKeys.ofChannel(queue, platform),
    job: { kind: "sync-members", queue, platform, overdue: true },
  }) as const;

/**
 * A platform that does not answer for now is asked again, and the rights of the agents there last no longer than where nobody
 * can be read: after a day they have none, and their leads are told why.
 */
export async function leaveUnanswered(
  deps: WorkerDeps,
  { channel, version }: ChannelRead,
  { retry, overdue }: { readonly retry: Retry; readonly overdue: boolean },
): Promise<Tried> {
  const { queue, platform } = channel;
  const timer = unansweredTimer(channel);
  await deps.store.transaction(async (tx) => {
    if (!(await tx.holdsChannel(channel, version))) return;
    if (!overdue) {
      const isCounting = (await tx.timerAt(timer.key)) !== null;
      if (!isCounting) await tx.setTimer({ ...timer, at: new Date(deps.now().getTime() + rightsLast) });
      return;
    }
    const unread = await tx.markUnread(channel, deps.now());
    if (unread?.first === true) await alertLoss(deps, tx, { queue, lost: platform, reason: "no-answer" });
    await tx.setMembers(queue, platform, []);
  });
  return retry;
}
