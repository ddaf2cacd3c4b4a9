import type { StepAsks } from "../../kernel/agenda.ts";
import { nothingDue, startClock } from "../../kernel/clock.ts";
import type { PersonId } from "../../kernel/person.ts";
import type { DeskPolicy } from "../../kernel/policy.ts";
import { priorityOf } from "../../kernel/priority.ts";
import type { Ticket } from "../../kernel/ticket.ts";
import { callsSingly } from "../../features/escalation/rules.ts";
import type { RecordedEvent, Step, TicketEvent } from "../../features/rules.ts";
import { agenda, askedBy, eventOf } from "../../features/rules/agenda.ts";
import { isByPolicy, withPrioritiesOf } from "../../features/rules/events.ts";
import { begin, evolve } from "../../features/rules/evolve.ts";
import { recordAll } from "../../features/rules/record.ts";
import { dueOf } from "../../features/service-levels/rules.ts";

/** All that happened to a ticket, in order, and how it began. */
export interface Life {
  readonly reference: string;
  readonly opened: Ticket;
  readonly history: readonly RecordedEvent[];
}

/** Null: a newer desk wrote some of it. */
export function lifeOf(reference: string, history: readonly RecordedEvent[]): Life | null {
  const [first] = history;
  const isWhole = history.every(({ number }, index) => number === index + 1);
  return first !== undefined && isWhole ? { reference, opened: begin(reference, first), history } : null;
}

/** What a past is lived again with. */
export interface Under {
  readonly policy: DeskPolicy;
  /** Where the ticket is opened. */
  readonly queue: string;
  /** Who is asked for help; nobody knows who was then, so these are today's. */
  readonly asked: (queue: string, asks: StepAsks) => readonly PersonId[];
  /** The queues that somebody looks at. */
  readonly served: ReadonlySet<string>;
}

/** What the desk did by itself because its time had come. */
export interface ByClock {
  readonly event: TicketEvent;
  readonly at: Date;
  readonly queue: string;
  /** People are called about the ticket by itself, not in a digest. */
  readonly isSingle: boolean;
}

export interface Relived {
  readonly ticket: Ticket;
  readonly byClock: readonly ByClock[];
  /** It would have ended unanswered, and somebody answered later. */
  readonly isCutShort: boolean;
}

/** What hangs on the clock and the policy alone. Offers, approvals and loans hang on people: they stay as they were. */
const ofClock: ReadonlySet<Step["do"]> = new Set([
  "warn",
  "breach",
  "alert",
  "end-chain",
  "resume",
  "tell-stalled",
  "remind",
  "resolve-unanswered",
  "close-unanswered",
]);

const mostAtOnce = 50; // steps of one instant: each is done once, so that more would be a fault of ours

/**
 * A ticket's past as it would have been with another policy: people do what they did, when they did it, and the desk does what
 * the policy has it do meanwhile. Pure.
 */
export function relive({ reference, opened, history }: Life, under: Under, until: Date): Relived {
  const { policy } = under;
  let real = opened;
  let ticket = openedUnder(opened, under);
  let cursor = opened.openedAt;
  let atOnce = 0;
  let isEnded = false; // unanswered, by the clock
  let isCutShort = false;
  const byClock: ByClock[] = [];
  const live = (to: Date): void => {
    for (;;) {
      const next = agenda(ticket, policy, cursor).find(({ step }) => ofClock.has(step.do));
      if (next === undefined || next.at > to) break;
      atOnce = next.at > cursor ? 0 : atOnce + 1;
      if (atOnce > mostAtOnce) throw new Error(`${reference}: ${next.step.do} is due again and again`);
      cursor = next.at > cursor ? next.at : cursor;
      const asks = askedBy(ticket, policy, next.step);
      const people = asks === null ? [] : under.asked(ticket.queue, asks);
      const event = eventOf(ticket, next.step, { policy, now: cursor, people, served: under.served });
      const { after, recorded } = recordAll(policy, ticket, { events: [event], by: null, at: cursor });
      byClock.push(...recorded.map((each) => told(each, ticket)));
      if (next.step.do === "resolve-unanswered" || next.step.do === "close-unanswered") isEnded = true;
      ticket = after;
    }
    if (to > cursor) [cursor, atOnce] = [to, 0];
  };
  for (const recorded of history.slice(1)) {
    const before = real;
    real = evolve(real, recorded);
    if (isByPolicy(recorded)) continue;
    live(recorded.at);
    if (real.status !== before.status) {
      const differs = ticket.status !== before.status;
      // Whoever did something found it as it was: only its clock is another.
      if (differs) ticket = { ...before, queue: ticket.queue, priority: ticket.priority, clock: ticket.clock };
      isCutShort ||= differs && isEnded;
      isEnded = false;
    }
    const event = withPrioritiesOf(recorded.event, ticket, policy.priorityMatrix);
    ticket = recordAll(policy, ticket, { events: [event], by: recorded.by, at: recorded.at }).after;
  }
  live(until);
  return { ticket, byClock, isCutShort };
}

function openedUnder(opened: Ticket, { policy, queue }: Under): Ticket {
  const priority = priorityOf(policy.priorityMatrix, opened.impact, opened.urgency);
  const due = dueOf(policy, { ...opened, priority, queue, clock: startClock(opened.openedAt, nothingDue) });
  return { ...opened, priority, queue, clock: { ...opened.clock, due } };
}

export interface AsItWas extends Pick<Relived, "ticket" | "byClock"> {
  /** The queues to which somebody has moved it. */
  readonly movedTo: ReadonlySet<string>;
}

/** What happened then, as `relive` tells it. */
export function asItWas({ opened, history }: Life): AsItWas {
  const byClock: ByClock[] = [];
  const movedTo = new Set<string>();
  const ticket = history.slice(1).reduce((before, recorded) => {
    const after = evolve(before, recorded);
    if (isByPolicy(recorded)) byClock.push(told(recorded, before));
    if (recorded.by !== null && after.queue !== before.queue) movedTo.add(after.queue);
    return after;
  }, opened);
  return { ticket, byClock, movedTo };
}

const told = ({ event, at }: RecordedEvent, before: Ticket): ByClock => ({
  event,
  at,
  queue: before.queue,
  isSingle: callsSingly(before),
});
