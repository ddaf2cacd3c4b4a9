import {
  bringsBack,
  filesOf,
  isForRequester,
  isSentWith,
  isTakenBackWith,
  peopleAsked,
  takesBack,
  takesFrom,
  typedWords,
} from "../features/rules/events.ts";
import { everyAnswer } from "../features/parts/rules/private-answers.ts";
import { fold } from "../features/rules/evolve.ts";
import { whoWorked } from "../features/rules/who-worked.ts";
import type { Vote } from "../kernel/approval.ts";
import { wasOffered } from "../kernel/offer.ts";
import type { PersonId } from "../kernel/person.ts";
import type { Actor } from "../kernel/roles.ts";
import { isApprover, isAskedNow, mayRead, readsAs, type Readable, type Reader } from "../kernel/reading.ts";
import type { RecordedEvent } from "../features/rules.ts";
import { isTakenBack, isTheirs, meantTicket, type Ticket } from "../kernel/ticket.ts";
import { isVisible } from "../kernel/words/visible.ts";
import type { TicketReader } from "./reader.ts";
import type { FiledAt, StoredFile } from "../features/files/desk.ts";
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
  what: Readable = "card",
): Promise<Reading> {
  const meant = mark === undefined ? { reference } : { reference, mark };
  const ticket = meantTicket(meant, await store.ticket(reference));
  if (ticket === "lost" || ticket === "not-found") return { result: ticket };
  const actor = await store.actor(reader, ticket.queue);
  const as = await readerOf(store, ticket, actor);
  if (!mayRead("card", as) && !mayRead(what, as)) return { result: "not-found" };
  const read = mayRead("private-answers", as) ? ticket : { ...ticket, privateAnswers: [] };
  return { result: "read", ticket: read, actor, as };
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
  if (ticket.isPrivate) return otherwise;
  if (mayRead("card", otherwise) || !(as.includes("alerted") || mayRead("following", as))) return as;
  const history = await store.history(ticket.reference);
  const sinceMoved = history.slice(history.findLastIndex(({ event }) => event.type === "moved") + 1);
  const wasNamed = sinceMoved.some(
    ({ event }) => event.type === "alerted" && event.to === "person" && event.people.includes(actor.person),
  );
  return wasNamed ? [...otherwise, "alerted"] : otherwise;
}

/** Whether whoever a surface belongs to may read the words of its ticket: those of a private one stand in no shared place. */
export const isReadThere = async (
  store: Pick<TicketReader, "ticket" | "actor" | "history">,
  surface: Surface,
): Promise<boolean> => {
  const { audience } = surface;
  const ticket = await store.ticket(surface.ticket);
  if (audience.kind === "agents") return ticket?.isPrivate === false;
  // Of what was approved nothing but that is read there.
  const isPast = ticket !== null && isApprover(ticket, audience.person) && !isAskedNow(ticket, audience.person);
  return !isPast && isStillRead(store, surface);
};

/** Whether whoever a surface belongs to may read of its ticket still. */
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

/**
 * Whether somebody is shown a ticket in their own chat: it is theirs, or they follow it and may read it, or they were asked for
 * their approval, or to take it, and see what became of it.
 */
export const isShownTo = async (store: Pick<TicketReader, "history">, ticket: Ticket, actor: Actor): Promise<boolean> =>
  isTheirs(ticket, actor.person) ||
  isApprover(ticket, actor.person) ||
  ((ticket.followers.includes(actor.person) || wasOffered(ticket, actor.person)) &&
    mayRead("card", await readerOf(store, ticket, actor)));

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

type FilesStore = Pick<DeskStore, "ticket" | "actor" | "history" | "files">;

/** A file, for whoever may read what it came with; for everybody else there is none. */
export async function readFile(store: FilesStore, id: string, reader: PersonId): Promise<StoredFile | null> {
  const file = await store.files.file(id);
  return file === null || (await readWhereFiled(store, id, reader)) === null ? null : file;
}

/** All files that came with one, that one among them, in order; none for whoever may not read them. */
export async function readFilesBeside(store: FilesStore, id: string, reader: PersonId): Promise<readonly StoredFile[]> {
  const at = await readWhereFiled(store, id, reader);
  return at === null ? [] : store.files.filesOf(at);
}

/** The event that a file came with, if they may read that; null: there is none for them. */
async function readWhereFiled(store: FilesStore, id: string, reader: PersonId): Promise<FiledAt | null> {
  for (const at of await store.files.filedAt(id)) {
    const read = await readTicket(store, at.ticket, reader);
    if (read.result !== "read") continue;
    const isAgents = mayRead("agents-card", read.as);
    if (isAgents && !isTakenBack(read.ticket)) return at;
    const cameWith = (await store.history(at.ticket)).find((recorded) => recorded.number === at.number);
    if (cameWith === undefined || isTakenBackWith(read.ticket, cameWith.event)) continue;
    // Whoever is asked for their approval reads what was asked for, and what was said between the two of them.
    const isToThem = mayRead("talk", read.as)
      ? isForRequester(cameWith.event)
      : cameWith.event.type === "opened" || cameWith.by === reader || peopleAsked(cameWith.event).includes(reader);
    if (isAgents || isToThem) return at;
  }
  return null;
}

