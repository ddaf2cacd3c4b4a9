import { agentsListNames, mostCounted, rankOf, type ListName, type Rank } from "../features/home/rules.ts";
import { awaitsSomebody } from "../kernel/approval.ts";
import type { PersonId } from "../kernel/person.ts";
import { mayRead, outsideQueues, readsAs } from "../kernel/reading.ts";
import type { Actor } from "../kernel/roles.ts";
import type { Ticket } from "../kernel/ticket.ts";
import type { ReadTicket } from "./read.ts";
import type { TicketList, TicketReader } from "./reader.ts";

/** Somebody's own tickets: the open ones first, then the most lately changed. */
export const readOwnTickets = async (
  store: Pick<TicketReader, "ticketsOf">,
  person: PersonId,
  most: number,
  after: Rank | null = null,
): Promise<readonly Ticket[]> =>
  (await store.ticketsOf(person, most, after)).filter((ticket) =>
    mayRead("own-list", readsAs(outsideQueues(person), ticket)),
  );

/** Some of what waits for somebody's approval, and how many wait. */
export interface ToApprove {
  readonly tickets: readonly Ticket[];
  readonly waiting: number;
}

/** @param some which of all the references, of which the ticket that was opened first comes first */
export async function readToApprove(
  store: Pick<TicketReader, "waitingForApprovalOf" | "ticketsNamed">,
  person: PersonId,
  some: (all: readonly string[]) => readonly string[],
): Promise<ToApprove> {
  const all = (await store.waitingForApprovalOf(person)).toSorted(byOpening);
  const chosen = some(all);
  if (chosen.length === 0) return { tickets: [], waiting: all.length };
  const tickets = (await store.ticketsNamed(chosen))
    .filter((ticket) => mayRead("own-list", readsAs(outsideQueues(person), ticket)))
    .toSorted((one, other) => byOpening(one.reference, other.reference));
  return { tickets, waiting: all.length };
}

/** What somebody has until a day, and then what the queues that they serve have given: a part of it, and how many there are. */
export async function readHeld(
  store: Pick<TicketReader, "queuesOf" | "heldBy" | "ticketsNamed">,
  person: PersonId,
  part: { readonly from: number; readonly most: number },
): Promise<Held> {
  const queues = await store.queuesOf(person);
  const { held, all } = await store.heldBy(person, queues, part);
  const references = held.map(({ reference }) => reference);
  if (references.length === 0) return { tickets: [], takeBacks: new Map(), all };
  const toTakeBack = held.flatMap(({ takeBack }) => (takeBack === null ? [] : [takeBack]));
  const named = await store.ticketsNamed([...references, ...toTakeBack]);
  const tickets = named
    .filter(({ reference }) => references.includes(reference))
    .filter((ticket) => {
      const as = readsAs({ ...outsideQueues(person), agent: queues.includes(ticket.queue) }, ticket);
      return mayRead("own-list", as) || mayRead("queue-list", as);
    })
    .toSorted((one, other) => references.indexOf(one.reference) - references.indexOf(other.reference));
  const takeBacks = held.flatMap(({ reference, takeBack }): readonly (readonly [string, Ticket])[] => {
    const ticket = named.find((each) => each.reference === takeBack);
    return ticket !== undefined && queues.includes(ticket.queue) ? [[reference, ticket]] : [];
  });
  return { tickets, takeBacks: new Map(takeBacks), all };
}

interface Held {
  readonly tickets: readonly Ticket[];
  /** By what was given: the open ticket to take it back, where they serve its queue. */
  readonly takeBacks: ReadonlyMap<string, Ticket>;
  readonly all: number;
}

/** A reference begins with the kind of its ticket. */
const byOpening = (one: string, other: string): number => (one.slice(1) < other.slice(1) ? -1 : 1);

/** What is offered to somebody now, what was offered last first. */
export async function readOffered(
  store: Pick<TicketReader, "offeredLately" | "ticketsNamed" | "actor">,
  person: PersonId,
  now: Date,
): Promise<readonly Ticket[]> {
  const references = await store.offeredLately(person, new Date(now.getTime() - longestLease), mostOffered);
  if (references.length === 0) return [];
  const offered = (await store.ticketsNamed(references)).filter(
    ({ clock: { offer } }) => offer?.state === "running" && offer.to === person,
  );
  const read = await Promise.all(
    offered.map(async (ticket) => ({ ticket, as: readsAs(await store.actor(person, ticket.queue), ticket) })),
  );
  return read
    .flatMap(({ ticket, as }) => (mayRead("agents-card", as) ? [ticket] : []))
    .toSorted((one, other) => references.indexOf(one.reference) - references.indexOf(other.reference));
}

