import type { ChatUser, Conversation, LostReason, PlatformName, PostedMessage } from "../channels/platform.ts";
import type { Actor } from "../kernel/roles.ts";
import type { PersonId } from "../kernel/person.ts";
import type { FileLink } from "../kernel/file-link.ts";
import type { RecordedEvent } from "../features/rules.ts";
import type { TicketStatus } from "../kernel/status.ts";
import type { Ticket } from "../kernel/ticket.ts";
import type { Opener } from "../features/actions.ts";
import type { FormValues } from "../screen/form.ts";
import type { Delivery, SurfaceId } from "./delivery.ts";
import type { Place, Spot, Surface } from "./surface.ts";

/** Somebody of this desk. */
export interface Person {
  readonly id: PersonId;
  /** Empty until a platform tells it. */
  readonly name: string;
  readonly email: string | null;
  /** BCP 47; null: the desk's. */
  readonly locale: string | null;
  /** IANA; null: the desk's. */
  readonly zone: string | null;
  readonly accounts: readonly Account[];
  /** Null while they are there. */
  readonly away: Away | null;
}

export interface Away {
  /** They said so to the desk, or their chat's status does. */
  readonly because: "said" | "status";
  /** Null: until they say that they are back. */
  readonly until: Date | null;
}

export interface Account {
  readonly platform: PlatformName;
  readonly tenant: string;
  readonly user: string;
  readonly directAddress: string;
}

export interface KeptWords {
  readonly text: string;
  readonly files: readonly FileLink[];
}

/** What somebody typed into a form that is not sent. */
export interface Draft {
  /** A UUID. */
  readonly id: string;
  readonly opener: Opener;
  readonly values: FormValues;
}

export interface AgentsChannel extends Conversation {
  readonly queue: string;
}

/** Something to be done when its time has come. */
export interface Timer {
  readonly key: string;
  readonly at: Date | null;
  readonly job: Delivery;
}

/** What the desk remembers, read outside a transaction. */
export interface TicketReader {
  ticket(reference: string): Promise<Ticket | null>;
  /** In order; without events of types that only a newer desk knows. */
  history(reference: string): Promise<readonly RecordedEvent[]>;
  /** The numbers of a ticket's events of types that only a newer desk knows. */
  newerEvents(reference: string): Promise<readonly number[]>;
  /** The numbers of a ticket's events of these types before one number, the newest first; of many only the newest 500. */
  eventsOf(
    reference: string,
    types: readonly string[],
    before: number,
  ): Promise<readonly { readonly number: number; readonly type: string }[]>;
  surfaces(reference: string): Promise<readonly Surface[]>;
  /** By the card or the note posted there. */
  surfaceOf(posted: PostedMessage): Promise<Surface | null>;
  people(ids: readonly PersonId[]): Promise<ReadonlyMap<PersonId, Person>>;
  /** As requester or beneficiary; the open ones first, then the most lately changed. */
  ticketsOf(person: PersonId, most: number): Promise<readonly Ticket[]>;
  /** The open tickets of these queues: what breaks next first, then what nothing can break. */
  openTickets(queues: readonly string[], most: number): Promise<readonly Ticket[]>;
  /** How many of a queue's tickets were opened, and how many have ended, since an instant. */
  countsSince(queue: string, since: Date): Promise<{ readonly opened: number; readonly ended: number }>;
  /** References of open tickets of a queue, in order, those after one (null: from the first). */
  openReferences(queue: string, after: string | null, most: number): Promise<readonly string[]>;
  /** The open tickets of its queue that have no card in this channel. */
  openTicketsNotAt(channel: AgentsChannel, most: number): Promise<readonly Ticket[]>;
  queues(): Promise<readonly string[]>;
  /** The queues somebody is an agent of. */
  queuesOf(person: PersonId): Promise<readonly string[]>;
  agentsOf(queue: string): Promise<readonly Person[]>;
  leadsOf(queue: string): Promise<readonly Person[]>;
  personWithEmail(email: string): Promise<Person | null>;
  /** Null when nobody with this account was ever seen. */
  personOf(account: Pick<ChatUser, "platform" | "tenant" | "user">): Promise<Person | null>;
  /** What somebody has claimed, in any queue, what breaks next first. */
  ticketsClaimedBy(person: PersonId, most: number): Promise<readonly Ticket[]>;
  /** References of what somebody has claimed, in these statuses, and is offered to others or not; in order. */
  claimedReferences(
    person: PersonId,
    those: { readonly statuses: readonly TicketStatus[]; readonly offered: boolean },
  ): Promise<readonly string[]>;
  channels(queue: string): Promise<readonly AgentsChannel[]>;
  allChannels(): Promise<readonly AgentsChannel[]>;
  channelAt(conversation: Conversation): Promise<AgentsChannel | null>;
  /** The words kept for somebody; null when they were taken, or are somebody else's. */
  keptWords(id: string, person: PersonId): Promise<KeptWords | null>;
  /** Null when there is none, or it is somebody else's. */
  draft(id: string, person: PersonId): Promise<Draft | null>;
  /** What somebody is to a queue, as last told by the platforms. */
  actor(person: PersonId, queue: string): Promise<Actor>;
}

