import type { Intent } from "../platform.ts";
import { threadIn } from "./address.ts";
import type { TeamsActivity } from "./inbound.ts";
import { limits } from "./limits.ts";
import { isInChannel } from "./where.ts";

/** The threads that people begin where the bot listens: whose another is, Teams does not say. */
export interface BegunThreads {
  notice(activity: TeamsActivity): void;
  /** What somebody did, and that they wrote under a message of somebody's. */
  known(intent: Intent): Intent;
}

export function createBegunThreads(): BegunThreads {
  const begun = new Set<string>(); // the oldest first
  return {
    notice(activity) {
      const { root } = threadIn(activity.conversation.id);
      if (activity.type !== "message" || !isInChannel(activity) || (root !== null && root !== activity.id)) return;
      begun.add(activity.id);
      const [oldest] = begun;
      if (begun.size > limits.rememberedThreads && oldest !== undefined) begun.delete(oldest);
    },
    known: (intent) =>
      intent.kind === "replied" && begun.has(intent.thread.message)
        ? { ...intent, root: { ...intent.root, by: "somebody" } }
        : intent,
  };
}
