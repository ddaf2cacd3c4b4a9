import * as fc from "fast-check";
import { DateTime } from "luxon";
import { describe, expect, it } from "vitest";
import {
  afterOpenTime,
  findClosing,
  isOpenAt,
  nextOpening,
  nextWallTime,
  openTimeBetween,
  weekdays,
  type BusinessHours,
  type Weekday,
} from "../../../src/kernel/time/business-hours.ts";

const minute = 60_000;
const day = 1440 * minute;

/** Where clocks do what clocks do: twelve days, and what happens in the middle of them. */
const places = [
  { zone: "Europe/Paris", around: "2026-03-29", because: "2:00 becomes 3:00" },
  { zone: "Europe/Paris", around: "2026-10-25", because: "3:00 becomes 2:00" },
  { zone: "America/New_York", around: "2026-03-08", because: "2:00 becomes 3:00" },
  { zone: "America/New_York", around: "2026-11-01", because: "2:00 becomes 1:00" },
  { zone: "Australia/Lord_Howe", around: "2026-10-04", because: "2:00 becomes 2:30" },
  { zone: "Australia/Lord_Howe", around: "2026-04-05", because: "2:00 becomes 1:30" },
  { zone: "Australia/Adelaide", around: "2026-04-05", because: "3:00 becomes 2:00, nine and a half hours from UTC" },
  { zone: "America/Sao_Paulo", around: "2018-11-04", because: "midnight becomes 1:00" },
  { zone: "America/Sao_Paulo", around: "2018-02-18", because: "midnight becomes 23:00 of the day before" },
  { zone: "Africa/Cairo", around: "2023-04-28", because: "midnight becomes 1:00" },
  { zone: "Asia/Beirut", around: "2022-03-27", because: "midnight becomes 1:00" },
  {
    zone: "America/St_Johns",
    around: "2010-11-07",
    because: "0:01 becomes 23:01 of the day before: a day in two parts",
  },
  { zone: "Antarctica/Troll", around: "2026-03-29", because: "1:00 becomes 3:00" },
  { zone: "Pacific/Apia", around: "2011-12-30", because: "the day never comes" },
  { zone: "Pacific/Kwajalein", around: "1993-08-21", because: "the day never comes" },
  { zone: "Asia/Kolkata", around: "2026-03-29", because: "nothing, five and a half hours from UTC" },
  { zone: "UTC", around: "2026-12-31", because: "the year ends" },
];

interface Clock {
  readonly date: string;
  readonly weekday: Weekday;
  readonly eve: { readonly date: string; readonly weekday: Weekday };
  readonly minutes: number;
}

const calendarDay = (midnight: number) => ({
  date: new Date(midnight).toISOString().slice(0, 10),
  weekday: weekdays[(new Date(midnight).getUTCDay() + 6) % 7] ?? "sunday",
});

/** Read from luxon, minute by minute, with nothing of what is tested. */
function watchClock(zone: string, around: string) {
  const start = Date.parse(around) - 6 * day;
  const shown = Array.from({ length: 12 * 1440 }, (_, index): Clock => {
    const at = DateTime.fromMillis(start + index * minute, { zone });
    const midnight = Date.UTC(at.year, at.month - 1, at.day);
    return { ...calendarDay(midnight), eve: calendarDay(midnight - day), minutes: at.hour * 60 + at.minute };
  });
  return { start, shown };
}

/** The rule in its plainest words: is some span of this day, or of the day before, over what the clock shows? */
function showsOpen(hours: BusinessHours, { date, weekday, eve, minutes }: Clock): boolean {
  const own = hours.week[weekday].some(({ from, to }) => from <= minutes && minutes < to);
  const tail = hours.week[eve.weekday].some(({ to }) => minutes + 1440 < to) && !hours.isHoliday(eve.date);
  return (own || tail) && !hours.isHoliday(date);
}

const aSpan = fc
  .tuple(fc.integer({ min: 0, max: 1439 }), fc.integer({ min: 1, max: 1440 }))
  .map(([from, length]) => ({ from, to: from + length }));
const aDay = fc.array(aSpan, { maxLength: 3 });
const aWeek = fc.record({
  monday: aDay,
  tuesday: aDay,
  wednesday: aDay,
  thursday: aDay,
  friday: aDay,
  saturday: aDay,
  sunday: aDay,
});
const someHolidays = fc.uniqueArray(fc.integer({ min: -6, max: 6 }), { maxLength: 3 });