/** What was sent with a ticket that these events take back or bring back: it is no longer to be read, or is again. */
export async function readSentWith(
  store: Pick<TicketReader, "history">,
  { reference }: Ticket,
  events: readonly RecordedEvent[],
): Promise<readonly RecordedEvent[]> {
  if (!events.some(({ event }) => takesBack(event) || bringsBack(event))) return [];
  const history = await store.history(reference);
  return history.some(({ event }) => takesBack(event)) ? history.filter(({ event }) => isSentWith(event)) : [];
}

/** Whether what an event says was taken back together with its ticket, and not sent after all. */
export async function isTakenBackNow(
  store: Pick<TicketReader, "ticket" | "history">,
  reference: string,
  number: number,
): Promise<boolean> {
  const ticket = await store.ticket(reference);
  if (ticket === null || !isTakenBack(ticket)) return false;
  const history = await store.history(reference);
  return history.some((recorded) => recorded.number === number && isTakenBackWith(ticket, recorded.event));
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

/** What somebody has done last, since, to a ticket that they may still read; null: nothing. */
export async function readLastAct(
  store: Pick<TicketReader, "lastActOf" | "ticket" | "actor" | "history">,
  person: PersonId,
  since: Date,
): Promise<(ReadTicket & { readonly act: RecordedEvent }) | null> {
  const last = await store.lastActOf(person, since);
  const read = last && (await readTicket(store, last.reference, person));
  if (last === null || read?.result !== "read") return null;
  const history = await store.history(last.reference);
  const end = history.find(({ number }) => number === last.number);
  if (end === undefined) return null;
  // Words that somebody sent bring other events along: an answer goes on with the work, a reply takes the ticket.
  const together = history.filter(({ by, at }) => by === person && at.getTime() === end.at.getTime());
  const said = together.findLast(({ event }) => event.type === "answered" || event.type === "replied");
  return { ...read, act: said ?? end };
}

/** What somebody has decided, if that is what they did last, since: of what they were asked to approve. Null: it is not. */
export async function readLastVote(
  store: Pick<TicketReader, "lastActOf" | "ticket" | "actor" | "history">,
  person: PersonId,
  since: Date,
): Promise<(ReadTicket & { readonly vote: Vote }) | null> {
  const last = await store.lastActOf(person, since);
  const read = last && (await readTicket(store, last.reference, person, undefined, "approval"));
  if (last === null || read?.result !== "read") return null;
  const act = (await store.history(last.reference)).find(({ number }) => number === last.number);
  const votes = read.ticket.approval?.stages.flatMap((stage) => stage.votes) ?? [];
  const vote = votes.find(({ by, at }) => by === person && at.getTime() === act?.at.getTime());
  return vote === undefined ? null : { ...read, vote };
}

/**
 * The last words between requester and agents that whoever reads a ticket did not write, from the other side than theirs: an agent
 * reads the requester's. Null: that side has said nothing since the ticket was opened. What agents say among themselves is not
 * among them.
 */
export async function readLastSaid(
  store: Pick<TicketReader, "history">,
  { ticket, actor, as }: ReadTicket,
): Promise<RecordedEvent | null> {
  if (!mayRead("talk", as)) return null;
  const ofRequester = !isTheirs(ticket, actor.person);
  const history = await store.history(ticket.reference);
  const said = history.findLast(
    ({ event, by }) =>
      event.type !== "opened" &&
      isForRequester(event) &&
      !isTakenBackWith(ticket, event) &&
      by !== null &&
      isTheirs(ticket, by) === ofRequester &&
      (typedWords(event).some(isVisible) || filesOf(event).length > 0),
  );
  return said ?? null;
}

/** All that happened to a ticket, for whoever reads all that its agents know; for everybody else nothing. */
export const readHistory = async (
  store: Pick<TicketReader, "history">,
  { ticket, as }: ReadTicket,
): Promise<readonly RecordedEvent[]> => (mayRead("agents-card", as) ? store.history(ticket.reference) : []);

/** One of them; null: there is none for them. */
export const readEvent = async (
  store: Pick<TicketReader, "history">,
  read: ReadTicket,
  number: number,
): Promise<RecordedEvent | null> => (await readHistory(store, read)).find((each) => each.number === number) ?? null;

/**
 * What was answered at a version of a ticket, as far as they read it: whoever changes its answers goes on from those that their
 * form showed.
 */
export async function readAnswersAt(
  store: Pick<TicketReader, "history">,
  { ticket, as }: Pick<ReadTicket, "ticket" | "as">,
  version: number,
): Promise<Ticket["answers"]> {
  const readBy = mayRead("private-answers", as) ? everyAnswer : ({ answers }: Ticket) => answers;
  if (version >= ticket.version) return readBy(ticket);
  const history = await store.history(ticket.reference);
  return readBy(
    fold(
      ticket.reference,
      history.filter(({ number }) => number <= Math.max(1, version)),
    ),
  );
}

/** Everybody who has worked on a ticket, which is all that is read of its history. */
export const readWhoWorked = async (
  store: Pick<TicketReader, "history">,
  reference: string,
): Promise<ReadonlySet<PersonId>> => whoWorked(await store.history(reference));