const longestLease = 14 * 86_400_000; // milliseconds: over a long weekend too
const mostOffered = 20; // tickets

/** Part of a list. */
export interface Page {
  readonly tickets: readonly Ticket[];
  /** How many come after these; more than `mostCounted` is "many". */
  readonly hidden: number;
}

/** Which list of somebody's. `queue`: of that queue alone. */
export interface ListAsked {
  readonly name: ListName;
  readonly person: PersonId;
  readonly queue?: string | null;
}

interface Part {
  readonly after: Rank | null;
  readonly most: number;
  readonly now: Date;
}

/** What was found for somebody, and the queues that they serve. */
export interface Listing<Found> {
  readonly found: Found;
  readonly served: readonly string[];
}

/** A part of one of somebody's lists, from a row on (null: from the first); null: only agents have it, and they are none. */
export async function readList(store: ListReader, asked: ListAsked, part: Part): Promise<Listing<Page | null>> {
  const served = await store.queuesOf(asked.person);
  return { served, found: await readPage(store, asked, part, served) };
}

/** After which row the page of a list begins that ends before a row; null: it is the first. */
export async function readStartBefore(
  store: ListReader,
  { name, person, queue = null }: ListAsked,
  first: Rank,
  { most, now }: Omit<Part, "after">,
): Promise<Rank | null> {
  if (name === "mine") return store.startBefore({ name, person }, first, most);
  const served = await store.queuesOf(person);
  const queues = queue === null ? served : served.filter((each) => each === queue);
  return store.startBefore(sharedList(name, { person, queues, at: now }), first, most);
}

/** How many stand in each of an agent's lists; of more than `mostCounted` one more. */
export async function countLists(
  store: Pick<TicketReader, "beginnings">,
  person: PersonId,
  { queues, at }: { readonly queues: readonly string[]; readonly at: Date },
): Promise<Readonly<Record<(typeof agentsListNames)[number], number>>> {
  const lists = agentsListNames.map((name) => listOf(name, { person, queues, at }));
  const begun = await store.beginnings(lists, 0, mostCounted + 1);
  const count = (name: ListName): number => begun.get(name)?.count ?? 0;
  return {
    claimed: count("claimed"),
    waiting: count("waiting"),
    late: count("late"),
    free: count("free"),
    mine: count("mine"),
  };
}

/** The beginning of several of them; those that only agents have are left out for everybody else. */
export async function readLists<Name extends ListName>(
  store: Pick<TicketReader, "queuesOf" | "beginnings" | "ticketsNamed">,
  person: PersonId,
  names: readonly Name[],
  { most, now }: Omit<Part, "after">,
): Promise<Listing<ReadonlyMap<Name, Page>>> {
  const served = await store.queuesOf(person);
  const theirs = names.filter((name) => served.length > 0 || isEverybodys(name));
  const lists = theirs.map((name) => listOf(name, { person, queues: served, at: now }));
  const begun = await store.beginnings(lists, most, most + mostCounted + 1);
  const references = [...begun.values()].flatMap((list) => list.references);
  const named = await store.ticketsNamed([...new Set(references)]);
  const found = new Map(named.map((ticket) => [ticket.reference, ticket]));
  const page = (name: Name): Page => {
    const { references: first = [], count = 0 } = begun.get(name) ?? {};
    const tickets = first.flatMap((reference) => found.get(reference) ?? []);
    return { tickets: tickets.filter(mayStandIn(name, person, served)), hidden: count - first.length };
  };
  return { served, found: new Map(theirs.map((name) => [name, page(name)])) };
}

const isEverybodys = (name: ListName): boolean => name === "mine" || name === "waiting";

/** Whether its reader may read a ticket in a list of some of the queues that they serve. */
function mayStandIn(name: ListName, person: PersonId, queues: readonly string[]): (ticket: Ticket) => boolean {
  const actor: Actor = { ...outsideQueues(person), agent: name !== "mine" && queues.length > 0 };
  return (ticket) => {
    const as = readsAs(actor, ticket);
    if (name === "mine") return mayRead("own-list", as);
    return mayRead("queue-list", as) || (name === "waiting" && mayRead("own-list", as));
  };
}

