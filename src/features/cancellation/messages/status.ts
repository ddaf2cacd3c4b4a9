import { isSolvedByOwnPeople, type Ticket } from "../../../kernel/ticket.ts";
import type { Locale } from "../../../kernel/locale.ts";
import { statusCalled } from "../../holding/messages/status.ts";
import type { Phrases } from "../../words.ts";

/**
 * The status of a ticket in words. Whoever found the answer has cancelled nothing. `isOne`: its reader is the one person whose
 * ticket it is; of several nothing tells which one found it.
 */
export function statusInWords(
  ticket: Ticket,
  words: Pick<Phrases, "labels">,
  {
    isOne = false,
    ...read
  }: { readonly locale: Locale; readonly by: "agents" | "requester"; readonly isOne?: boolean },
): string {
  const { labels } = words;
  if (ticket.cancellation?.by === "approver") return labels.declined;
  if (!isSolvedByOwnPeople(ticket)) return statusCalled(ticket, words, read);
  return isOne ? labels.solved.byYou : labels.solved.byThem;
}
