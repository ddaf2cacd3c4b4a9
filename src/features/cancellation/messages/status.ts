import { isSolvedByOwnPeople, type Ticket } from "../../../kernel/ticket.ts";
import type { Phrases } from "../../words.ts";

/**
 * The status of a ticket in words. Whoever found the answer has cancelled nothing. `isOne`: its reader is the one person whose
 * ticket it is; of several nothing tells which one found it.
 */
export function statusInWords(ticket: Ticket, { labels }: Pick<Phrases, "labels">, isOne = false): string {
  if (ticket.cancellation?.by === "approver") return labels.declined;
  if (!isSolvedByOwnPeople(ticket)) return labels.status[ticket.status];
  return isOne ? labels.solved.byYou : labels.solved.byThem;
}
