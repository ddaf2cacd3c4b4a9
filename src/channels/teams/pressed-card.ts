import { filledIn, pressedInDialog, type TeamsActivity } from "./inbound.ts";
import { conversationOf, isPersonal } from "./where.ts";
import type { PostedMessage } from "../platform.ts";

/**
 * The message in somebody's own chat on which they pressed, or from which they opened the form that they send. Null elsewhere:
 * what stands in a channel is everybody's.
 */
export function pressedCard(activity: TeamsActivity): PostedMessage | null {
  // A dialog with a card changes itself: what it was opened from stays.
  if (!isPersonal(activity) || dialogOf(activity) !== undefined) return null;
  const { value, replyToId } = activity;
  const opened =
    filledIn.safeParse(value).data?.data.form.card ?? pressedInDialog.safeParse(value).data?.data.card ?? null;
  const message = opened ?? replyToId ?? null;
  if (message === null) return null;
  return { ...conversationOf(activity), message };
}

/** The title of the dialog with a card in which they pressed, or from which they opened the form that they send. */
export const dialogOf = ({ value }: TeamsActivity): string | undefined =>
  filledIn.safeParse(value).data?.data.form.dialog ?? pressedInDialog.safeParse(value).data?.data.dialog;
