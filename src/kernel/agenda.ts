import type { AlertTo, DeskPolicy } from "./policy.ts";
import type { Candidate } from "./offer.ts";
import type { PersonId } from "./person.ts";
import type { Ticket } from "./ticket.ts";

/** Whom a step is about besides those the ticket names; `leads-of`: a queue in which it need not be. */
export type StepAsks = AlertTo | { readonly to: "leads-of"; readonly queue: string };

interface Doing {
  readonly do: string;
}

/** What the desk will do to a ticket at an instant if nobody does anything before. */
export interface Planned<Step> {
  readonly at: Date;
  readonly step: Step;
}

/** What a feature has the desk do by itself. Pure; `now` only joins what was missed. */
export type Plan<Step> = (ticket: Ticket, policy: DeskPolicy, now: Date) => readonly Planned<Step>[];

/** A step whose time has come, in one row. */
export interface StepRule<Step, Event> {
  /** Whom it is about besides those the ticket names; null: nobody. */
  readonly asks: (ticket: Ticket, policy: DeskPolicy, step: Step) => StepAsks | null;
  /** What happens. `people`: those that were asked for. */
  readonly event: (ticket: Ticket, step: Step, at: StepCircumstances) => Event;
}

export interface StepCircumstances {
  readonly policy: DeskPolicy;
  readonly now: Date;
  readonly people: readonly PersonId[];
  /** They are no leads of the ticket's queue, but of the one from which it was escalated. */
  readonly ofQueueBefore?: true;
  /** The queues that somebody looks at; only for a step that asks the next level. */
  readonly served?: ReadonlySet<string>;
  /** Who might take the ticket; only for a step that offers it. */
  readonly candidates?: readonly Candidate[];
}

export type StepRules<Steps extends Doing, Event> = {
  readonly [Do in Steps["do"]]: StepRule<Extract<Steps, { readonly do: Do }>, Event>;
};
