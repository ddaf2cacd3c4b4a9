import type { LateOf } from "../features/digests/rules.ts";
import { mostCounted, rankOf, type agentsListNames, type ListName, type Rank } from "../features/home/rules.ts";
import { filesOf, isForRequester, takesFrom, typedWords } from "../features/rules/events.ts";
import { whoWorked } from "../features/rules/who-worked.ts";
import type { PersonId } from "../kernel/person.ts";
import type { Actor } from "../kernel/roles.ts";
import type { FoundAt, FoundPart, Wanted } from "../features/search/rules.ts";
import { mayRead, outsideQueues, readsAs, readsQueue, type Reader } from "../kernel/reading.ts";
import type { RecordedEvent } from "../features/rules.ts";
import { meantTicket, type Ticket } from "../kernel/ticket.ts";
import { isVisible } from "../kernel/words/visible.ts";
import type { TicketList, TicketReader } from "./reader.ts";
import type { StoredFile } from "./files.ts";
import type { DeskStore } from "./store.ts";
import type { Surface } from "./surface.ts";

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
  store: Pick<TicketReader, "ticket" | "actor" | "history">,
  reference: string,
  reader: PersonId,
  mark?: string | null,
): Promise<Reading> {
  const meant = mark === undefined ? { reference } : { reference, mark };
  const ticket = meantTicket(meant, await store.ticket(reference));
  if (ticket === "lost" || ticket === "not-found") return { result: ticket };
  const actor = await store.actor(reader, ticket.queue);
  const as = await readerOf(store, ticket, actor);
  return mayRead("card", as) ? { result: "read", ticket, actor, as } : { result: "not-found" };
}

/**
 * What somebody is to a ticket. Whom the escalation has asked by name reads on until the ticket goes to another queue; whom it
 * has asked as a lead, only while they lead.
 */
export async function readerOf(
  store: Pick<TicketReader, "history">,
  ticket: Ticket,
  actor: Actor,
): Promise<readonly Reader[]> {
  const as = readsAs(actor, ticket);
  const otherwise = as.filter((reader) => reader !== "alerted");
  if (mayRead("card", otherwise) || !(as.includes("alerted") || mayRead("following", as))) return as;
  const history = await store.history(ticket.reference);
  const sinceMoved = history.slice(history.findLastIndex(({ event }) => event.type === "moved") + 1);
  const wasNamed = sinceMoved.some(
    ({ event }) => event.type === "alerted" && event.to === "person" && event.people.includes(actor.person),
  );
  return wasNamed ? [...otherwise, "alerted"] : otherwise;
}

/** Whether whoever a surface belongs to may read its ticket still. */
export async function isStillRead(
  store: Pick<TicketReader, "ticket" | "actor" | "history">,
  { ticket: reference, audience }: Surface,
): Promise<boolean> {
  if (audience.kind === "agents") return true;
  const ticket = await store.ticket(reference);
  if (ticket === null) return false;
  const { person } = audience;
  return isTheirs(ticket, person) || isShownTo(store, ticket, await store.actor(person, ticket.queue));
}

const isTheirs = ({ requester, beneficiary }: Ticket, person: PersonId): boolean =>
  person === requester || person === beneficiary;

/** Whether somebody is shown a ticket in their own chat: it is theirs, or they follow it and may read it. */
export const isShownTo = async (store: Pick<TicketReader, "history">, ticket: Ticket, actor: Actor): Promise<boolean> =>
  isTheirs(ticket, actor.person) ||
  (ticket.followers.includes(actor.person) && mayRead("card", await readerOf(store, ticket, actor)));

/** Whether an event is said to whoever a surface belongs to although they may no longer read its ticket: it takes that from them. */
export async function isFarewell(
  store: Pick<TicketReader, "ticket" | "history">,
  { ticket: reference, audience }: Surface,
  number: number,
): Promise<boolean> {
  const [ticket, history] = await Promise.all([store.ticket(reference), store.history(reference)]);
  const told = history.find((recorded) => recorded.number === number);
  return (
    audience.kind === "person" &&
    ticket !== null &&
    told !== undefined &&
    takesFrom(told.event, ticket, audience.person)
  );
}

/** A file, for whoever may read what it came with; for everybody else there is none. */
export async function readFile(
  store: Pick<DeskStore, "ticket" | "actor" | "history" | "files">,
  id: string,
  reader: PersonId,
): Promise<StoredFile | null> {
  const file = await store.files.file(id);
  if (file === null) return null;
  for (const { ticket, number } of await store.files.filedAt(id)) {
    const read = await readTicket(store, ticket, reader);
    if (read.result !== "read") continue;
    if (mayRead("agents-card", read.as)) return file;
    const cameWith = (await store.history(ticket)).find((recorded) => recorded.number === number);
    if (cameWith !== undefined && isForRequester(cameWith.event)) return file;
  }
  return null;
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

/**
 * The last words between requester and agents that whoever reads a ticket did not write, from the other side than theirs: an agent
 * reads the requester's. Null: that side has said nothing since the ticket was opened. What agents say among themselves is not
 * among them.
 */
export async function readLastSaid(
  store: Pick<TicketReader, "history">,
  { ticket, actor }: ReadTicket,
): Promise<RecordedEvent | null> {
  const ofRequester = !isTheirs(ticket, actor.person);
  const history = await store.history(ticket.reference);
  const said = history.findLast(
    ({ event, by }) =>
      event.type !== "opened" &&
      isForRequester(event) &&
      by !== null &&
      isTheirs(ticket, by) === ofRequester &&
      (typedWords(event).some(isVisible) || filesOf(event).length > 0),
  );
  return said ?? null;
}

/** Everybody who has worked on a ticket, which is all that is read of its history. */
export const readWhoWorked = async (
  store: Pick<TicketReader, "history">,
  reference: string,
): Promise<ReadonlySet<PersonId>> => whoWorked(await store.history(reference));

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
  return store.startBefore(listOf(name, { person, queues, at: now }), first, most);
}

