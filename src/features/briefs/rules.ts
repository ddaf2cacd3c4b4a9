import { dateOf } from "../../kernel/time/calendar.ts";
import {
  findClosing,
  isOpenAt,
  nextOpening,
  openTimeBetween,
  type BusinessHours,
} from "../../kernel/time/business-hours.ts";

/** When a queue's agents are told what lies before them: as their day begins, and to whoever comes next as it ends. */
export interface BriefMoment {
  readonly which: "morning" | "handover";
  readonly at: Date;
}

const night = 4 * 3_600_000; // milliseconds: a shorter pause is lunch, and the day goes on after it
const mostStretches = 50;

/** The next one after an instant; null for a desk that never closes, or has no nights. */
export function nextBrief(hours: BusinessHours, after: Date): BriefMoment | null {
  let at = after;
  for (let stretch = 0; stretch < mostStretches; stretch += 1) {
    if (isOpenAt(hours, at)) {
      const closing = findClosing(hours, at);
      if (closing === null) return null;
      if (openTimeBetween(hours, closing, later(closing, night)) === 0) return { which: "handover", at: closing };
      at = closing;
    } else {
      const opening = nextOpening(hours, at);
      const isMorning = openTimeBetween(hours, later(opening, -night), opening) === 0;
      if (isMorning && opening > after) return { which: "morning", at: opening };
      at = later(opening, 1);
    }
  }
  return null;
}

/** The last one after an instant and until another; null when there was none. */
export function lastBrief(hours: BusinessHours, after: Date, until: Date): BriefMoment | null {
  const next = nextBrief(hours, after);
  return next === null || next.at > until ? null : (lastBrief(hours, next.at, until) ?? next);
}

/** Whether a moment is the one that was given before, at other hours. */
export const isSameBrief = (moment: BriefMoment, given: BriefMoment, zone: string): boolean =>
  moment.which === given.which && dateOf(moment.at, zone) === dateOf(given.at, zone);

/**
 * The next one to be given, at once where its moment has passed and was to come later before the hours were changed. `given`:
 * the last that was; null: none is known. `tooLate`: milliseconds after which one is given no more.
 */
export function briefAfter(
  hours: BusinessHours,
  now: Date,
  tooLate: number,
  given: BriefMoment | null,
): BriefMoment | null {
  const next = nextBrief(hours, now);
  if (given === null) return next;
  const missed = lastBrief(hours, later(now, -tooLate), now);
  if (missed !== null && missed.at > given.at && !isSameBrief(missed, given, hours.zone)) return missed;
  return next !== null && isSameBrief(next, given, hours.zone) ? nextBrief(hours, next.at) : next;
}

const later = (at: Date, milliseconds: number): Date => new Date(at.getTime() + milliseconds);
