import type { DeskTransaction } from "../../desk/transaction.ts";
import { change, type Change, type Rules } from "../../desk/tickets.ts";
import type { PersonId } from "../../kernel/person.ts";
import type { AssignmentEvent } from "./rules.ts";
import { meantTicket, type Ticket, type TicketMeant } from "../../kernel/ticket.ts";

/**
 * Gives a ticket to an agent of its queue who is there; whoever else is named, the rules refuse.
 * @param seen the version that whoever asks has seen; left out: they have seen none, or give away many
 */
export async function assign(
  tx: DeskTransaction,
  rules: Rules,
  {
    to,
    by,
    seen,
    ...meant
  }: TicketMeant & { readonly to: PersonId; readonly by: PersonId; readonly seen?: number | undefined },
): Promise<Change> {
  // Locked first: a ticket that moves meanwhile must not be given to an agent of the queue it was in.
  const ticket = meantTicket(meant, await tx.lock(meant.reference));
  if (ticket === "lost" || ticket === "not-found") return { result: ticket };
  const agent = (await tx.agentsOf(ticket.queue)).find(({ id }) => id === to);
  const away = agent !== undefined && agent.away !== null;
  const takenSince = seen !== undefined && seen < ticket.version && (await isTakenSince(tx, ticket, seen));
  const command = { type: "assign", to, toAgent: agent !== undefined, away, takenSince } as const;
  return change(tx, rules, { ...meant, command, by });
}

const isTakenSince = async (tx: DeskTransaction, { reference, version }: Ticket, seen: number): Promise<boolean> =>
  (await tx.eventsOf(reference, takes, version + 1)).some(({ number }) => number > seen);

const takes = ["claimed", "assigned"] as const satisfies readonly AssignmentEvent["type"][];
