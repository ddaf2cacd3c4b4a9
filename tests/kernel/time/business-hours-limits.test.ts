import { describe, expect, it } from "vitest";
import {
  afterOpenTime,
  aroundTheClock,
  findClosing,
  isOpenAt,
  nextClosing,
  nextOpening,
  nextWallTime,
  openTimeBetween,
  workingDay,
} from "../../../src/kernel/time/business-hours.ts";
import { memoize } from "../../../src/kernel/memoize.ts";
import { desk, time } from "./business-hours-desk.ts";

const paris = "Europe/Paris";
const office = "mon-fri 9:00-17:00";
const shop = "mon-fri 9:00-12:00 14:00-18:00, sat 9:00-12:00";
const always = "mon-sun 0:00-24:00";

describe("one working day", () => {
  it.each([
    ["of an office is eight hours", office, "8:00"],
    ["of a shop is the mean of its six: 5 × 7 and 3", shop, "6:20"],
    ["of nights is a night", "mon-fri 22:00-30:00", "8:00"],
    ["around the clock is 24 hours", always, "24:00"],
    ["counts what overlaps once", "mon 22:00-32:00, tue 6:00-12:00", "7:00"],
  ])("%s", (_, week, open) => {
    expect(workingDay(desk(paris, week))).toBe(time(open));
  });
});

describe("a desk", () => {
  const at = new Date("2026-03-02T10:00Z");

  it("that never opens says so, whether for want of hours or for all its holidays", () => {
    const allHolidays = { ...desk(paris, office), isHoliday: () => true };
    for (const closed of [desk(paris, ""), allHolidays]) {
      const never = "A desk in Europe/Paris does not open in the three years after 2026-03-02T10:00:00.000Z";
      expect(() => afterOpenTime(closed, at, 1)).toThrow(never);
      expect(() => nextOpening(closed, at)).toThrow(never);
      expect(() => nextClosing(closed, at)).toThrow(never);
      expect(openTimeBetween(closed, at, new Date("2036-03-02T10:00Z"))).toBe(0);
      expect(isOpenAt(closed, at)).toBe(false);
    }
    expect(() => workingDay(desk(paris, ""))).toThrow("has no working day");
  });

  it("that never closes says so", () => {
    expect(findClosing(aroundTheClock(paris), at)).toBeNull();
    expect(() => nextClosing(aroundTheClock(paris), at)).toThrow("A desk in Europe/Paris stays open for three years");
  });

  it("of no zone, or with impossible spans, is refused", () => {
    expect(() => isOpenAt(aroundTheClock("Europe/Pariz"), at)).toThrow('"Europe/Pariz" is not an IANA time zone');
    expect(() => nextWallTime("Europe/Pariz", at, 0)).toThrow('"Europe/Pariz" is not an IANA time zone');
    for (const span of ["17:00-9:00", "9:00-9:00", "24:00-25:00", "9:00-33:01", "9:00:30-17:00"])
      expect(() => isOpenAt(desk(paris, `tue ${span}`), at)).toThrow("tuesday: a span starts");
  });

  it("refuses instants and lengths that are none", () => {
    const none = new Date(Number.NaN);
    for (const ask of [isOpenAt, nextOpening, nextClosing, findClosing])
      expect(() => ask(desk(paris, office), none)).toThrow(RangeError);
    expect(() => openTimeBetween(desk(paris, office), none, at)).toThrow(RangeError);
    expect(() => openTimeBetween(desk(paris, office), at, none)).toThrow(RangeError);
    expect(() => afterOpenTime(desk(paris, office), none, 0)).toThrow(RangeError);
    expect(() => afterOpenTime(desk(paris, office), at, Infinity)).toThrow(RangeError);
    expect(() => nextWallTime(paris, none, 0)).toThrow(RangeError);
    expect(() => nextWallTime(paris, at, 0.5)).toThrow(RangeError);
  });

  it("is asked once of a day whether it is a holiday", () => {
    const asked: string[] = [];
    const hours = { ...desk(paris, always), isHoliday: (date: string) => asked.push(date) === 0 };
    for (let again = 0; again < 3; again++) openTimeBetween(hours, at, new Date("2026-03-12T10:00Z"));
    expect(asked).toHaveLength(new Set(asked).size);
    expect(asked).toContain("2026-03-05");
  });

  it.each([
    ["9,999 hours of a minute a week", "mon 8:00-8:01", "9999:00"],
    ["40 hours of a minute a week", "mon 8:00-8:01", "40:00"],
    ["9,999 hours of a minute a day", "mon-sun 8:00-8:01", "9999:00"],
  ])("is asked about no more days than those of eleven years for %s", (_, week, span) => {
    const asked: string[] = [];
    const hours = { ...desk(paris, week), isHoliday: (date: string) => asked.push(date) === 0 };
    const due = afterOpenTime(hours, at, time(span));
    expect(due.getTime()).toBeGreaterThan(Date.parse("2036-01-01"));
    const first = asked.length;
    expect(first).toBeLessThan(11 * 366);
    // The next ticket finds them counted.
    for (let again = 1; again <= 20; again++) afterOpenTime(hours, new Date(at.getTime() + again * 60_000), time(span));
    expect(asked.length - first).toBeLessThan(100);
  });

  it("counts each week as it stands on the wall after ten years, and ends with the calendar", () => {
    const monday = desk(paris, "mon 8:00-8:01");
    expect(afterOpenTime(monday, at, time("20:00")).toISOString()).toBe("2049-03-01T07:01:00.000Z");
    expect(afterOpenTime(monday, at, time("9999:00")).toISOString()).toBe("9999-12-31T00:00:00.000Z");
  });

  it("remembers no more than it should", () => {
    const computed: number[] = [];
    const double = memoize(2, (key: number) => computed.push(key) && key * 2);
    expect([1, 2, 1, 3, 3, 2, 1].map(double)).toEqual([2, 4, 2, 6, 6, 4, 2]);
    expect(computed).toEqual([1, 2, 3, 1]);
  });
});
