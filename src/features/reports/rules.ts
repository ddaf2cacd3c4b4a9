import { starCounts, type Attempt, type Stars } from "../../kernel/attempt.ts";
import { kinds, priorities } from "../../kernel/classification.ts";
import type { TargetName } from "../../kernel/clock.ts";
import type { PersonId } from "../../kernel/person.ts";
import type { InLanguages } from "../../kernel/service.ts";
import type { Ticket } from "../../kernel/ticket.ts";
import { dateOf, startOfWeek } from "../../kernel/time/calendar.ts";
import { openStretchesBetween, type BusinessHours } from "../../kernel/time/business-hours.ts";
import type { Period, PeriodName } from "../../kernel/time/periods.ts";
import type { Spent, Work } from "../costs/rules.ts";
import type { ForecastsKept } from "../forecasts/rules.ts";
import type { TimeSpent } from "../service-levels/rules/time-spent.ts";

/**
 * What happened in a period, each time it happened. Where a ticket is now is where all that happened to it counts. What its
 * requester took back right after it was sent is nowhere: here, and in all figures.
 */
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
}

/** The last rating of each resolution that was rated in a period. */
export type StarsGiven = Readonly<Record<Stars, number>>;

/** What was said of a criterion beside the stars, the last word of each resolution in a period. */
export interface CriterionGiven {
  readonly criterion: string;
  /** As it was called last. */
  readonly name: InLanguages;
  readonly good: number;
  readonly notGood: number;
}

/** A length of time, in milliseconds. `atLeast`: some of those it is drawn from still last. */
export interface Length {
  readonly milliseconds: number;
  readonly atLeast: boolean;
}

/** Half (the median), and nine of ten (the 90th percentile), did not take longer than this. */
export interface Spread {
  readonly half: Length;
  readonly nineOfTen: Length;
}

/** Null: of no ticket. */
export interface Lengths {
  /** Only while the queue in which the ticket is now was open. */
  readonly inOpenHours: Spread;
  readonly byTheClock: Spread;
}

/** What became of the due dates of one target. */
export interface Targets {
  /** Done before it was due, and not undone since by whoever says that it is not fixed. */
  readonly kept: number;
  /** The due date has passed: what is not done yet among them. */
  readonly missed: number;
  /** Neither, and nothing is promised of it. What is not due yet is in none of the three. */
  readonly unpromised: number;
}

/** How long something took of the tickets opened in a period, and how often it was in time, as of an instant. */
export interface Outcome {
  /** What is not done yet counts as long as it has lasted, so that the slow ones are not left out. */
  readonly lengths: Lengths | null;
  readonly targets: Targets;
}

/**
 * What became of the tickets opened in a period, as of an instant.
 *
 * `first-response`: until the first words of a person, not of the desk, that the requester reads. What was withdrawn or
 * rejected without any is left out.
 *
 * `resolution`: until the last resolution, when nobody has refused or reopened it since. What was withdrawn or rejected is
 * left out.
 */
export type Cohort = Readonly<Record<TargetName, Outcome>> & { readonly firstContact: FirstContact };

/** Of the tickets that an agent has resolved, and that nobody has withdrawn or rejected since. */
export interface FirstContact {
  /** Resolved by the agent whose words the requester read first, at the first attempt; nobody refused or reopened it since. */
  readonly solved: number;
  readonly of: number;
}

/** What figures can be divided by, beside queues. */
export const dimensions = ["priority", "kind", "service"] as const;
export type Dimension = (typeof dimensions)[number];

/**
 * One part of what is divided: only those tickets of which this holds now. Services are words of requesters: however
 * they are spaced and whatever is a capital, they are one; empty: none was named.
 */
export interface Facet {
  readonly by: Dimension;
  readonly value: string;
}

export const longestService = 60; // characters that tell services apart: more is a sentence

