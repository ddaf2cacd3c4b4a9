import { isForRequester } from "../features/rules/events.ts";
import type { PersonId } from "../kernel/person.ts";
import type { Actor } from "../kernel/roles.ts";
import { mayRead, outsideQueues, readsAs, type Reader } from "../kernel/reading.ts";
import type { RecordedEvent } from "../features/rules.ts";
import { meantTicket, type Ticket } from "../kernel/ticket.ts";
import type { TicketReader } from "./reader.ts";

/** The one gate through which somebody reads tickets: kernel/reading.ts says who may. */
export interface ReadTicket {
  readonly result: "read";
  readonly ticket: Ticket;
  readonly actor: Actor;
  readonly as: readonly Reader[];
}

/** `lost`: it was asked for by the card of a ticket that is no longer here. */
export type Reading = ReadTicket | { readonly result: "not-found" } | { readonly result: "lost" };

/** A ticket, for whoever may read it; for everybody else there is none. `mark` is as in `TicketMeant`. */
export async function readTicket(
  store: Pick<TicketReader, "ticket" | "actor">,
  reference: string,
  reader: PersonId,
  mark?: string | null,
): Promise<Reading> {
  const meant = mark === undefined ? { reference } : { reference, mark };
  const ticket = meantTicket(meant, await store.ticket(reference));
  if (ticket === "lost" || ticket === "not-found") return { result: ticket };
  const actor = await store.actor(reader, ticket.queue);
  const as = readsAs(actor, ticket);
  return mayRead("card", as) ? { result: "read", ticket, actor, as } : { result: "not-found" };
}

/** The events whose masked words the reader may see in plain sight; none when they may see no masked words. */
export async function readMaskedWords(
  store: Pick<TicketReader, "history">,
  { ticket, as }: ReadTicket,
): Promise<readonly RecordedEvent[]> {
  if (mayRead("masked-words", as)) return store.history(ticket.reference);
  if (!mayRead("requester-masked-words", as)) return [];
  return (await store.history(ticket.reference)).filter(({ event }) => isForRequester(event));
}

/** Somebody's own tickets: the open ones first, then the most lately changed. */
export async function readOwnTickets(
  store: Pick<TicketReader, "ticketsOf">,
  person: PersonId,
  most: number,
): Promise<readonly Ticket[]> {
  const actor = outsideQueues(person);
  return (await store.ticketsOf(person, most)).filter((ticket) => mayRead("own-list", readsAs(actor, ticket)));
}

/** The open tickets of the queues somebody is an agent of, the most pressing first; null when they are no agent. */
export async function readQueueTickets(
  store: Pick<TicketReader, "queuesOf" | "openTickets">,
  person: PersonId,
  most: number,
): Promise<readonly Ticket[] | null> {
  const queues = await store.queuesOf(person);
  if (queues.length === 0) return null;
  const actor: Actor = { ...outsideQueues(person), agent: true };
  return (await store.openTickets(queues, most)).filter((ticket) => mayRead("queue-list", readsAs(actor, ticket)));
}
