import type { Planned, StepAsks, StepCircumstances, StepRule } from "../../kernel/agenda.ts";
import type { DeskPolicy } from "../../kernel/policy.ts";
import type { Ticket } from "../../kernel/ticket.ts";
import { plans, steps, type Step, type TicketEvent } from "../rules.ts";

/** Everything the desk will do to a ticket if nobody does anything, soonest first. Pure; `now` only joins what was missed. */
export const agenda = (ticket: Ticket, policy: DeskPolicy, now: Date): readonly Planned<Step>[] =>
  plans
    .flatMap((plan): readonly Planned<Step>[] => plan(ticket, policy, now))
    .toSorted((one, other) => one.at.getTime() - other.at.getTime());

/** When a ticket is to be looked at again; null: only when somebody does something. */
export const nextMoment = (ticket: Ticket, policy: DeskPolicy, now: Date): Date | null =>
  agenda(ticket, policy, now)[0]?.at ?? null;

/** Whom a step asks; null: nobody. */
export const askedBy = (ticket: Ticket, policy: DeskPolicy, step: Step): StepAsks | null =>
  rowOf(step.do).asks(ticket, policy, step);

/** What happens when the time of a step has come; `people` are those it asks. */
export const eventOf = (ticket: Ticket, step: Step, at: StepCircumstances): TicketEvent =>
  rowOf(step.do).event(ticket, step, at);

const rowOf = <Do extends Step["do"]>(name: Do): StepRule<Extract<Step, { readonly do: Do }>, TicketEvent> =>
  steps[name];