/** How many stand in each of an agent's lists; of more than `mostCounted` one more. */
export async function countLists(
  store: Pick<TicketReader, "countAfter">,
  person: PersonId,
  { queues, at }: { readonly queues: readonly string[]; readonly at: Date },
): Promise<Readonly<Record<(typeof agentsListNames)[number], number>>> {
  const count = (list: TicketList): Promise<number> => store.countAfter(list, null, mostCounted + 1);
  const of = (name: SharedList["name"]): Promise<number> => count(listOf(name, { person, queues, at }));
  const [claimed, waiting, late, free, mine] = await Promise.all([
    of("claimed"),
    of("waiting"),
    of("late"),
    of("free"),
    count({ name: "mine", person }),
  ]);
  return { claimed, waiting, late, free, mine };
}

/** The beginning of several of them. */
export async function readLists<Name extends ListName>(
  store: ListReader,
  person: PersonId,
  names: readonly Name[],
  part: Omit<Part, "after">,
): Promise<Listing<ReadonlyMap<Name, Page>>> {
  const served = await store.queuesOf(person);
  const read = names.map(async (name) => {
    const page = await readPage(store, { name, person }, { ...part, after: null }, served);
    return page === null ? [] : [[name, page] as const];
  });
  return { served, found: new Map((await Promise.all(read)).flat()) };
}

async function readPage(
  store: ListReader,
  { name, person, queue = null }: ListAsked,
  { after, most, now }: Part,
  served: readonly string[],
): Promise<Page | null> {
  if (name === "mine") return pageOf(store, { name, person }, await readOwnTickets(store, person, most, after));
  const queues = queue === null ? served : served.filter((each) => each === queue);
  if (queues.length === 0 && name !== "waiting") return null;
  const list = listOf(name, { person, queues, at: now });
  const actor: Actor = { ...outsideQueues(person), agent: queues.length > 0 };
  const theirs = (await ticketsIn(store, list, most, after)).filter((ticket) => {
    const as = readsAs(actor, ticket);
    return mayRead("queue-list", as) || (name === "waiting" && mayRead("own-list", as));
  });
  return pageOf(store, list, theirs);
}

type SharedList = Exclude<TicketList, { readonly name: "mine" }>;

function listOf(
  name: SharedList["name"],
  { person, queues, at }: { readonly person: PersonId; readonly queues: readonly string[]; readonly at: Date },
): SharedList {
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
  const found = await store.ticketsFound({ wanted, person, queues: [...queues.keys()] }, part);
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

type LateReader = Pick<TicketReader, "ticketsInDigest" | "lateAfter" | "actor" | "history">;

/** What is late first of what a digest tells: to somebody, as far as they may read it still; to the agents (null), all of it. */
export async function oldestLate(
  store: LateReader,
  of: LateOf,
  { after = null, most }: { readonly after?: Rank | null; readonly most: number },
): Promise<readonly Ticket[]> {
  const { queue, person } = of;
  const found = await store.ticketsInDigest(of, most, after);
  if (person === null) return found;
  const actor = await store.actor(person, queue);
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
  const { agent, lead, administrator } = await store.actor(person, queue);
  if (!own && !agent && !lead && !administrator) return null;
  const of = { queue, person: own ? person : null };
  const tickets = await oldestLate(store, of, part);
  const last = tickets.at(-1);
  return { tickets, hidden: last === undefined ? 0 : await store.lateAfter(of, rankOf(last)) };
}

const pageOfAll = 500; // tickets read at once

/** The open tickets of a queue, what is due first and of many not all, for whoever rules over it; null: somebody else asks. */
export async function readOpen(
  store: Pick<TicketReader, "openTickets" | "actor">,
  { queue, person }: { readonly queue: string; readonly person: PersonId },
  most: number,
): Promise<{ readonly tickets: readonly Ticket[]; readonly areAll: boolean } | null> {
  const { lead, administrator } = await store.actor(person, queue);
  if (!lead && !administrator) return null;
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
 * somebody has it, or it is over. Its reader learns no more of the others than how many they are.
 */
export async function placeInLine(
  store: Pick<TicketReader, "countAfter">,
  { ticket }: Pick<ReadTicket, "ticket">,
): Promise<number | null> {
  if (ticket.status !== "new") return null;
  const free: TicketList = { name: "free", queues: [ticket.queue] };
  const [all, behind] = await Promise.all([store.countAfter(free, null), store.countAfter(free, rankOf(ticket))]);
  return Math.max(1, all - behind);
}

/** How many tickets of some queues are late: whoever is told so learns no more of them. */
export const countLate = (
  store: Pick<TicketReader, "countAfter">,
  queues: readonly string[],
  at: Date,
): Promise<number> => store.countAfter({ name: "late", queues, at }, null);

async function pageOf(store: ListReader, list: TicketList, tickets: readonly Ticket[]): Promise<Page> {
  const last = tickets.at(-1);
  return { tickets, hidden: last === undefined ? 0 : await store.countAfter(list, rankOf(last), mostCounted + 1) };
}