/** A ticket that was just stored, and its surfaces in any order. */
export interface Opened {
  readonly ticket: Ticket;
  readonly surfaces: readonly SurfaceId[];
}

/** One change, all or nothing. Its reads see its own writes. */
export interface DeskTransaction extends TicketReader {
  /** The answer given to this key before, if any. Whoever asks second for the same key waits for the first to finish. */
  answerTo(key: string): Promise<object | null>;
  /** Keeps an answer as JSON; its instants are read again as such. */
  remember(key: string, answer: object, at: Date): Promise<void>;
  /** The person behind an account, made when it is new; keeps what the platform newly says of them. */
  recognise(user: ChatUser): Promise<Person>;
  /** The same of many, in the order given; who is known and unchanged costs nothing of their own. */
  recogniseAll(users: readonly ChatUser[]): Promise<readonly Person[]>;
  /**
   * Counts up and stores; gives the new ticket its reference, in order, and surfaces where it is to be shown. `day` is
   * yymmdd. Whoever opens one next on that day waits from then on until the transaction ends.
   */
  open(first: RecordedEvent, day: string, spots: readonly Spot[]): Promise<Opened>;
  /** The ticket, kept from anybody else until the transaction ends. */
  lock(reference: string): Promise<Ticket | null>;
  /** Appends events, and makes the row what they sum up to. */
  save(ticket: Ticket, events: readonly RecordedEvent[]): Promise<void>;
  /** Has a job done at an instant of the desk's clock, or (null) no longer; one for each key. */
  setTimer(timer: Timer): Promise<void>;
  /** For when a key has one; null: it has none. */
  timerAt(key: string): Promise<Date | null>;
  /** Remembers under which policy the promises of open tickets are made; true when it was another, or none, before. */
  promisedUnder(fingerprint: string): Promise<boolean>;
  /** Writes down that a surface of the agents' cannot be reached; true when this is the first that is known so there. */
  lose(surface: Surface, reason: LostReason): Promise<boolean>;
  /** Forgets of so many surfaces of a channel, at most, that they failed for one of these reasons, and gives what was missed. */
  recover(channel: Conversation, reasons: readonly string[], most: number): Promise<Recovered>;
  /** Events that are to be said on somebody's surface later. */
  postponeNotes(surface: Surface, events: readonly number[]): Promise<void>;
  /** An event that a note which stands there is to say too: its reader is not notified once more. */
  addToNote(surface: SurfaceId, event: number, note: PostedMessage): Promise<void>;
  /** Shows tickets where they are not shown yet; gives the new surfaces only, in any order. */
  addSurfaces(places: readonly Place[]): Promise<readonly Surface[]>;
  deliver(deliveries: readonly Delivery[]): Promise<void>;
  /** Makes the queue if it is new. */
  addQueue(queue: string): Promise<void>;
  /** Makes the queue if it is new; one channel per platform, moved when there was another. */
  setChannel(channel: AgentsChannel): Promise<void>;
  addLead(queue: string, person: PersonId): Promise<void>;
  /** Beside those there are. */
  addMembers(queue: string, platform: PlatformName, members: readonly PersonId[]): Promise<void>;
  /** In the place of those there were. */
  setMembers(queue: string, platform: PlatformName, members: readonly PersonId[]): Promise<void>;
  /** Marks somebody away until an instant (null: until they say otherwise), or back. */
  setAway(person: PersonId, away: Away | null): Promise<void>;
  keepWords(person: PersonId, text: string, files: readonly FileLink[], at: Date): Promise<string>;
  /** The same, and they are gone from there. */
  takeWords(id: string, person: PersonId): Promise<KeptWords | null>;
  /** In the place of what the draft held before. */
  keepDraft(draft: Draft, person: PersonId, at: Date): Promise<void>;
  /** True when there was one. */
  dropDraft(id: string, person: PersonId): Promise<boolean>;
}

