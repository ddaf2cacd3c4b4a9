import { targetNames, turnOf, type TargetName } from "../../src/kernel/clock.ts";
import { isOpen } from "../../src/kernel/status.ts";
import { openTimeBetween, type BusinessHours } from "../../src/kernel/time/business-hours.ts";
import type { Period } from "../../src/kernel/time/periods.ts";
import type {
  Activity,
  Backlog,
  Cohort,
  Dimension,
  Division,
  Facet,
  FirstContact,
  Length,
  Lengths,
  LowRating,
  Outcome,
  Spread,
  StarsGiven,
  Targets,
} from "../../src/features/reports/rules.ts";
import type { ForecastsKept, Wait } from "../../src/features/forecasts/rules.ts";
import type { RecordedEvent, TicketEvent } from "../../src/features/rules.ts";
import { fold } from "../../src/features/rules/evolve.ts";
import { timeSpent, type TimeSpent } from "../../src/features/service-levels/rules/time-spent.ts";

/** The figures, in the slow and plain way: every history of some queues read from its beginning. */

export interface History {
  readonly reference: string;
  readonly queue: string;
  readonly events: readonly RecordedEvent[];
}

type Is = TicketEvent["type"];
type HoursOf = (queue: string) => BusinessHours;

/** Without those that were taken back right after they were sent. */
export const counting = (all: readonly History[]): readonly History[] =>
  all.filter(({ reference, events }) => {
    const { cancellation } = fold(reference, events);
    return !(cancellation?.by === "requester" && cancellation.undone === true);
  });

export function plainActivity(all: readonly History[], { from, to }: Period): Activity {
  const within = all.flatMap(({ events }) => events.filter(({ at }) => at >= from && at < to));
  const count = (which: (recorded: RecordedEvent) => boolean): number => within.filter(which).length;
  const is = (...types: readonly Is[]) => count(({ event }) => types.includes(event.type));
  return {
    opened: is("opened"),
    ended: is("confirmed", "lapsed", "withdrawn", "rejected"),
    reopened: is("reopened"),
    resolved: count(({ event, by }) => event.type === "resolved" && by !== null),
    refused: is("refused"),
    lapsed: is("lapsed"),
    confirmed: is("confirmed"),
  };
}

export function plainStars(all: readonly History[], period: Period): StarsGiven {
  const starred = (stars: number): number => lastRatings(all, period).filter((rating) => rating.stars === stars).length;
  return { 1: starred(1), 2: starred(2), 3: starred(3), 4: starred(4), 5: starred(5) };
}

interface LastRating extends LowRating {
  readonly stars: number;
  readonly at: Date;
}

/** Of each resolution that was rated in a period. */
function lastRatings(all: readonly History[], { from, to }: Period): readonly LastRating[] {
  return all.flatMap(({ reference, events }) => {
    const rated = events.flatMap(({ event, at }) =>
      event.type === "rated" && at >= from && at < to
        ? [{ reference, attempt: event.attempt, stars: event.stars, at }]
        : [],
    );
    return rated.filter(({ attempt }, index) => !rated.slice(index + 1).some((later) => later.attempt === attempt));
  });
}

export const plainLowRatings = (all: readonly History[], period: Period): readonly LowRating[] =>
  lastRatings(all, period)
    .filter(({ stars }) => stars <= 2)
    .map(({ reference, attempt }) => ({ reference, attempt }));

export const openAt = (all: readonly History[], at: Date): number =>
  all.filter(({ reference, events }) => {
    const before = events.filter((recorded) => recorded.at < at);
    return before.length > 0 && isOpen(fold(reference, before).status);
  }).length;

const serviceKey = (service: string): string => service.replaceAll(/\s+/gu, " ").trim().toLowerCase().slice(0, 60);

/** By what a ticket is now. */
const partOf = ({ reference, events }: History, by: Dimension): string => {
  const ticket = fold(reference, events);
  return by === "service" ? serviceKey(ticket.service) : ticket[by];
};

export const plainPart = (all: readonly History[], of: Facet | null): readonly History[] =>
  of === null ? all : all.filter((history) => partOf(history, of.by) === of.value);

export function plainDivisions(
  all: readonly History[],
  by: Dimension,
  { period, before, now }: { readonly period: Period; readonly before: Period; readonly now: Date },
): readonly Division[] {
  return [...Map.groupBy(all, (history) => partOf(history, by))]
    .map(([value, part]) => ({
      value,
      opened: plainActivity(part, period).opened,
      openedBefore: plainActivity(part, before).opened,
      ended: plainActivity(part, period).ended,
      open: openAt(part, now),
    }))
    .filter(({ opened, openedBefore, ended, open }) => opened + openedBefore + ended + open > 0);
}

