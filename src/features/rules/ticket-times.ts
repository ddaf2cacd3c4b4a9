import { agenda } from "./agenda.ts";
import type { Step } from "../rules.ts";
import { hoursOf, type DeskPolicy } from "../../kernel/policy.ts";
import type { Ticket } from "../../kernel/ticket.ts";
import { isOpenAt, nextOpening } from "../../kernel/time/business-hours.ts";
import { timeSpent, type TimeSpent } from "../service-levels/rules/time-spent.ts";

/**
 * What is told of a ticket's time and takes the desk's hours to know. It changes with the ticket alone, never by itself:
 * a card is not drawn anew each minute.
 */
export interface TicketTimes {
  /** In whose hands it was until it came into those where it is now. */
  readonly spent: TimeSpent;
  /** Since when it is there. */
  readonly since: Date;
  /** When the desk goes on without the requester's word; null: it waits for none, or has not reminded them yet. */
  readonly endsAt: Date | null;
  /** Until when those who were alerted are waited for; null: nobody is. */
  readonly askedUntil: Date | null;
  /** When the queue opens, for what came while it was closed and nobody has claimed yet; null: it came while it was open. */
  readonly opensAt: Date | null;
  /** Somebody is alerted, at any hour, until nobody is left to be asked. */
  readonly alertsAtOnce: boolean;
}

/** Pure. */
export function timesOf(ticket: Ticket, policy: DeskPolicy): TicketTimes {
  const { clock, changedAt, openedAt } = ticket;
  const since = clock.turns.at(-1)?.since ?? openedAt;
  const hours = hoursOf(policy, ticket.queue);
  const isUntouched = ticket.status === "new" && clock.claimedAt === null;
  const chain = policy.escalation[ticket.priority];
  const planned = agenda(ticket, policy, changedAt);
  const when = (...steps: readonly Step["do"][]): Date | null =>
    planned.find(({ step }) => steps.includes(step.do))?.at ?? null;
  return {
    spent: timeSpent(clock, hours, since),
    since,
    endsAt: when("resolve-unanswered", "close-unanswered"),
    askedUntil: clock.chain?.state === "running" ? when("alert", "end-chain") : null,
    opensAt: isUntouched && !isOpenAt(hours, openedAt) ? nextOpening(hours, openedAt) : null,
    alertsAtOnce:
      chain !== null &&
      chain.starts === "at-once" &&
      chain.steps.length > 0 &&
      (clock.chain === null || clock.chain.state === "running"),
  };
}
