import { emojiNamed } from "../../kernel/emoji.ts";
import type { EmojiRule, MessageVerb } from "../../kernel/policy.ts";
import { isOpen } from "../../kernel/status.ts";
import type { Ticket } from "../../kernel/ticket.ts";

/** What an emoji does, however its platform calls it; null: nothing. */
export function ruleOf(rules: readonly EmojiRule[], emoji: string): EmojiRule | null {
  const name = emojiNamed(emoji);
  return rules.find((rule) => rule.emoji === name) ?? null;
}

/** The first that does this; null: this desk lets nobody. */
export const ruleFor = (rules: readonly EmojiRule[], verb: MessageVerb): EmojiRule | null =>
  rules.find((rule) => rule.verb === verb) ?? null;

export type OpeningVerb = Extract<MessageVerb, "ticket" | "private-ticket">;

export const opens = (verb: MessageVerb): verb is OpeningVerb => verb === "ticket" || verb === "private-ticket";

/** Whether somebody is among those whom a rule lets. What they may do with the ticket is asked of its own rules. */
export function isFor(
  { who }: Pick<EmojiRule, "who">,
  { isAuthor, isAgent }: { readonly isAuthor: boolean; readonly isAgent: boolean },
): boolean {
  return who === "anybody" || isAgent || (who === "author" && isAuthor);
}

/** How a ticket stands, shown on the message that it was made of. */
export type MessageSign = "taken" | "solved";

/** The sign on the message that a ticket was made of; of a private one nobody there learns how it stands. */
export function signOf({ status, assignee, isPrivate }: Ticket): MessageSign | null {
  if (isPrivate) return null;
  if (status === "resolved" || status === "closed") return "solved";
  return isOpen(status) && assignee !== null ? "taken" : null;
}

export const threadAtMost = 50; // messages of which an article is begun

export const namesAtMost = 40; // of a thread: each is looked for