export function plainBacklog(all: readonly History[], now: Date): Omit<Backlog, "late"> {
  const days = all.flatMap(({ reference, events }) => {
    const { status, openedAt } = fold(reference, events);
    return isOpen(status) ? [(now.getTime() - openedAt.getTime()) / 86_400_000] : [];
  });
  const from = (least: number, most: number): number => days.filter((age) => age >= least && age < most).length;
  return {
    underADay: from(0, 1),
    underAWeek: from(1, 7),
    underAMonth: from(7, 30),
    older: from(30, Infinity),
  };
}

const openedIn = (all: readonly History[], { from, to }: Period): readonly History[] =>
  all.filter(({ events: [first] }) => first !== undefined && first.at >= from && first.at < to);

export function plainCohort(all: readonly History[], hoursOf: HoursOf, period: Period, asOf: Date): Cohort {
  const cohort = openedIn(all, period);
  return {
    "first-response": plainOutcome("first-response", cohort, hoursOf, asOf),
    resolution: plainOutcome("resolution", cohort, hoursOf, asOf),
    firstContact: plainFirstContact(cohort, asOf),
  };
}

function plainFirstContact(cohort: readonly History[], asOf: Date): FirstContact {
  const known = cohort.map(({ events }) => events.filter(({ at }) => at <= asOf));
  const resolved = known.filter((events) => resolutions(events).some(({ by }) => by !== null) && !isAbandoned(events));
  const solved = resolved.filter((events) => {
    const [only, ...others] = resolutions(events);
    const isTakenUp = events.some(({ event: { type } }) => type === "refused" || type === "reopened");
    const first = events.find(({ event, by }) => by !== null && responses.includes(event.type));
    return others.length === 0 && only?.by === first?.by && !isTakenUp;
  });
  return { solved: solved.length, of: resolved.length };
}

const resolutions = (events: readonly RecordedEvent[]) => events.filter(({ event }) => event.type === "resolved");

export const plainTimeSpent = (all: readonly History[], hoursOf: HoursOf, period: Period, asOf: Date): TimeSpent =>
  openedIn(all, period)
    .map(({ reference, events, queue }) => timeSpent(fold(reference, events).clock, hoursOf(queue), asOf))
    .reduce(
      (sum, { agents, requester, approver, thirdParty, closedHours }) => ({
        agents: sum.agents + agents,
        requester: sum.requester + requester,
        approver: sum.approver + approver,
        thirdParty: sum.thirdParty + thirdParty,
        closedHours: sum.closedHours + closedHours,
      }),
      { agents: 0, requester: 0, approver: 0, thirdParty: 0, closedHours: 0 },
    );

/** The work of a period, by queue and by service as they are now; of a private ticket without its service. */
export const plainWork = (all: readonly History[], { from, to }: Period): ReadonlyMap<string, number> => {
  const work = new Map<string, number>();
  for (const { reference, queue, events } of all) {
    const { isPrivate, service } = fold(reference, events);
    const key = `${queue} ${isPrivate ? "" : serviceKey(service)}`;
    for (const { at, event } of events)
      if (event.type === "worked" && event.minutes > 0 && at >= from && at < to)
        work.set(key, (work.get(key) ?? 0) + event.minutes);
  }
  return work;
};

/** What came by an instant of what was said at the opening, of those whose time is over. */
export function plainForecasts(all: readonly History[], period: Period, asOf: Date): ForecastsKept {
  const over = openedIn(all, period).flatMap(({ reference, events }) => {
    const [first] = events;
    if (first?.event.type !== "opened" || first.event.forecast === undefined) return [];
    const due = new Date(first.event.forecast.by);
    const answered = events.find(({ event, by }) => by !== null && responses.includes(event.type))?.at ?? null;
    const { assignee, endedAt } = fold(reference, events);
    const isNobodys = assignee === first.by || (answered === null && endedAt !== null && endedAt <= due);
    return due > asOf || isNobodys ? [] : [answered !== null && answered <= due];
  });
  return { said: over.length, kept: over.filter((each) => each).length };
}

/** How long those waited that were opened in a queue in the eight weeks before an instant. */
export const plainWaits = (all: readonly History[], queue: string, now: Date): readonly Wait[] =>
  openedIn(all, { from: new Date(now.getTime() - 56 * 86_400_000), to: now }).flatMap(({ reference, events }) => {
    const [first] = events;
    const { assignee, endedAt, openedAt } = fold(reference, events);
    if (first?.event.type !== "opened" || first.event.queue !== queue || assignee === first.by) return [];
    const answered = events.find(({ event, by }) => by !== null && responses.includes(event.type))?.at ?? null;
    const { priority } = first.event;
    return [{ priority, openedAt, answeredAt: answered, endedAt: answered === null ? endedAt : null }];
  });

