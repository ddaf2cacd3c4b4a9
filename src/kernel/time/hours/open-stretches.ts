import { memoize } from "../../memoize.ts";
import { day, minute, steadyStretches, zoneNamed, type Stretch } from "./steady-stretches.ts";
import { wallWeek } from "./wall-week.ts";
import type { BusinessHours } from "./week.ts";

/** A desk that has been closed for so long is taken never to open again, and one open for so long never to close. */
export const neverAfter = 3 * 366 * day;

const lastInstant = 8.64e15; // of a Date
const daysRemembered = 4_096; // eleven years, about two megabytes per desk

type OpenDays = (number: number) => readonly Stretch[];
const known = new WeakMap<BusinessHours, OpenDays>();

/** The open stretches of each day of UTC (numbered from 1970-01-01), in order; one may go on in the next. */
export function openDays(hours: BusinessHours): OpenDays {
  const found = known.get(hours);
  if (found !== undefined) return found;
  const days = memoize(daysRemembered, openDaysOf(hours));
  known.set(hours, days);
  return days;
}

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
