import { anything, type FoundAt, type FoundPart, type Wanted } from "../features/search/rules.ts";
import type { PersonId } from "../kernel/person.ts";
import { mayRead, outsideQueues, readsAs, readsPrivate, readsQueue } from "../kernel/reading.ts";
import type { Actor } from "../kernel/roles.ts";
import type { Ticket } from "../kernel/ticket.ts";
import type { TicketReader } from "./reader.ts";

/** A ticket that was found, and all that was said of it and may be read by whoever looks for it, the newest first. */
export interface FoundTicket {
  readonly ticket: Ticket;
  readonly said: readonly string[];
  /** All that its agents know is read; else only what its requester does. */
  readonly asAgent: boolean;
}

export interface Findings extends Omit<FoundPart, "tickets"> {
  readonly tickets: readonly FoundTicket[];
}

const mostSaid = 40; // of each: what was found is hardly ever older

/** The queues of which somebody reads all that their agents do, with what they are there. */
export const queuesRead = async (
  store: Pick<TicketReader, "actorsOf">,
  person: PersonId,
): Promise<ReadonlyMap<string, Actor>> =>
  new Map([...(await store.actorsOf(person))].filter(([, actor]) => readsQueue(actor)));

/**
 * What somebody finds of what they may read: what is theirs, and all of the queues in which they read as agents do. Of what is
 * theirs alone, what is said among agents is neither found nor shown.
 */
export async function readFound(
  store: Pick<TicketReader, "ticketsFound" | "saidOf">,
  { person, wanted, queues }: SearchBy,
  part: { readonly after: FoundAt | null; readonly most: number },
): Promise<Findings> {
  const inPrivate = [...queues].filter(([, actor]) => readsPrivate(actor)).map(([queue]) => queue);
  const found = await store.ticketsFound({ wanted, person, queues: [...queues.keys()], inPrivate }, part);
  const readable = found.tickets.flatMap((ticket, index) => {
    const at = found.at[index];
    const as = readsAs(queues.get(ticket.queue) ?? outsideQueues(person), ticket);
    return at !== undefined && mayRead("card", as) ? [{ ticket, at, asAgent: mayRead("agents-card", as) }] : [];
  });
  const said = await store.saidOf(
    readable.map(({ ticket }) => ticket.reference),
    mostSaid,
  );
  const saidIn = Map.groupBy(said, ({ ticket }) => ticket);
  return {
    ...found,
    at: readable.map(({ at }) => at),
    tickets: readable.map(({ ticket, asAgent }) => ({
      ticket,
      asAgent,
      said: (saidIn.get(ticket.reference) ?? [])
        .filter(({ forRequester }) => forRequester || asAgent)
        .map(({ text }) => text),
    })),
  };
}

/** Who looks for what, and the queues that they read. */
export interface SearchBy {
  readonly person: PersonId;
  readonly wanted: Wanted;
  readonly queues: ReadonlyMap<string, Actor>;
}

/** Tickets that were resolved, and how many there are. */
export interface SolvedLike {
  readonly tickets: readonly Ticket[];
  readonly total: number;
}

/**
 * Resolved tickets that have two of some words, the best first, of the queues in which somebody reads as agents do. No private
 * one: what helped there might be sent to others.
 */
export async function readSolvedLike(
  store: Pick<TicketReader, "ticketsFound">,
  { words, queues, person }: { readonly words: readonly string[] } & Pick<SearchBy, "queues" | "person">,
  most: number,
): Promise<SolvedLike> {
  if (words.length === 0 || queues.size === 0) return { tickets: [], total: 0 };
  const wanted: Wanted = { ...anything, like: words, statuses: ["resolved", "closed"] };
  const asked = { wanted, person: null, queues: [...queues.keys()], inPrivate: [] };
  const { tickets, total } = await store.ticketsFound(asked, { after: null, most });
  return {
    tickets: tickets.filter((ticket) => {
      const actor = queues.get(ticket.queue) ?? outsideQueues(person);
      return !ticket.isPrivate && mayRead("agents-card", readsAs(actor, ticket));
    }),
    total,
  };
}