const responses: readonly Is[] = ["asked", "replied", "held", "resolved", "rejected"];

/** When something was done; null: not yet, and it may be; "never": it will not be. */
type Done = Date | null | "never";

const done: Readonly<Record<TargetName, (events: readonly RecordedEvent[]) => Done>> = {
  "first-response": (events) => {
    const first = events.find(({ event, by }) => by !== null && responses.includes(event.type));
    return first?.at ?? (isAbandoned(events) ? "never" : null);
  },
  resolution: (events) => {
    const last = lastTurn(events);
    if (last === undefined || last.event.type === "refused" || last.event.type === "reopened") return null;
    return last.event.type === "resolved" ? last.at : "never";
  },
};

const turns: readonly Is[] = ["resolved", "refused", "reopened", "withdrawn", "rejected"];
const lastTurn = (events: readonly RecordedEvent[]) => events.findLast(({ event }) => turns.includes(event.type));

function isAbandoned(events: readonly RecordedEvent[]): boolean {
  const last = lastTurn(events)?.event.type;
  return last === "withdrawn" || last === "rejected";
}

function plainOutcome(target: TargetName, cohort: readonly History[], hoursOf: HoursOf, asOf: Date): Outcome {
  const until = cohort.map((history) => ({
    ...history,
    known: history.events.filter(({ at }) => at <= asOf),
  }));
  const spans = until.flatMap(({ queue, known }) => {
    const at = done[target](known);
    const from = known[0]?.at ?? asOf;
    return at === "never" ? [] : [{ hours: hoursOf(queue), from, to: at ?? asOf, atLeast: at === null }];
  });
  const states = until.map(({ reference, known, events }) => stateOf(target, { reference, known, events }, asOf));
  const count = (state: keyof Targets): number => states.filter((each) => each === state).length;
  return {
    lengths: lengthsOf(spans),
    targets: { kept: count("kept"), missed: count("missed"), unpromised: count("unpromised") },
  };
}

function stateOf(
  target: TargetName,
  {
    reference,
    known,
    events,
  }: { reference: string; known: readonly RecordedEvent[]; events: readonly RecordedEvent[] },
  asOf: Date,
): keyof Targets | "pending" {
  const isOf = ({ event }: RecordedEvent): boolean => "target" in event && event.target === target;
  if (known.some((each) => each.event.type === "breached" && isOf(each))) return "missed";
  const undoes: readonly Is[] = target === "resolution" ? ["refused", "reopened"] : [];
  const last = known.findLast((each) => (each.event.type === "met" && isOf(each)) || undoes.includes(each.event.type));
  if (last?.event.type === "met") return "kept";
  const { clock } = fold(reference, events);
  const due = clock.due[target];
  if (due === null) return "unpromised";
  const waits = turnOf(clock) === "agents" && (target === "resolution" || done[target](known) === null);
  return waits && due <= asOf ? "missed" : "pending";
}

interface Span {
  readonly hours: BusinessHours;
  readonly from: Date;
  readonly to: Date;
  readonly atLeast: boolean;
}

function lengthsOf(spans: readonly Span[]): Lengths | null {
  if (spans.length === 0) return null;
  return {
    inOpenHours: spreadOf(
      spans.map(({ hours, from, to, atLeast }) => ({ milliseconds: openTimeBetween(hours, from, to), atLeast })),
    ),
    byTheClock: spreadOf(
      spans.map(({ from, to, atLeast }) => ({ milliseconds: to.getTime() - from.getTime(), atLeast })),
    ),
  };
}

function spreadOf(lengths: readonly Length[]): Spread {
  const sorted = lengths.toSorted((one, other) => one.milliseconds - other.milliseconds);
  return { half: quantile(sorted, 0.5), nineOfTen: quantile(sorted, 0.9) };
}

function quantile(sorted: readonly Length[], share: number): Length {
  const milliseconds = sorted[Math.ceil(share * sorted.length) - 1]?.milliseconds ?? 0;
  return { milliseconds, atLeast: sorted.some((each) => each.atLeast && each.milliseconds <= milliseconds) };
}

/** Both of a cohort's targets, for who counts them. */
export const countedIn = (cohort: Cohort): number =>
  targetNames.reduce((sum, name) => sum + cohort[name].targets.kept + cohort[name].targets.missed, 0);
