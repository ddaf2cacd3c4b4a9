import { DateTime } from "luxon";

/** What a report is about: a week begins on Monday. */
export const periodNames = ["this-week", "last-week", "this-month", "last-month"] as const;
export type PeriodName = (typeof periodNames)[number];

/** From an instant on, until another, which does not belong to it. */
export interface Period {
  readonly from: Date;
  readonly to: Date;
}

/**
 * A period as of `now`, and the one before it. One that still runs ends now, and is compared with as much of the one before.
 * Calendar weeks and months of `zone` (IANA).
 */
export function periodsOf(
  name: PeriodName,
  now: Date,
  zone: string,
): { readonly period: Period; readonly before: Period } {
  const unit = name.endsWith("week") ? "week" : "month";
  const here = DateTime.fromJSDate(now, { zone });
  const thisOne = here.startOf(unit);
  const one = { [`${unit}s`]: 1 };
  const start = name.startsWith("this") ? thisOne : thisOne.minus(one);
  const end = name.startsWith("this") ? here : thisOne;
  const startBefore = start.minus(one);
  // The last day of a short month stands for the days that it lacks.
  const endBefore = name.startsWith("this") ? DateTime.min(here.minus(one), start) : start;
  return { period: periodOf(start, end), before: periodOf(startBefore, endBefore) };
}

/** The days of a week, the weeks of a month, as far as a period reaches; `zone` as in `periodsOf`. The first week may be short. */
export function partsOf(name: PeriodName, { from, to }: Period, zone: string): readonly Period[] {
  const starts: DateTime[] = [];
  const end = DateTime.fromJSDate(to, { zone });
  for (let start = DateTime.fromJSDate(from, { zone }); start < end;) {
    starts.push(start);
    start = name.endsWith("week") ? start.plus({ days: 1 }) : start.startOf("week").plus({ weeks: 1 });
  }
  return starts.map((start, index) => periodOf(start, starts[index + 1] ?? end));
}

const periodOf = (from: DateTime, to: DateTime): Period => ({ from: from.toJSDate(), to: to.toJSDate() });
