import type { PersonId } from "../../../kernel/person.ts";
import type { Ticket } from "../../../kernel/ticket.ts";
import { isAnswerAwaited } from "../../wishes/rules.ts";

/** After a ticket was opened, files that come without a word are taken for it so long, in milliseconds. */
export const followedFor = 10 * 60_000;
/** They reach it so much later, in milliseconds: until then their sender can say that they are not for this one. */
export const followIn = 30_000;

/** The one of somebody's open tickets that files without a word follow; null: nothing says so, or of more than one. */
export function filesFollow(tickets: readonly Ticket[], by: PersonId, now: Date): Ticket | null {
  if (tickets.some(isAnswerAwaited)) return null;
  const since = now.getTime() - followedFor;
  const [one, ...others] = tickets.filter(({ requester, openedAt }) => requester === by && openedAt.getTime() >= since);
  return one !== undefined && others.length === 0 ? one : null;
}
