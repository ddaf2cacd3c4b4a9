import type { ChatUser, Reply } from "../channels/platform.ts";
import type { DeskDeps } from "../desk/deps.ts";
import type { DeskTransaction } from "../desk/transaction.ts";
import type { Person } from "../desk/person.ts";
import type { Change } from "../desk/tickets.ts";
import { notYourTicket, ticketLost } from "../features/basics/messages.ts";
import { refusalMessage } from "../features/messages/refusal-message.ts";
import type { Ticket } from "../kernel/ticket.ts";
import type { Effect } from "./once.ts";
import { done, viewerOfTicket, viewerOfUser, whisper } from "./replies.ts";

interface Asker {
  readonly by: Person;
  readonly on: ChatUser;
}

/** The reply to a change: nothing, or what `confirmed` makes of the changed ticket; else a whisper that says why not. */
export async function changeOrRefuse(
  deps: DeskDeps,
  tx: DeskTransaction,
  change: Change,
  asker: Asker,
  confirmed: (ticket: Ticket) => Reply | Promise<Reply> = () => done,
): Promise<Effect> {
  return change.result === "changed"
    ? { reply: await confirmed(change.ticket), changed: true }
    : { reply: await refuse(deps, tx, change, asker), changed: false };
}

/** Everything is already as it was wanted: there is nothing to tell. */
export const saysNothingNew = (change: Change): boolean =>
  change.result === "refused" && change.refusal.type === "nothing-changed";

async function refuse(
  deps: DeskDeps,
  tx: DeskTransaction,
  no: Exclude<Change, { result: "changed" }>,
  { by, on }: Asker,
): Promise<Reply> {
  // In the words of their chat's language, which do not depend on whether there is such a ticket.
  if (no.result === "lost") return whisper(ticketLost(viewerOfUser(deps, on)));
  if (no.result === "not-found") return whisper(notYourTicket(viewerOfUser(deps, on)));
  return whisper(refusalMessage(no.refusal, no.ticket, await viewerOfTicket(deps, by, no.ticket, on, tx)));
}
