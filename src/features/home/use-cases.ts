import type { TicketReader } from "../../desk/reader.ts";
import { readOwnTickets, readQueueTickets } from "../../desk/read.ts";
import type { PersonId } from "../../kernel/person.ts";
import type { Ticket } from "../../kernel/ticket.ts";

/** How many tickets a list shows: a screen of a phone, and well within a message's limits. */
const listed = 15;

export interface Lists {
  readonly result: "listed";
  readonly own: readonly Ticket[];
  /** Null: they are no agent. */
  readonly queue: readonly Ticket[] | null;
}

/** Somebody's own tickets and, for an agent, those of their queues. */
export async function listTickets(
  store: Pick<TicketReader, "ticketsOf" | "queuesOf" | "openTickets">,
  person: PersonId,
): Promise<Lists> {
  const [own, queue] = await Promise.all([
    readOwnTickets(store, person, listed),
    readQueueTickets(store, person, listed),
  ]);
  return { result: "listed", own, queue };
}
