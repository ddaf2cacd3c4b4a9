import { afterOpenTime, openTimeBetween, workingDay, type BusinessHours } from "../../kernel/time/business-hours.ts";
import { isResponse, turnOf, type Clock, type Turn } from "../../kernel/clock.ts";
import { hoursOf, type CountedSpan, type DeskPolicy, type ServiceLevel, type Span } from "../../kernel/policy.ts";
import { targetNames, type Due, type TargetName, type TicketEvent } from "../../kernel/ticket-event.ts";
import type { Ticket } from "../../kernel/ticket.ts";

/** What the service level of a ticket hangs on. */
export type Served = Pick<Ticket, "queue" | "kind" | "service" | "priority">;

/** The service level that holds for a ticket; null: nothing is promised. */
export const serviceLevelOf = (policy: DeskPolicy, ticket: Served): ServiceLevel | null =>
  policy.serviceLevels.find(
    ({ queue, kind, service, priority }) =>
      (queue === null || queue === ticket.queue) &&
      (kind === null || kind === ticket.kind) &&
      (service === null || service.toLowerCase() === ticket.service.trim().toLowerCase()) &&
      (priority === null || priority === ticket.priority),
  ) ?? null;

const day = 86_400_000;

/** Open time of these hours, in milliseconds: a day is one of their working days. */
export const openTimeOf = (hours: BusinessHours, { days, milliseconds }: Span): number =>
  days * (days === 0 ? 0 : workingDay(hours)) + milliseconds;

/** The instant a span after another. */
export const afterSpan = (hours: BusinessHours, from: Date, span: CountedSpan): Date =>
  span.counted === "open"
    ? afterOpenTime(hours, from, openTimeOf(hours, span))
    : new Date(from.getTime() + span.days * day + span.milliseconds);

/** What is promised of a ticket as it stands, from the history of its turns. A promise that was kept stays as it was. */
export function dueOf(policy: DeskPolicy, ticket: Served & { readonly clock: Clock }): Due {
  const { clock } = ticket;
  return {
    "first-response":
      responseAt(policy, clock) === null ? instantOf(policy, ticket, "first-response", 1) : clock.due["first-response"],
    resolution: instantOf(policy, ticket, "resolution", 1),
  };
}

/** When `share` of a target will have been used up if it stays the agents' turn; null: nothing is promised. */
export function instantOf(
  policy: DeskPolicy,
  ticket: Served & { readonly clock: Clock },
  name: TargetName,
  share: number,
): Date | null {
  const target = serviceLevelOf(policy, ticket)?.targets[name] ?? null;
  if (target === null) return null;
  const hours = hoursOf(policy, ticket.queue);
  const whole = target.counted === "open" ? openTimeOf(hours, target) : target.days * day + target.milliseconds;
  return whenSpent(ticket.clock.turns, whole * share, measureOf(hours, target));
}

/** How time is counted: only while open, or always. */
interface Measure {
  readonly between: (from: Date, to: Date) => number;
  readonly after: (from: Date, milliseconds: number) => Date;
}

const measureOf = (hours: BusinessHours, { counted }: CountedSpan): Measure =>
  counted === "open"
    ? {
        between: (from, to) => openTimeBetween(hours, from, to),
        after: (from, milliseconds) => afterOpenTime(hours, from, milliseconds),
      }
    : {
        between: (from, to) => to.getTime() - from.getTime(),
        after: (from, milliseconds) => new Date(from.getTime() + milliseconds),
      };

/** The instant at which the agents' turns, of which the last has no end, have lasted so long. */
function whenSpent(turns: readonly Turn[], amount: number, { between, after }: Measure): Date | null {
  let left = amount;
  for (const [index, { of, since }] of turns.entries()) {
    if (of !== "agents") continue;
    const next = turns[index + 1];
    if (next === undefined) return after(since, left);
    const lasted = between(since, next.since);
    if (lasted >= left) return after(since, left);
    left -= lasted;
  }
  return null;
}

/** When the first response was given, as this desk counts it. */
export const responseAt = (policy: DeskPolicy, { respondedAt, claimedAt }: Clock): Date | null =>
  respondedAt ?? (policy.claimIsResponse ? claimedAt : null);

/** The promises that these events of an agent have kept. */
export function metBy(
  policy: DeskPolicy,
  before: Ticket,
  events: readonly TicketEvent[],
  after: Ticket,
): readonly TicketEvent[] {
  const kept: Readonly<Record<TargetName, boolean>> = {
    "first-response":
      responseAt(policy, before.clock) === null &&
      responseAt(policy, after.clock) !== null &&
      events.some((event) => isResponse(event) || event.type === "claimed" || event.type === "assigned"),
    resolution: events.some((event) => event.type === "resolved" && event.because === undefined),
  };
  return targetNames
    .filter((target) => kept[target] && after.clock.due[target] !== null)
    .filter((target) => after.clock.levels[target]?.state !== "breached")
    .map((target) => ({ type: "met", target }));
}

/** What a promise hangs on; nothing else moves one, so that each move has a reason. */
const moves: ReadonlySet<TicketEvent["type"]> = new Set([
  "changed",
  "moved",
  "resumed",
  "refused",
  "reopened",
  "rescheduled",
]);

/** The promise that follows from an event; null when it stays, or stands still because it is not the agents' turn. */
export function promiseAfter(policy: DeskPolicy, event: TicketEvent, after: Ticket): Due | null {
  if (turnOf(after.clock) !== "agents" || !moves.has(event.type)) return null;
  const due = dueOf(policy, after);
  const same = targetNames.every((name) => due[name]?.getTime() === after.clock.due[name]?.getTime());
  return same ? null : due;
}

/** What breaks next: what the queue is ordered by; null while nothing can. */
export function nextDue({ clock }: Ticket): Date | null {
  if (turnOf(clock) !== "agents") return null;
  const answered = clock.respondedAt !== null || clock.levels["first-response"]?.state === "met";
  const open = targetNames.filter((name) => name === "resolution" || !answered);
  const dates = open.map((name) => clock.due[name]).filter((date) => date !== null);
  return dates.length === 0 ? null : new Date(Math.min(...dates.map(Number)));
}
