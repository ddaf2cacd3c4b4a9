import { starCounts, type Stars } from "../../kernel/attempt.ts";
import type { Clock, TargetName } from "../../kernel/clock.ts";
import type { PersonId } from "../../kernel/person.ts";
import { isOpen, type TicketStatus } from "../../kernel/status.ts";
import { startOfWeek } from "../../kernel/time/calendar.ts";
import { nextOpening, openTimeBetween, type BusinessHours } from "../../kernel/time/business-hours.ts";
import type { Period, PeriodName } from "../../kernel/time/periods.ts";
import { timeSpent, type TimeSpent } from "../service-levels/rules/time-spent.ts";

/** What happened in a period, each time it happened. Where a ticket is now is where all that happened to it counts. */
export interface Activity {
  readonly opened: number;
  /** Confirmed, closed in silence, withdrawn or rejected. */
  readonly ended: number;
  readonly reopened: number;
  /** By an agent, not by the desk because no answer came. */
  readonly resolved: number;
  readonly refused: number;
  /** Closed because nobody answered a resolution. */
  readonly lapsed: number;
  /** Whoever confirms is asked for stars. */
  readonly confirmed: number;
  /** The last rating of each resolution that was rated in the period. */
  readonly stars: Readonly<Record<Stars, number>>;
}

/** A ticket, as far as it is counted: no word of anybody's. */
export interface CountedTicket {
  readonly status: TicketStatus;
  readonly openedAt: Date;
  readonly clock: Pick<Clock, "turns" | "due" | "levels" | "respondedAt">;
  /** When it was resolved last; null: never. */
  readonly resolvedAt: Date | null;
}

/** A length of time, in milliseconds. `atLeast`: some of those it is drawn from still last. */
export interface Length {
  readonly milliseconds: number;
  readonly atLeast: boolean;
}

/** Half, and nine of ten, did not take longer than this. */
export interface Spread {
  readonly half: Length;
  readonly nineOfTen: Length;
}

/** Null: of no ticket. */
export interface Lengths {
  readonly inOpenHours: Spread;
  readonly byTheClock: Spread;
}

/** How many due dates were kept, and missed: those that have passed unanswered among them. What is not due yet is neither. */
export interface Kept {
  readonly kept: number;
  readonly missed: number;
}

/** What became of the tickets opened in a period, as of now. */
export interface Cohort {
  readonly response: Lengths | null;
  readonly resolution: Lengths | null;
  readonly targets: Readonly<Record<TargetName, Kept>>;
  /** Summed up over all of them. */
  readonly spent: TimeSpent;
}

/** Open tickets of an agent (null: of nobody). */
export interface Load {
  readonly assignee: PersonId | null;
  readonly open: number;
}

/** The figures of some queues in a period. */
export interface Report {
  readonly queues: readonly string[];
  readonly name: PeriodName;
  readonly period: Period;
  /** Whose calendar weeks and months those are, IANA. */
  readonly zone: string;
  readonly activity: Activity;
  /** In the period before. */
  readonly activityBefore: Activity;
  /** How many were open as each of the two ended. */
  readonly backlog: number;
  readonly backlogBefore: number;
  /** What became of those that were opened in the period. */
  readonly cohort: Cohort;
  /** Now; those with most first. */
  readonly load: readonly Load[];
}

export function cohortOf(tickets: readonly CountedTicket[], hours: BusinessHours, now: Date): Cohort {
  return {
    response: lengthsOf(tickets, responseOf, hours, now),
    resolution: lengthsOf(tickets, resolutionOf, hours, now),
    targets: {
      "first-response": keptOf("first-response", tickets, now),
      resolution: keptOf("resolution", tickets, now),
    },
    spent: tickets.reduce((sum, { clock }) => added(sum, timeSpent(clock, hours, now)), nothingSpent),
  };
}

/** When something had come of a ticket; null: nothing yet, and it may. Undefined: nothing ever will. */
type Outcome = Date | null | undefined;

const responseOf = ({ clock, status }: CountedTicket): Outcome =>
  clock.respondedAt ?? (isOpen(status) ? null : undefined);

/** A ticket that was taken up again is not resolved; one that was withdrawn or rejected never will be. */
const resolutionOf = ({ status, resolvedAt }: CountedTicket): Outcome => {
  if (status === "cancelled") return undefined;
  return status === "resolved" || status === "closed" ? resolvedAt : null;
};

