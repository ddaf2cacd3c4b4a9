import type { PlatformName, PostedMessage } from "../channels/platform.ts";
import type { PersonId } from "../kernel/person.ts";
import type { Ticket } from "../kernel/ticket.ts";
import type { SurfaceId } from "./delivery.ts";
import type { Surface } from "./surface.ts";

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

/** After which surface (null: from the first), and how many at most. */
export interface RecoveredFrom {
  readonly after: SurfaceId | null;
  readonly most: number;
}

/** What was missed of open tickets and of cards that are there. */
export interface Recovered {
  readonly missed: readonly Missed[];
  /** The last that was looked at, when there may be more after it. */
  readonly last: SurfaceId | null;
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

/** When somebody wrote to the agents of a ticket last. `kept`: no agent can read it yet, and nothing that may be said soon lets them. */
export interface LastWords {
  readonly at: Date;
  readonly kept: boolean;
}

/** The record of what was delivered, kept by the worker. */
/** What is known of a surface now that its card stands there. */
export interface CardLinked {
  /** The ticket has changed since the version shown. */
  readonly changed: boolean;
  /** Nothing could be delivered there until now. */
  readonly regained: boolean;
}

export interface DeliveryRecord {
  surface(id: SurfaceId): Promise<Surface | null>;
  /** The ticket as it is once whoever is changing it has finished: a job dropped as a duplicate loses nothing. */
  settledTicket(reference: string): Promise<Ticket | null>;
  wasNoted(surface: SurfaceId, event: number): Promise<boolean>;
  /** Whether somebody is saying an event on a surface now. */
  isBeingPosted(surface: SurfaceId, event: number): Promise<boolean>;
  notesOn(surface: SurfaceId): Promise<Notes>;
  /** `posted` is null when it could not be delivered. */
  noted(surface: SurfaceId, event: number, posted: PostedMessage | null): Promise<void>;
  /** The message that said these events stands on a surface no more, and is not said again. */
  forgetNotes(surface: SurfaceId, events: readonly number[]): Promise<void>;
  /** The reader of a surface was notified by a message that says these events. */
  notified(surface: SurfaceId, at: Date, events: readonly number[], posted: PostedMessage): Promise<void>;
  /** When somebody last did something to a ticket, since an instant; null: nothing. */
  lastAct(person: PersonId, since: Date): Promise<Date | null>;
  /** Whether somebody was notified on one of their surfaces on a platform since an instant. */
  wasNotified(person: PersonId, platform: PlatformName, since: Date): Promise<boolean>;
  /** Since it was opened; null: they have written nothing yet. */
  lastWords(ticket: string, person: PersonId): Promise<LastWords | null>;
  /**
   * What became of the last words to the agents of a ticket up to a version of it: some agents can read them, they are still to
   * be told or tried again to be, or could not be told.
   */
  reached(ticket: string, version: number): Promise<"agents" | "on-the-way" | "tried-again" | "nobody">;
  /** Links the surface to its card. `notifiedAt`: its reader was notified by it. */
  shown(surface: SurfaceId, posted: PostedMessage, version: number, notifiedAt: Date | null): Promise<CardLinked>;
  /** The same, where the ticket has not changed since the version shown; null: it has, and nothing is written down. */
  shownAsItIs(
    surface: SurfaceId,
    posted: PostedMessage,
    version: number,
    notifiedAt: Date | null,
  ): Promise<CardLinked | null>;
  /** Where the reader of a surface was last written to on its platform; null: never. */
  lastAddress(surface: Pick<Surface, "platform" | "tenant" | "audience">): Promise<string | null>;
  /** Unlinks a card that is no longer there, unless another has taken its place. */
  gone(surface: SurfaceId, message: string): Promise<void>;
  unreachable(surface: SurfaceId, reason: string): Promise<void>;
  /** Whether nothing could be delivered there until now. */
  reachable(surface: SurfaceId): Promise<boolean>;
  /** Surfaces of open tickets, unchanged since `before`, that have no card, or one that shows less than happened. */
  neglected(before: Date, most: number): Promise<readonly Neglected[]>;
}