/** What happened in a period to one part of the tickets, and what of it is open. */
export interface Division {
  readonly value: string;
  readonly opened: number;
  /** In the period before. */
  readonly openedBefore: number;
  readonly ended: number;
  readonly open: number;
  /** What was logged on it; left out: nothing, or it is not divided by services. */
  readonly work?: Work;
}

const values: Readonly<Record<Exclude<Dimension, "service">, readonly string[]>> = {
  priority: priorities,
  kind: kinds,
};

/** Priorities and kinds in their order, services by how often they were meant. */
export const inTheirOrder = (by: Dimension, all: readonly Division[]): readonly Division[] =>
  by === "service"
    ? all.toSorted(
        (one, other) => other.opened - one.opened || other.open - one.open || (one.value < other.value ? -1 : 1),
      )
    : values[by].flatMap((value) => all.filter((each) => each.value === value));

/** Open tickets by how long ago they were opened, in days of 24 hours. */
export interface Backlog {
  readonly underADay: number;
  readonly underAWeek: number;
  readonly underAMonth: number;
  /** 30 days ago, or longer. */
  readonly older: number;
  /** Of all of them, those that are late, as the list of that name has them. */
  readonly late: number;
}

export const ageNames = ["underADay", "underAWeek", "underAMonth", "older"] as const satisfies readonly Exclude<
  keyof Backlog,
  "late"
>[];

export const ageLimits = { underADay: 1, underAWeek: 7, underAMonth: 30 } as const; // days

export const sizeOf = ({ underADay, underAWeek, underAMonth, older }: Backlog): number =>
  underADay + underAWeek + underAMonth + older;

/** Open tickets of an agent (null: of nobody). */
export interface Load {
  readonly assignee: PersonId | null;
  readonly open: number;
}

/** What stands beside the figures: what each of them means, what they are made of, and what was written to few stars. */
export const reportParts = ["meanings", "low-ratings", "by-priority", "by-kind", "by-service", "tickets"] as const;
export type ReportPart = (typeof reportParts)[number];

/** The last rating of a resolution, of two stars or fewer. */
export interface LowRating {
  readonly reference: string;
  readonly attempt: number;
}

/** A resolution that was rated, with its ticket. */
export interface RatedAttempt {
  readonly ticket: Ticket;
  readonly attempt: Attempt;
}

/** What came and went in a part of a period. */
export type Flow = Pick<Activity, "opened" | "ended">;

/** The figures of some queues in a period. */
export interface Report {
  readonly queues: readonly string[];
  /** Only of these tickets; null: of all. */
  readonly of: Facet | null;
  readonly name: PeriodName;
  readonly period: Period;
  /** Whose calendar weeks and months those are, IANA. */
  readonly zone: string;
  readonly activity: Activity;
  /** In the period before. */
  readonly activityBefore: Activity;
  readonly stars: StarsGiven;
  /** By how much was said of them, the most first; none: nothing was asked, or said. */
  readonly criteria: readonly CriterionGiven[];
  /** The days of a week, or the weeks of a month, until now, with what happened in each. */
  readonly flow: readonly (Period & Flow)[];
  /** How many were open as each of the two ended. */
  readonly open: number;
  readonly openBefore: number;
  readonly cohort: Cohort;
  /** Of those opened in the period before, after as much time as has passed since this one ended. */
  readonly cohortBefore: Cohort;
  /** Of those opened in the period, what they were told of how soon an answer comes. */
  readonly forecasts: ForecastsKept;
  /** Of those opened in the period, until now. */
  readonly spent: TimeSpent;
  /** What was logged in the period, and in the one before. */
  readonly work: Work;
  readonly workBefore: Work;
  /** In each queue in which something was, the most first. */
  readonly workByQueue: readonly { readonly queue: string; readonly work: Work }[];
  /** What services have taken of their budgets, in a month of all of these tickets. */
  readonly budgets: readonly Spent[];
  /** In which that is reckoned, ISO 4217; left out: in none. */
  readonly currency?: string;
  /** What is open now. */
  readonly backlog: Backlog;
  /** How much of it each agent has, those with most first; for whoever leads the queues alone. */
  readonly load: readonly Load[];
}

