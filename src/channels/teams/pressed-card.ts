import { filledIn, type TeamsActivity } from "./inbound.ts";
import { conversationOf, isPersonal } from "./where.ts";
import type { PostedMessage } from "../platform.ts";

/**
 * The message in somebody's own chat on which they pressed, or from which they opened the form that they send. Null elsewhere:
 * what stands in a channel is everybody's.
 */
export function pressedCard(activity: TeamsActivity): PostedMessage | null {
  if (!isPersonal(activity)) return null;
  const message = filledIn.safeParse(activity.value).data?.data.form.card ?? activity.replyToId ?? null;
  if (message === null) return null;
  return { ...conversationOf(activity), message };
}
