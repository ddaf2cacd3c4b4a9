import type { PersonId } from "../../kernel/person.ts";
import type { Period } from "../../kernel/time/periods.ts";

export const timesheetWeeks = ["this-week", "last-week"] as const;
export type TimesheetWeek = (typeof timesheetWeeks)[number];

export interface WeekOfWork {
  readonly period: Period;
  /** Whose calendar days those are, IANA. */
  readonly zone: string;
}

/** Work that somebody logged on a ticket. */
export interface LoggedWork {
  readonly person: PersonId;
  readonly at: Date;
  readonly reference: string;
  readonly queue: string;
  readonly minutes: number;
}

/** What somebody logged on a calendar day, `yyyy-mm-dd`. */
export interface LoggedDay {
  readonly person: PersonId;
  readonly day: string;
  readonly minutes: number;
}

/** Whose work somebody may see: their own, and what anybody logged on tickets of the queues that they lead. */
export interface SeenWork {
  readonly person: PersonId;
  readonly led: readonly string[];
}

export interface Timesheet {
  readonly person: PersonId;
  readonly minutes: number;
  /** In order. */
  readonly days: readonly Omit<LoggedDay, "person">[];
}

/** One for each person. */
export const timesheetsOf = (logged: readonly LoggedDay[]): readonly Timesheet[] =>
  [...Map.groupBy(logged, ({ person }) => person)].map(([person, all]) => ({
    person,
    minutes: all.reduce((sum, { minutes }) => sum + minutes, 0),
    days: all.map(({ day, minutes }) => ({ day, minutes })).toSorted((one, other) => (one.day < other.day ? -1 : 1)),
  }));

/** More make no file that anybody reads: a week of a hundred agents has a tenth of them. */
export const mostLines = 20_000;
