import { mayRead, readsAs } from "../kernel/reading.ts";
import type { Actor } from "../kernel/roles.ts";
import type { Ticket } from "../kernel/ticket.ts";
import type { TicketReader } from "./reader.ts";

/** The gate for many at once: of the tickets with these references those of which somebody reads all that their agents do. */
export async function readNamed(
  store: Pick<TicketReader, "ticketsNamed">,
  references: readonly string[],
  queues: ReadonlyMap<string, Actor>,
): Promise<readonly Ticket[]> {
  return (await store.ticketsNamed(references)).filter((ticket) => {
    const actor = queues.get(ticket.queue);
    return actor !== undefined && mayRead("agents-card", readsAs(actor, ticket));
  });
}