export interface Neglected {
  readonly surface: SurfaceId;
  /** Whether it has a card. */
  readonly posted: boolean;
}

/** What was not delivered on a surface. */
export interface Missed extends Neglected {
  /** Numbers of events, in order. */
  readonly events: readonly number[];
}

/** What was missed of open tickets and of cards that are there. */
export interface Recovered {
  readonly missed: readonly Missed[];
  /** Whether there may be more to recover. */
  readonly more: boolean;
}

/** What is said on a surface, and what is to be. */
export interface Notes {
  /** Numbers of the events that are to be said later, in order. */
  readonly postponed: readonly number[];
  /** In the order in which they were posted. */
  readonly messages: readonly NoteMessage[];
}

export interface NoteMessage {
  readonly at: PostedMessage;
  /** Numbers of the events it says, in order. */
  readonly events: readonly number[];
  /** Those of them that it said only later, by an edit, which notifies nobody. */
  readonly joined: readonly number[];
}

/** The record of what was delivered, kept by the worker. */
export interface DeliveryRecord {
  surface(id: SurfaceId): Promise<Surface | null>;
  /** The ticket as it is once whoever is changing it has finished: a job dropped as a duplicate loses nothing. */
  settledTicket(reference: string): Promise<Ticket | null>;
  wasNoted(surface: SurfaceId, event: number): Promise<boolean>;
  notesOn(surface: SurfaceId): Promise<Notes>;
  /** `posted` is null when it could not be delivered. */
  noted(surface: SurfaceId, event: number, posted: PostedMessage | null): Promise<void>;
  /** The reader of a surface was notified by a message that says these events. */
  notified(surface: SurfaceId, at: Date, events: readonly number[], posted: PostedMessage): Promise<void>;
  /** When somebody last did something to a ticket, since an instant; null: nothing. */
  lastAct(person: PersonId, since: Date): Promise<Date | null>;
  /** Links the surface to its card; true when the ticket has changed since the version shown. `notifiedAt`: its reader was notified by it. */
  shown(surface: SurfaceId, posted: PostedMessage, version: number, notifiedAt: Date | null): Promise<boolean>;
  /** Unlinks a card that is no longer there, unless another has taken its place. */
  gone(surface: SurfaceId, message: string): Promise<void>;
  unreachable(surface: SurfaceId, reason: string): Promise<void>;
  reachable(surface: SurfaceId): Promise<void>;
  /** Surfaces of open tickets, unchanged since `before`, that have no card, or one that shows less than happened. */
  neglected(before: Date, most: number): Promise<readonly Neglected[]>;
}

export interface DeskStore extends TicketReader {
  transaction<Result>(work: (tx: DeskTransaction) => Promise<Result>): Promise<Result>;
  readonly deliveries: DeliveryRecord;
  /** Makes jobs of the timers that are due, soonest first, at most so many; says how many those were. */
  takeDueTimers(now: Date, most: number): Promise<number>;
  /** Forgets the answers given, the words and the drafts kept, before these instants. */
  purge(before: { readonly answers: Date; readonly words: Date; readonly drafts: Date }): Promise<void>;
}
