import type { Attempt } from "./attempt.ts";
import { evolveClock, nothingDue, startClock } from "./clock.ts";
import type { RecordedEvent } from "./ticket-event.ts";
import type { Ticket } from "./ticket.ts";

/** The ticket that an `opened` event begins. */
export function begin(reference: string, { event, at, due = nothingDue }: RecordedEvent): Ticket {
  if (event.type !== "opened") throw new Error(`${reference} begins with "${event.type}" instead of "opened"`);
  const { type: _, ...opened } = event;
  return {
    reference,
    ...opened,
    followers: [],
    status: "new",
    assignee: null,
    hold: null,
    question: null,
    attempts: [],
    escalated: false,
    chases: 0,
    chasedAt: null,
    minutesWorked: 0,
    offered: false,
    clock: startClock(at, due),
    cancellation: null,
    openedAt: at,
    changedAt: at,
    endedAt: null,
    version: 1,
  };
}

/** The ticket after one more event. Pure; every event it is given has been decided before. */
export function evolve(ticket: Ticket, recorded: RecordedEvent): Ticket {
  const after = { ...ticket, ...changes(ticket, recorded), changedAt: recorded.at, version: recorded.number };
  return { ...after, clock: evolveClock(ticket.clock, after.status, recorded) };
}

/** The ticket is the sum of its events. */
export function fold(reference: string, history: readonly RecordedEvent[]): Ticket {
  const [first, ...rest] = history;
  if (first === undefined) throw new Error(`${reference} has no events`);
  return rest.reduce(evolve, begin(reference, first));
}

function changes(ticket: Ticket, { event, by, at }: RecordedEvent): Partial<Ticket> {
  switch (event.type) {
    case "opened":
      throw new Error(`${ticket.reference} cannot be opened twice`);
    case "claimed":
      return { status: "in-progress", assignee: by };
    case "released":
      return { status: "new", assignee: null, offered: false };
    case "assigned":
      return { status: ticket.status === "new" ? "in-progress" : ticket.status, assignee: event.to, offered: false };
    case "asked":
      return { status: "waiting", question: event.text };
    case "held":
      return { status: "on-hold", hold: { reason: event.reason, resumeOn: event.resumeOn } };
    case "resumed":
      return { status: "in-progress", hold: null, question: null };
    case "answered":
      return ticket.status === "resolved"
        ? { attempts: withLast(ticket, (last) => ({ said: event.text || last.said })) }
        : {};
    case "replied":
    case "noted":
    case "undelivered":
    case "met":
    case "at-risk":
    case "breached":
    case "rescheduled":
    case "acknowledged":
    case "unacknowledged":
    case "stalled":
    case "reminded":
    case "revealed":
      return {};
    case "escalated":
      return { escalated: true };
    case "alerted":
      return { followers: [...new Set([...ticket.followers, ...event.people])] };
    case "offered":
      return { offered: event.ended !== true };
    case "worked":
      return { minutesWorked: ticket.minutesWorked + event.minutes };
    case "resolved":
      return { status: "resolved", hold: null, question: null, attempts: [...ticket.attempts, attempt(event, by, at)] };
    case "confirmed":
      return {
        status: "closed",
        endedAt: at,
        attempts: withLast(ticket, () => ({ answer: { answer: "confirmed", by: by ?? ticket.requester, at } })),
      };
    case "lapsed":
      return {
        status: "closed",
        endedAt: at,
        attempts: withLast(ticket, () => ({ answer: { answer: "silence", at } })),
      };
    case "refused":
      return {
        status: "in-progress",
        attempts: withLast(ticket, () => ({
          answer: { answer: "refused", by: by ?? ticket.requester, at, reason: event.reason },
        })),
      };
    case "rated":
      return {
        attempts: ticket.attempts.map((each) =>
          each.number === event.attempt
            ? { ...each, rating: { stars: event.stars, comment: event.comment, by: by ?? ticket.requester, at } }
            : each,
        ),
      };
    case "reopened":
      return ticket.status === "closed"
        ? { status: "in-progress", endedAt: null }
        : { status: "new", assignee: null, endedAt: null, cancellation: null, hold: null, question: null };
    case "withdrawn":
      return { status: "cancelled", endedAt: at, cancellation: { by: "requester", reason: event.reason } };
    case "rejected":
      return { status: "cancelled", endedAt: at, cancellation: { by: "agent", reason: event.reason } };
    case "changed":
      return event.to;
    case "moved":
      return { queue: event.queue, status: "new", assignee: null, offered: false };
    case "chased":
      return { chases: ticket.chases + 1, chasedAt: at };
    case "followed":
      return by === null ? {} : { followers: [...ticket.followers, by] };
    case "unfollowed":
      return { followers: ticket.followers.filter((person) => person !== by) };
  }
}

const attempt = (
  event: { attempt: number; text: string; cause: Attempt["cause"] },
  by: string | null,
  at: Date,
): Attempt => ({
  number: event.attempt,
  text: event.text,
  cause: event.cause,
  by,
  at,
  answer: null,
  said: null,
  rating: null,
});

const withLast = (ticket: Ticket, changed: (last: Attempt) => Partial<Attempt>): readonly Attempt[] =>
  ticket.attempts.map((each, index, all) => (index === all.length - 1 ? { ...each, ...changed(each) } : each));
