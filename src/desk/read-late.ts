import type { LateOf } from "../features/digests/rules.ts";
import { rankOf, type Rank } from "../features/home/rules.ts";
import type { PersonId } from "../kernel/person.ts";
import { mayRead, readsQueue } from "../kernel/reading.ts";
import type { Actor } from "../kernel/roles.ts";
import type { Ticket } from "../kernel/ticket.ts";
import { readerOf } from "./read.ts";
import type { Page } from "./read-lists.ts";
import type { TicketReader } from "./reader.ts";

type LateReader = Pick<TicketReader, "ticketsInDigest" | "lateAfter" | "actor" | "history">;

/** What is late first of what a digest tells: to somebody, as far as they may read it still; to the agents (null), all of it. */
export async function oldestLate(
  store: LateReader,
  of: LateOf,
  { after = null, most }: { readonly after?: Rank | null; readonly most: number },
): Promise<readonly Ticket[]> {
  const found = await store.ticketsInDigest(of, most, after);
  return of.person === null ? found : readableOf(store, found, await store.actor(of.person, of.queue));
}

async function readableOf(
  store: Pick<TicketReader, "history">,
  found: readonly Ticket[],
  actor: Actor,
): Promise<readonly Ticket[]> {
  const readable = await Promise.all(
    found.map(async (ticket) => mayRead("card", await readerOf(store, ticket, actor))),
  );
  return found.filter((_, index) => readable[index] === true);
}

/**
 * A part of what is late in a queue: what somebody was asked about themselves, or (`own` false) its agents, for whoever may
 * read what these read; null: they may not.
 */
export async function readLate(
  store: LateReader,
  { queue, own, person }: { readonly queue: string; readonly own: boolean; readonly person: PersonId },
  part: { readonly after: Rank | null; readonly most: number },
): Promise<Page | null> {
  const actor = await store.actor(person, queue);
  if (!own && !readsQueue(actor)) return null;
  const of = { queue, person: own ? person : null };
  const tickets = await readableOf(store, await store.ticketsInDigest(of, part.most, part.after), actor);
  const last = tickets.at(-1);
  return { tickets, hidden: last === undefined ? 0 : await store.lateAfter(of, rankOf(last)) };
}
