import type { DeskTransaction } from "../../desk/transaction.ts";
import { change, type Change, type Rules } from "../../desk/tickets.ts";
import type { PersonId } from "../../kernel/person.ts";

/** Gives a ticket to an agent of its queue who is there; whoever else is named, the rules refuse. */
export async function assign(
  tx: DeskTransaction,
  rules: Rules,
  { reference, to, by }: { readonly reference: string; readonly to: PersonId; readonly by: PersonId },
): Promise<Change> {
  // Locked first: a ticket that moves meanwhile must not be given to an agent of the queue it was in.
  const ticket = await tx.lock(reference);
  if (ticket === null) return { result: "not-found" };
  const agent = (await tx.agentsOf(ticket.queue)).find(({ id }) => id === to);
  const away = agent !== undefined && agent.away !== null;
  return change(tx, rules, { reference, command: { type: "assign", to, toAgent: agent !== undefined, away }, by });
}