/** When queues are open, as figures are calculated by it: instants and lengths of time in milliseconds. */
export interface OpenStretches {
  readonly queues: readonly string[];
  readonly starts: readonly number[];
  readonly lengths: readonly number[];
  /** How long it was open before each of them. */
  readonly before: readonly number[];
}

/** Queues with the same hours stand together. */
export function stretchesOf(
  queues: readonly string[],
  hoursOf: (queue: string) => BusinessHours,
  { from, to }: Period,
): readonly OpenStretches[] {
  return [...Map.groupBy(queues, hoursOf)].map(([hours, those]) => {
    const stretches = openStretchesBetween(hours, from, to);
    const lengths = stretches.map((stretch) => stretch.to - stretch.from);
    let open = 0;
    return {
      queues: those,
      starts: stretches.map((stretch) => stretch.from),
      lengths,
      before: lengths.map((length) => (open += length) - length),
    };
  });
}

/** What happened in several parts of time together. */
export function activityOf(parts: readonly Activity[]): Activity {
  const sum = (name: keyof Activity): number => parts.reduce((all, part) => all + part[name], 0);
  return {
    opened: sum("opened"),
    ended: sum("ended"),
    reopened: sum("reopened"),
    resolved: sum("resolved"),
    refused: sum("refused"),
    lapsed: sum("lapsed"),
    confirmed: sum("confirmed"),
  };
}

/** Nothing came, and nothing went. */
export const isQuiet = ({ opened, ended, reopened }: Activity): boolean => opened + ended + reopened === 0;

const earliest = 8 * 3_600_000; // milliseconds of a Monday: a queue that never closes has leads who sleep
const intoNextWeek = 7.5 * 86_400_000; // milliseconds from a week's beginning, whatever the clock does meanwhile

/**
 * When the leads of a queue read, in the week of an instant, what its last week was: as its first day begins. In a week in which
 * the queue stays closed as well: else nobody would read what the week before it was.
 */
export function reportInWeekOf(hours: BusinessHours, at: Date): Date {
  const soonest = laterBy(startOfWeek(at, hours.zone), earliest);
  const [opening] = openStretchesBetween(hours, soonest, nextWeek(hours, at));
  return opening === undefined ? soonest : new Date(opening.from);
}

/** The Monday of the week of an instant, by which its report is known. */
export const weekOf = ({ zone }: BusinessHours, at: Date): string => dateOf(startOfWeek(at, zone), zone);

/** When they read one next. `given`: the week whose report they were given last; null: none is known. */
export function nextReport(hours: BusinessHours, now: Date, given: string | null): Date {
  const thisWeek = reportInWeekOf(hours, now);
  const week = weekOf(hours, now);
  // It was to come earlier, before the hours were changed: then it comes now.
  const isMissed = given !== null && given < week;
  const isToCome = given !== week && thisWeek > now;
  return isMissed || isToCome ? thisWeek : reportInWeekOf(hours, nextWeek(hours, now));
}

const nextWeek = ({ zone }: BusinessHours, at: Date): Date =>
  startOfWeek(laterBy(startOfWeek(at, zone), intoNextWeek), zone);

const laterBy = (at: Date, milliseconds: number): Date => new Date(at.getTime() + milliseconds);

/** How many tickets were open at the end of a period, given those that are open now and what has happened since. */
export const openAtEnd = (openNow: number, since: Activity): number =>
  openNow - since.opened + since.ended - since.reopened;

export interface Satisfaction {
  readonly rated: number;
  /** Four or five stars. */
  readonly satisfied: number;
  /** Where the share of the satisfied lies for all requesters, 19 times of 20: between 0 and 1. */
  readonly between: readonly [number, number];
}

/** Null: nobody has rated. */
export function satisfactionOf(stars: StarsGiven): Satisfaction | null {
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
