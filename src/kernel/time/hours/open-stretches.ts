import { memoize } from "../../memoize.ts";
import { day, minute, steadyStretches, zoneNamed, type Stretch } from "./steady-stretches.ts";
import { wallWeek } from "./wall-week.ts";
import type { BusinessHours } from "./week.ts";

/** A desk that has been closed for so long is taken never to open again, and one open for so long never to close. */
export const neverAfter = 3 * 366 * day;

const lastInstant = 8.64e15; // of a Date
const daysRemembered = 4_096; // eleven years, about two megabytes per desk

type OpenDays = (number: number) => readonly Stretch[];
interface Opening {
  readonly days: OpenDays;
  /** Milliseconds of open time of seven days, of which the first has this number times seven. */
  readonly inWeek: (number: number) => number;
}
const known = new WeakMap<BusinessHours, Opening>();

function openingOf(hours: BusinessHours): Opening {
  const found = known.get(hours);
  if (found !== undefined) return found;
  const days = memoize(daysRemembered, openDaysOf(hours));
  const inWeek = memoize(Math.ceil(daysRemembered / 7), (number: number) => {
    let open = 0;
    for (let date = number * 7; date < number * 7 + 7; date++) open += lengthOf(days(date));
    return open;
  });
  known.set(hours, { days, inWeek });
  return { days, inWeek };
}

const lengthOf = (stretches: readonly Stretch[]): number => stretches.reduce((sum, { from, to }) => sum + to - from, 0);

/** The open stretches of each day of UTC (numbered from 1970-01-01), in order; one may go on in the next. */
export const openDays = (hours: BusinessHours): OpenDays => openingOf(hours).days;

// A day of UTC is always there, once and 24 hours long; a day of the wall clock may be shorter, longer, missing or in two
// parts. So it is instants that are walked through, and of each is asked what the wall clock shows.
function openDaysOf(hours: BusinessHours): OpenDays {
  const zone = zoneNamed(hours.zone);
  const week = wallWeek(hours.week);
  const isHoliday = memoize(daysRemembered, (date: number) =>
    hours.isHoliday(new Date(date * day).toISOString().slice(0, 10)),
  );
  /** `date`: a calendar day, numbered from 1970-01-01, which was a Thursday. */
  const spansOn = (date: number) => {
    if (isHoliday(date)) return [];
    const wallDay = week.at((date + 3) % 7);
    return (isHoliday(date - 1) ? wallDay?.afterHoliday : wallDay?.usual) ?? [];
  };
  return (number) => {
    const open: Stretch[] = [];
    for (const { from, to, offset } of steadyStretches(zone, { from: number * day, to: (number + 1) * day })) {
      for (let date = Math.floor((from + offset) / day); date * day < to + offset; date++) {
        for (const span of spansOn(date)) {
          const midnight = date * day - offset;
          const start = Math.max(from, midnight + span.from * minute);
          const end = Math.min(to, midnight + span.to * minute);
          if (start < end) open.push({ from: start, to: end });
        }
      }
    }
    return open;
  };
}

/** The open stretches from an instant on, some in two parts; up to `until`, else for at most three years. */
export function* openStretches(hours: BusinessHours, from: number, until?: number): Generator<Stretch> {
  const openOn = openDays(hours);
  let end = until ?? from + neverAfter;
  for (let number = Math.floor(from / day); number * day < Math.min(end, lastInstant); number++) {
    for (const stretch of openOn(number)) {
      const cut = { from: Math.max(stretch.from, from), to: Math.min(stretch.to, until ?? stretch.to) };
      if (cut.from >= cut.to) continue;
      yield cut;
      end = until ?? cut.to + neverAfter;
    }
  }
}

const week = 7 * day;
const knownFor = 10 * 366 * day; // behind that nobody knows the holidays, nor when clocks are changed
const lastDay = Date.UTC(9999, 11, 31); // no calendar shows more

/** An instant, and how much of some open time will be left there, in milliseconds. */
export interface Left {
  readonly at: number;
  readonly left: number;
}

/**
 * Where at most some weeks are left of open time that begins at an instant: whole weeks are counted, not walked through. Ten
 * years on each counts as it stands on the wall. Null when it stays closed for three years before that.
 */
export function afterWeeks(hours: BusinessHours, { at: from, left: amount }: Left): Left | null {
  const { inWeek } = openingOf(hours);
  let at = Math.ceil(from / week) * week;
  let left = amount;
  for (const { from: start, to } of openStretches(hours, from, at)) left -= to - start;
  if (left <= 0) return { at: from, left: amount };
  let opened = at;
  for (; at < from + knownFor; at += week) {
    const open = inWeek(at / week);
    if (left <= open) return { at, left };
    left -= open;
    if (open > 0) opened = at;
    if (at - opened > neverAfter) return null;
  }
  const open = wallWeek(hours.week)
    .flatMap(({ usual }) => usual)
    .reduce((sum, span) => sum + span.to - span.from, 0);
  const weeks = Math.ceil(left / (open * minute)) - 1;
  at += weeks * week;
  return at < lastDay ? { at, left: left - weeks * open * minute } : { at: lastDay, left: 0 };
}
