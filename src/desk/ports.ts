import type { ChatUser, Conversation, PlatformName, PostedMessage, Reply } from "../chat/platform.ts";
import type { Actor, PersonId } from "../domain/person.ts";
import type { FileLink, RecordedEvent, TicketEvent } from "../domain/ticket-event.ts";
import type { Ticket } from "../domain/ticket.ts";
import type { Delivery, SurfaceId } from "./delivery.ts";
import type { Audience, Surface } from "./surface.ts";

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
  /** Of a workspace or team, as a platform last said. Those named in the configuration are added by the desk. */
  readonly administrator: boolean;
  readonly accounts: readonly Account[];
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

export interface AgentsChannel extends Conversation {
  readonly queue: string;
}

/** What the desk remembers, read outside a transaction. */
export interface TicketReader {
  ticket(reference: string): Promise<Ticket | null>;
  history(reference: string): Promise<readonly RecordedEvent[]>;
  surfaces(reference: string): Promise<readonly Surface[]>;
  /** By the card or the note posted there. */
  surfaceOf(posted: PostedMessage): Promise<Surface | null>;
  people(ids: readonly PersonId[]): Promise<ReadonlyMap<PersonId, Person>>;
  /** As requester or beneficiary; the open ones first, then the most lately changed. */
  ticketsOf(person: PersonId, most: number): Promise<readonly Ticket[]>;
  /** The open tickets of these queues, the most pressing first. */
  openTickets(queues: readonly string[], most: number): Promise<readonly Ticket[]>;
  /** The open tickets of its queue that have no card in this channel. */
  openTicketsNotAt(channel: AgentsChannel, most: number): Promise<readonly Ticket[]>;
  queues(): Promise<readonly string[]>;
  /** The queues somebody is an agent or lead of. */
  queuesOf(person: PersonId): Promise<readonly string[]>;
  agentsOf(queue: string): Promise<readonly Person[]>;
  channels(queue: string): Promise<readonly AgentsChannel[]>;
  allChannels(): Promise<readonly AgentsChannel[]>;
  channelAt(conversation: Conversation): Promise<AgentsChannel | null>;
  /** The words kept for somebody; null when they were taken, or are somebody else's. */
  keptWords(id: string, person: PersonId): Promise<KeptWords | null>;
  /** What somebody is to a queue, as last told by the platforms. */
  actor(person: Person, queue: string): Promise<Actor>;
}

/** One change, all or nothing. Its reads see its own writes. */
export interface DeskTransaction extends TicketReader {
  /** The answer given to this key before, if any. Whoever asks second for the same key waits for the first to finish. */
  answerTo(key: string): Promise<Reply | null>;
  remember(key: string, answer: Reply, at: Date): Promise<void>;
  /** The person behind an account, made when it is new; keeps what the platform newly says of them. */
  recognise(user: ChatUser): Promise<Person>;
  /** Counts up and stores; gives the new ticket its reference, in order. `day` is yymmdd. */
  open(event: Extract<TicketEvent, { type: "opened" }>, day: string, by: PersonId, at: Date): Promise<Ticket>;
  /** The ticket, kept from anybody else until the transaction ends. */
  lock(reference: string): Promise<Ticket | null>;
  /** Appends events, and makes the row what they sum up to. */
  save(ticket: Ticket, events: readonly RecordedEvent[]): Promise<void>;
  addSurface(ticket: string, at: Conversation, audience: Audience): Promise<Surface>;
  deliver(deliveries: readonly Delivery[]): Promise<void>;
  /** Makes the queue if it is new. */
  addQueue(queue: string): Promise<void>;
  /** Makes the queue if it is new; one channel per platform, moved when there was another. */
  setChannel(channel: AgentsChannel): Promise<void>;
  addLead(queue: string, person: PersonId): Promise<void>;
  setMembers(queue: string, platform: PlatformName, members: readonly PersonId[]): Promise<void>;
  keepWords(person: PersonId, text: string, files: readonly FileLink[], at: Date): Promise<string>;
  /** The same, and they are gone from there. */
  takeWords(id: string, person: PersonId): Promise<KeptWords | null>;
}

/** The record of what was delivered, kept by the worker. */
export interface DeliveryRecord {
  surface(id: SurfaceId): Promise<Surface | null>;
  /** The ticket as it is once whoever is changing it has finished: a job dropped as a duplicate loses nothing. */
  settledTicket(reference: string): Promise<Ticket | null>;
  wasNoted(surface: SurfaceId, event: number): Promise<boolean>;
  /** Where the note of an event stands; null when it is not posted. */
  noteAt(surface: SurfaceId, event: number): Promise<PostedMessage | null>;
  /** `posted` is null when it could not be delivered. */
  noted(surface: SurfaceId, event: number, posted: PostedMessage | null): Promise<void>;
  /** Links the surface to its card; true when the ticket has changed since the version shown. */
  shown(surface: SurfaceId, posted: PostedMessage, version: number): Promise<boolean>;
  /** Unlinks a card that is no longer there, unless another has taken its place. */
  gone(surface: SurfaceId, message: string): Promise<void>;
  unreachable(surface: SurfaceId, reason: string): Promise<void>;
}

export interface DeskStore extends TicketReader {
  transaction<Result>(work: (tx: DeskTransaction) => Promise<Result>): Promise<Result>;
  readonly deliveries: DeliveryRecord;
  /** Forgets the answers given, and the words kept, before these instants. */
  purge(before: { readonly answers: Date; readonly words: Date }): Promise<void>;
}
