import type { DeskTransaction } from "../../desk/transaction.ts";
import { change, type Change, type Rules } from "../../desk/tickets.ts";
import type { PersonId } from "../../kernel/person.ts";
import { meantTicket, type TicketMeant } from "../../kernel/ticket.ts";

/** Gives a ticket to an agent of its queue who is there; whoever else is named, the rules refuse. */
export async function assign(
  tx: DeskTransaction,
  rules: Rules,
  { to, by, ...meant }: TicketMeant & { readonly to: PersonId; readonly by: PersonId },
): Promise<Change> {
  // Locked first: a ticket that moves meanwhile must not be given to an agent of the queue it was in.
  const ticket = meantTicket(meant, await tx.lock(meant.reference));
  if (ticket === "lost" || ticket === "not-found") return { result: ticket };
  const agent = (await tx.agentsOf(ticket.queue)).find(({ id }) => id === to);
  const away = agent !== undefined && agent.away !== null;
  return change(tx, rules, { ...meant, command: { type: "assign", to, toAgent: agent !== undefined, away }, by });
}