describe.each(places)("in $zone, where around $around $because", ({ zone, around }) => {
  const { start, shown } = watchClock(zone, around);
  const end = start + shown.length * minute;
  const anInstant = fc.integer({ min: start, max: end });
  const pairs = fc.array(fc.tuple(anInstant, anInstant), { minLength: 10, maxLength: 30 });
  const aDesk = fc.record({ week: aWeek, holidays: someHolidays }).map(({ week, holidays }): BusinessHours => {
    const closed = new Set(holidays.map((after) => calendarDay(Date.parse(around) + after * day).date));
    return { zone, week, isHoliday: (date) => closed.has(date) };
  });
  /** Everything that counting minutes tells of a desk. */
  const watch = (hours: BusinessHours) => {
    const open = shown.map((clock) => showsOpen(hours, clock));
    const before = [0];
    for (const [index, isOpen] of open.entries()) before.push((before[index] ?? 0) + (isOpen ? minute : 0));
    const openBefore = (instant: number) => {
      const index = Math.floor((instant - start) / minute);
      return (before[index] ?? 0) + (open[index] === true ? (instant - start) % minute : 0);
    };
    return { open, openBefore };
  };
  const minuteOf = (instant: number) => Math.floor((instant - start) / minute);

  it("counts as long as counting minutes does", () => {
    fc.assert(
      fc.property(aDesk, pairs, (hours, pairs) => {
        const { openBefore } = watch(hours);
        for (const [from, to] of pairs)
          expect(openTimeBetween(hours, new Date(from), new Date(to))).toBe(
            Math.max(0, openBefore(to) - openBefore(from)),
          );
      }),
      { numRuns: 30 },
    );
  });

  it("finds the first instant by which so much has been counted", () => {
    fc.assert(
      fc.property(aDesk, pairs, (hours, pairs) => {
        const { openBefore } = watch(hours);
        for (const [one, other] of pairs) {
          const [from, to] = [Math.min(one, other), Math.max(one, other)];
          const counted = openBefore(to) - openBefore(from);
          const found = afterOpenTime(hours, new Date(from), counted).getTime();
          expect(openBefore(found) - openBefore(from)).toBe(counted);
          expect(found === from || openBefore(found - 1) - openBefore(from) < counted).toBe(true);
        }
      }),
      { numRuns: 30 },
    );
  });

  it("is open at what the clock shows, opens at the next such minute, and closes at the end of them", () => {
    fc.assert(
      fc.property(aDesk, fc.array(anInstant, { minLength: 10, maxLength: 30 }), (hours, instants) => {
        const { open } = watch(hours);
        for (const at of instants.filter((at) => at < end)) {
          const now = minuteOf(at);
          expect(isOpenAt(hours, new Date(at))).toBe(open[now]);
          const opening = open.indexOf(true, now);
          if (opening === -1) continue;
          expect(nextOpening(hours, new Date(at)).getTime()).toBe(Math.max(at, start + opening * minute));
          const closing = open.indexOf(false, opening);
          if (closing === -1) continue;
          expect(findClosing(hours, new Date(at))?.getTime()).toBe(start + closing * minute);
        }
      }),
      { numRuns: 30 },
    );
  });

  it("knows when a wall time next comes round, or is jumped over", () => {
    /** The minutes the clock moved through to show this one: more than one when it was put forward. */
    const since = (index: number) => {
      const [last, now] = [shown[index - 1], shown[index]];
      if (last === undefined || now === undefined) return null;
      const moved = (Date.parse(now.date) - Date.parse(last.date)) / minute + now.minutes - last.minutes;
      return { now, moved };
    };
    fc.assert(
      fc.property(anInstant, fc.integer({ min: 0, max: 1439 }), (at, wanted) => {
        const later = shown.findIndex((_, index) => {
          if (start + index * minute <= at) return false;
          const step = since(index);
          if (step === null) return false;
          const ago = (step.now.minutes - wanted + 1440) % 1440;
          return ago === 0 || ago < step.moved;
        });
        if (later === -1) return;
        expect(nextWallTime(zone, new Date(at), wanted).getTime()).toBe(start + later * minute);
      }),
      { numRuns: 100 },
    );
  });
});