async function readPage(
  store: ListReader,
  { name, person, queue = null }: ListAsked,
  { after, most, now }: Part,
  served: readonly string[],
): Promise<Page | null> {
  if (name === "mine") return pageOf(store, { name, person }, await readOwnTickets(store, person, most, after));
  const queues = queue === null ? served : served.filter((each) => each === queue);
  if (queues.length === 0 && !isEverybodys(name)) return null;
  const list = sharedList(name, { person, queues, at: now });
  const theirs = (await ticketsIn(store, list, most, after)).filter(mayStandIn(name, person, queues));
  return pageOf(store, list, theirs);
}

type SharedList = Exclude<TicketList, { readonly name: "mine" }>;

interface ListsOf {
  readonly person: PersonId;
  readonly queues: readonly string[];
  readonly at: Date;
}

const listOf = (name: ListName, of: ListsOf): TicketList =>
  name === "mine" ? { name, person: of.person } : sharedList(name, of);

function sharedList(name: SharedList["name"], { person, queues, at }: ListsOf): SharedList {
  switch (name) {
    case "claimed":
    case "waiting":
      return { name, person, queues };
    case "late":
      return { name, queues, at };
    case "queue":
    case "free":
      return { name, queues };
  }
}

export type ListReader = Pick<
  TicketReader,
  | "ticketsOf"
  | "queuesOf"
  | "openTickets"
  | "freeTickets"
  | "lateTickets"
  | "ticketsClaimedBy"
  | "ticketsWaitingFor"
  | "startBefore"
  | "beginnings"
  | "ticketsNamed"
  | "countAfter"
>;

function ticketsIn(store: ListReader, list: SharedList, most: number, after: Rank | null): Promise<readonly Ticket[]> {
  switch (list.name) {
    case "claimed":
      return store.ticketsClaimedBy(list.person, list.queues, most, after);
    case "waiting":
      return store.ticketsWaitingFor(list.person, list.queues, most, after);
    case "late":
      return store.lateTickets(list.queues, list.at, most, after);
    case "queue":
      return store.openTickets(list.queues, most, after);
    case "free":
      return store.freeTickets(list.queues, most, after);
  }
}

const pageOfAll = 500; // tickets read at once

/** The open tickets of a queue, what is due first and of many not all, for whoever rules over it; null: somebody else asks. */
export async function readOpen(
  store: Pick<TicketReader, "openTickets" | "actor">,
  { queue, person }: { readonly queue: string; readonly person: PersonId },
  most: number,
): Promise<{ readonly tickets: readonly Ticket[]; readonly areAll: boolean } | null> {
  const actor = await store.actor(person, queue);
  if (!actor.lead && !actor.administrator) return null;
  const tickets: Ticket[] = [];
  let after: Rank | null = null;
  while (tickets.length < most) {
    const page: readonly Ticket[] = await store.openTickets([queue], pageOfAll, after);
    tickets.push(...page);
    const last = page.at(-1);
    if (last === undefined || page.length < pageOfAll) return { tickets, areAll: true };
    after = rankOf(last);
  }
  return { tickets, areAll: false };
}

/**
 * Where a ticket that nobody has stands among those of its queue that nobody has, in the order of the queue, from 1; null:
 * somebody has it, it waits for an approval, or it is over. Its reader learns no more of the others than how many they are.
 */
export async function placeInLine(
  store: Pick<TicketReader, "countAfter">,
  { ticket }: Pick<ReadTicket, "ticket">,
): Promise<number | null> {
  if (ticket.status !== "new" || awaitsSomebody(ticket.approval)) return null;
  const free: TicketList = { name: "free", queues: [ticket.queue] };
  const [all, behind] = await Promise.all([store.countAfter(free, null), store.countAfter(free, rankOf(ticket))]);
  return Math.max(1, all - behind);
}

async function pageOf(store: ListReader, list: TicketList, tickets: readonly Ticket[]): Promise<Page> {
  const last = tickets.at(-1);
  return { tickets, hidden: last === undefined ? 0 : await store.countAfter(list, rankOf(last), mostCounted + 1) };
}
