import { day, minute, steadyStretches, zoneNamed } from "./steady-stretches.ts";

/**
 * The instant `hh:mm` (minutes of the day) of a wall clock next comes round after `at`, in any zone; for quiet hours.
 * When clocks are put forward over it, the jump; when they are put back, it comes round twice.
 */
export function nextWallTime(zone: string, at: Date, minutes: number): Date {
  if (!Number.isInteger(minutes) || Number.isNaN(at.getTime()))
    throw new RangeError(`Minute ${minutes} never comes round after ${at.getTime()}`);
  const clock = zoneNamed(zone);
  /** The wall times meant are a day apart; `shown` and they are milliseconds, as a clock of UTC would show them. */
  const next = (shown: number) => Math.ceil((shown - minutes * minute) / day) * day + minutes * minute;
  let from = at.getTime() + 1;
  let shown = from + Math.round(clock.offset(at.getTime()) * minute);
  while (true) {
    for (const stretch of steadyStretches(clock, { from, to: from + day })) {
      if (next(shown) < stretch.from + stretch.offset) return new Date(stretch.from);
      const instant = next(stretch.from + stretch.offset) - stretch.offset;
      if (instant < stretch.to) return new Date(instant);
      shown = stretch.to + stretch.offset;
    }
    from += day;
  }
}
