import { afterWeeks, openDays, openStretches, neverAfter } from "./hours/open-stretches.ts";
import { day, minute, type Stretch } from "./hours/steady-stretches.ts";
import { wallWeek } from "./hours/wall-week.ts";
import { weekdays, type BusinessHours } from "./hours/week.ts";

export { aroundTheClock, weekdays, type BusinessHours, type OpenSpan, type Weekday } from "./hours/week.ts";
export { nextWallTime } from "./hours/next-wall-time.ts";

// Hours follow local time. A span inside the hour that DST skips is lost; one inside the repeated hour counts twice.

/** Whether the desk is open: at the first instant of a span, no longer at its end. */
export const isOpenAt = (hours: BusinessHours, at: Date): boolean => {
  const instant = instantOf(at);
  return openDays(hours)(Math.floor(instant / day)).some(({ from, to }) => from <= instant && instant < to);
};

/** When the desk is open from one instant to another, in milliseconds since 1970, in order; some stretches in two parts. */
export const openStretchesBetween = (hours: BusinessHours, from: Date, to: Date): readonly Stretch[] => [
  ...openStretches(hours, instantOf(from), instantOf(to)),
];

/** Milliseconds of open time from one instant to another; 0 when `to` is not after `from`. */
export function openTimeBetween(hours: BusinessHours, from: Date, to: Date): number {
  let open = 0;
  for (const stretch of openStretches(hours, instantOf(from), instantOf(to))) open += stretch.to - stretch.from;
  return open;
}

/**
 * The earliest instant, not before `from`, at which so many milliseconds of open time will have passed since `from`: the
 * end of a stretch rather than the start of the next. Ten years on it is about so, and never later than in the year 9999.
 * Throws when the desk stays closed for three years.
 */
export function afterOpenTime(hours: BusinessHours, from: Date, milliseconds: number): Date {
  if (!Number.isFinite(milliseconds)) throw new RangeError(`${milliseconds} milliseconds never pass`);
  const start = instantOf(from);
  const last = afterWeeks(hours, { at: start, left: Math.max(0, Math.ceil(milliseconds)) });
  if (last === null) throw neverOpens(hours, from);
  if (last.left === 0) return new Date(last.at);
  let { left } = last;
  for (const stretch of openStretches(hours, last.at)) {
    const open = stretch.to - stretch.from;
    if (left <= open) return new Date(stretch.from + left);
    left -= open;
  }
  throw neverOpens(hours, from);
}

/** When the desk is open next: `at` itself while it is. Throws when there is none in three years. */
export function nextOpening(hours: BusinessHours, at: Date): Date {
  for (const { from } of openStretches(hours, instantOf(at))) return new Date(from);
  throw neverOpens(hours, at);
}

/** The end of the open stretch that `at` lies in, or of the next one. Throws when there is none: see `findClosing`. */
export function nextClosing(hours: BusinessHours, at: Date): Date {
  const closing = findClosing(hours, at);
  if (closing === null) throw new Error(`A desk in ${hours.zone} stays open for three years after ${at.toISOString()}`);
  return closing;
}

/** As `nextClosing`; null for a desk that stays open for three years. */
export function findClosing(hours: BusinessHours, at: Date): Date | null {
  const opening = nextOpening(hours, at).getTime();
  let closing = opening;
  for (const { from, to } of openStretches(hours, opening)) {
    if (from > closing) break;
    if (to - opening > neverAfter) return null;
    closing = to;
  }
  return new Date(closing);
}

/** Milliseconds of open time of an average open day: "one working day" of this desk. A night belongs to its evening. */
export function workingDay(hours: BusinessHours): number {
  const days = weekdays.filter((weekday) => hours.week[weekday].length > 0).length;
  if (days === 0) throw new Error(`A desk in ${hours.zone} without any hours has no working day`);
  const minutes = wallWeek(hours.week).flatMap(({ usual }) => usual.map(({ from, to }) => to - from));
  return Math.round((minutes.reduce((sum, some) => sum + some, 0) * minute) / days);
}

function instantOf(date: Date): number {
  const instant = date.getTime();
  if (Number.isNaN(instant)) throw new RangeError("Invalid date");
  return instant;
}

const neverOpens = ({ zone }: BusinessHours, from: Date): Error =>
  new Error(`A desk in ${zone} does not open in the three years after ${from.toISOString()}`);
