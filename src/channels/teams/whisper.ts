import { setTimeout as wait } from "node:timers/promises";
import { nearestLocale } from "../../kernel/locale.ts";
import type { Message } from "../../screen/message.ts";
import { unreachable } from "../../features/signposts/messages.ts";
import type { ChatPlatform, ChatUser, PostedMessage } from "../platform.ts";
import { threadIn } from "./address.ts";
import type { TeamsActivity } from "./inbound.ts";
import type { TurnDeps } from "./turn.ts";
import { conversationOf, isInChannel, isPersonal } from "./where.ts";

type Deps = Pick<TurnDeps, "platform" | "locale" | "zone" | "log">;

/**
 * Tells somebody alone. Where Teams does not take that, the place they spoke in is told that they cannot be written to, and
 * nothing of the message: it is for one person. Gives where it was posted to them.
 */
export async function tellAlone(
  deps: Deps,
  activity: TeamsActivity,
  to: ChatUser,
  message: Message,
): Promise<PostedMessage | null> {
  const { platform, tenant, directAddress: address } = to;
  const outcome = await insist(() => deps.platform.post({ platform, tenant, address }, message, null));
  if (outcome.result === "delivered") return outcome.posted;
  deps.log.warn({ outcome: outcome.result, reason: outcome.reason }, "reply not delivered");
  if (outcome.result !== "undeliverable" || isPersonal(activity)) return null;
  const reader = {
    locale: nearestLocale(to.locale, deps.locale),
    zone: to.zone ?? deps.zone,
    platform: to.platform,
    names: () => ({ name: "", user: null }),
  };
  await sayWhereTheySpoke(deps, activity, unreachable(reader));
  return null;
}

/** Says something to everybody in the place where the bot was added. */
export const greet = (deps: Deps, activity: TeamsActivity, message: Message): Promise<void> =>
  sayWhereTheySpoke(deps, activity, message);

async function sayWhereTheySpoke(deps: Deps, activity: TeamsActivity, message: Message): Promise<void> {
  const root = threadOf(activity);
  const outcome = await insist(() => deps.platform.post(conversationOf(activity), message, root));
  if (outcome.result !== "delivered")
    deps.log.warn({ outcome: outcome.result, reason: outcome.reason }, "answer in a channel not delivered");
}

/** Only what was said, or pressed, in a channel has a thread. */
function threadOf(activity: TeamsActivity): string | null {
  const isSpoken = activity.type === "message" || activity.type === "invoke";
  if (!isInChannel(activity) || !isSpoken) return null;
  return threadIn(activity.conversation.id).root ?? activity.replyToId ?? activity.id;
}

const tries = [1_000, 5_000]; // ms; a whisper is worth two more tries, and is stale after that

/** A call that is tried twice more while the platform asks for it. */
export async function insist(post: () => ReturnType<ChatPlatform["post"]>): ReturnType<ChatPlatform["post"]> {
  let outcome = await post();
  for (const pause of tries) {
    if (outcome.result !== "retry") return outcome;
    await wait(Math.min(outcome.after ?? pause, 30_000));
    outcome = await post();
  }
  return outcome;
}
