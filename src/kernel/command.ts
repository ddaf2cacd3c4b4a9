import type { Of, Typed } from "./event.ts";
import type { PersonId } from "./person.ts";
import type { DeskPolicy } from "./policy.ts";
import type { Actor, Role } from "./roles.ts";
import type { TicketStatus } from "./status.ts";
import type { Ticket } from "./ticket.ts";

export interface Circumstances {
  readonly actor: Actor;
  readonly now: Date;
  readonly policy: DeskPolicy;
  /** The version of the ticket that was seen by whoever commands; left out: it was asked for in words, or from no card. */
  readonly seen?: number | undefined;
  /** The queues that somebody looks at; only for a command that `mayMove`. */
  readonly served?: ReadonlySet<string>;
  /** What was asked has been answered otherwise since it was `seen`; only for a command that says until when something is given. */
  readonly answeredAnew?: boolean;
  /** Until which day its holder keeps what is to be taken back, after all; only for a ticket that takes something back. */
  readonly keptUntil?: string | null;
  /** Who has had the ticket, or answered as an agent; only for a command that `asksWhoWorked`. */
  readonly workedOn?: ReadonlySet<PersonId>;
}

/** What a command makes happen, or why it may not: an expected "no" is a value. */
export type Decision<Event, Refusal> =
  | { readonly ok: true; readonly events: readonly Event[] }
  | { readonly ok: false; readonly refusal: Refusal };

export const accept = <const Events extends readonly Typed[]>(...events: Events) => ({ ok: true, events }) as const;
export const refuse = <const Refusal extends Typed>(refusal: Refusal) => ({ ok: false, refusal }) as const;

/** What may be asked of a ticket, by whom and when, and what follows from it, in one row. */
export interface CommandRule<Command, Event, Refusal> {
  /** Who may. A role that is not named may not. */
  readonly roles: readonly Role[];
  readonly statuses: readonly TicketStatus[];
  /** It may put the ticket into another queue. */
  readonly mayMove?: true;
  /** It is not for those who worked on the ticket. */
  readonly asksWhoWorked?: true;
  readonly decide: (ticket: Ticket, command: Command, at: Circumstances) => Decision<Event, Refusal>;
  /** A better answer than "wrong status" for whoever comes too late; null: there is none. */
  readonly tooLate?: (ticket: Ticket, actor: Actor) => Refusal | null;
  /** It would change nothing or be refused, and is not offered. */
  readonly pointless?: (ticket: Ticket, actor: Actor) => boolean;
}
export type CommandRules<Commands extends Typed, Event, Refusal> = {
  readonly [Type in Commands["type"]]: CommandRule<Of<Commands, Type>, Event, Refusal>;
};

/** With a guard one feature vetoes another's command; null: it does not. */
export type Guards<Commands extends Typed, Refusal> = {
  readonly [Type in Commands["type"]]?: (ticket: Ticket, command: Of<Commands, Type>) => Refusal | null;
};