function lengthsOf(
  tickets: readonly CountedTicket[],
  outcome: (ticket: CountedTicket) => Outcome,
  hours: BusinessHours,
  now: Date,
): Lengths | null {
  const spans = tickets.flatMap((ticket) => {
    const at = outcome(ticket);
    return at === undefined ? [] : [{ from: ticket.openedAt, to: at ?? now, atLeast: at === null }];
  });
  if (spans.length === 0) return null;
  return {
    inOpenHours: spreadOf(
      spans.map(({ from, to, atLeast }) => ({ milliseconds: openTimeBetween(hours, from, to), atLeast })),
    ),
    byTheClock: spreadOf(
      spans.map(({ from, to, atLeast }) => ({ milliseconds: Math.max(0, to.getTime() - from.getTime()), atLeast })),
    ),
  };
}

/** Those that still last count as long as they have lasted, so that the slow ones are not left out. */
function spreadOf(lengths: readonly Length[]): Spread {
  const sorted = lengths.toSorted((one, other) => one.milliseconds - other.milliseconds);
  return { half: quantile(sorted, 0.5), nineOfTen: quantile(sorted, 0.9) };
}

function quantile(sorted: readonly Length[], share: number): Length {
  const index = Math.max(0, Math.ceil(share * sorted.length) - 1);
  const milliseconds = sorted[index]?.milliseconds ?? 0;
  return { milliseconds, atLeast: sorted.some((each) => each.atLeast && each.milliseconds <= milliseconds) };
}

function keptOf(target: TargetName, tickets: readonly CountedTicket[], now: Date): Kept {
  const states = tickets.map(({ clock, status }) => {
    const level = clock.levels[target];
    const due = clock.due[target];
    if (level?.state === "met" || level?.state === "breached") return level.state;
    return due !== null && due < now && isOpen(status) ? "breached" : "open";
  });
  return {
    kept: states.filter((state) => state === "met").length,
    missed: states.filter((state) => state === "breached").length,
  };
}

const nothingSpent: TimeSpent = { agents: 0, requester: 0, thirdParty: 0, closedHours: 0 };

const added = (one: TimeSpent, other: TimeSpent): TimeSpent => ({
  agents: one.agents + other.agents,
  requester: one.requester + other.requester,
  thirdParty: one.thirdParty + other.thirdParty,
  closedHours: one.closedHours + other.closedHours,
});

/** Nothing came, and nothing went. */
export const isQuiet = ({ opened, ended, reopened }: Activity): boolean => opened + ended + reopened === 0;

const earliest = 8 * 3_600_000; // milliseconds of a Monday: a queue that never closes has leads who sleep
const intoNextWeek = 7.5 * 86_400_000; // milliseconds from a week's beginning, whatever the clock does meanwhile

/** When the leads of a queue next read what its last week was: as its first day begins. */
export function nextReport(hours: BusinessHours, after: Date): Date {
  const inWeekOf = (at: Date): Date => nextOpening(hours, laterBy(startOfWeek(at, hours.zone), earliest));
  const soonest = inWeekOf(after);
  return soonest > after ? soonest : inWeekOf(laterBy(startOfWeek(after, hours.zone), intoNextWeek));
}

const laterBy = (at: Date, milliseconds: number): Date => new Date(at.getTime() + milliseconds);

/** How many tickets were open at the end of a period, given those that are open now and what has happened since. */
export const backlogAt = (openNow: number, since: Activity): number =>
  openNow - since.opened + since.ended - since.reopened;

export interface Satisfaction {
  readonly rated: number;
  /** Four or five stars. */
  readonly satisfied: number;
  /** Where the share of the satisfied lies for all requesters, 19 times of 20: between 0 and 1. */
  readonly between: readonly [number, number];
}

/** Null: nobody has rated. */
export function satisfactionOf(stars: Activity["stars"]): Satisfaction | null {
  const rated = starCounts.reduce((sum, count) => sum + stars[count], 0);
  if (rated === 0) return null;
  const satisfied = stars[4] + stars[5];
  return { rated, satisfied, between: wilson(satisfied, rated) };
}

const z = 1.959964; // 95 %

/** Source: E. B. Wilson, "Probable Inference", 1927: a score interval for a share, honest for few answers too. */
export function wilson(count: number, of: number): readonly [number, number] {
  const share = count / of;
  const middle = share + z ** 2 / (2 * of);
  const reach = z * Math.sqrt((share * (1 - share)) / of + z ** 2 / (4 * of ** 2));
  const scale = 1 + z ** 2 / of;
  return [Math.max(0, (middle - reach) / scale), Math.min(1, (middle + reach) / scale)];
}
