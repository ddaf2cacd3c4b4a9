import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  afterOpenTime,
  aroundTheClock,
  isOpenAt,
  nextClosing,
  nextOpening,
  openStretchesBetween,
  openTimeBetween,
  type BusinessHours,
} from "../../../src/kernel/time/business-hours.ts";

const hour = 3_600_000;

const zones = [
  "Europe/Paris",
  "America/New_York",
  "America/Sao_Paulo",
  "Africa/Cairo",
  "Asia/Beirut",
  "Australia/Lord_Howe",
  "Australia/Adelaide",
  "Asia/Kolkata",
  "Pacific/Apia",
  "UTC",
];

const aDay = fc.array(
  fc
    .tuple(fc.integer({ min: 0, max: 1439 }), fc.integer({ min: 1, max: 1440 }))
    .map(([from, length]) => ({ from, to: from + length })),
  { maxLength: 3 },
);

/** Open on Wednesdays at least; closed on one day of the month, or on none. */
const aDesk = fc
  .record({
    zone: fc.constantFrom(...zones),
    week: fc.record({
      monday: aDay,
      tuesday: aDay,
      wednesday: aDay.filter((spans) => spans.length > 0),
      thursday: aDay,
      friday: aDay,
      saturday: aDay,
      sunday: aDay,
    }),
    closedOn: fc.integer({ min: 0, max: 28 }),
  })
  .map(({ zone, week, closedOn }): BusinessHours => ({
    zone,
    week,
    isHoliday: (date) => Number(date.slice(8)) === closedOn,
  }));

const anInstant = fc
  .integer({ min: Date.parse("2010-01-01"), max: Date.parse("2030-01-01") })
  .map((instant) => new Date(instant));
const aWhile = fc.integer({ min: 0, max: 1_500 * hour });
const tenYears = 3_650 * 24 * hour;
const aLongWhile = fc.integer({ min: 0, max: tenYears });
const later = (at: Date, by: number) => new Date(at.getTime() + by);

describe("open time", () => {
  it("adds up", () => {
    fc.assert(
      fc.property(aDesk, anInstant, aWhile, aWhile, (desk, from, first, second) => {
        const [middle, to] = [later(from, first), later(from, first + second)];
        expect(openTimeBetween(desk, from, middle) + openTimeBetween(desk, middle, to)).toBe(
          openTimeBetween(desk, from, to),
        );
      }),
    );
  });

  it("never goes back, nor faster than the clock", () => {
    fc.assert(
      fc.property(aDesk, anInstant, aWhile, aWhile, (desk, from, first, second) => {
        const sooner = openTimeBetween(desk, from, later(from, first));
        const open = openTimeBetween(desk, from, later(from, first + second)) - sooner;
        expect(open).toBeGreaterThanOrEqual(0);
        expect(open).toBeLessThanOrEqual(second);
        expect(sooner).toBeLessThanOrEqual(first);
      }),
    );
  });

  it("is none backwards", () => {
    fc.assert(
      fc.property(aDesk, anInstant, aWhile, (desk, from, back) => {
        expect(openTimeBetween(desk, from, later(from, -back))).toBe(0);
      }),
    );
  });

  it("has passed, exactly, when it is said to have passed within ten years", () => {
    fc.assert(
      fc.property(aDesk, anInstant, aWhile, (desk, from, open) => {
        const at = afterOpenTime(desk, from, open);
        fc.pre(at < later(from, tenYears));
        expect(openTimeBetween(desk, from, at)).toBe(open);
      }),
    );
  });

  it("is counted in weeks as it would be day by day", () => {
    fc.assert(
      fc.property(aDesk, anInstant, aLongWhile, (desk, from, past) => {
        const to = later(from, past);
        const stretches = openStretchesBetween(desk, from, to);
        const [last] = stretches.slice(-1);
        fc.pre(last !== undefined);
        const open = stretches.reduce((sum, stretch) => sum + stretch.to - stretch.from, 0);
        expect(afterOpenTime(desk, from, open)).toEqual(new Date(last?.to ?? 0));
      }),
      { numRuns: 30 },
    );
  });

  it("passes sooner the less of it there is, however long that takes", () => {
    fc.assert(
      fc.property(aDesk, anInstant, aLongWhile, aLongWhile, (desk, from, one, other) => {
        const [less, more] = [Math.min(one, other), Math.max(one, other)];
        const [sooner, at] = [afterOpenTime(desk, from, less), afterOpenTime(desk, from, more)];
        expect(sooner.getTime()).toBeLessThanOrEqual(at.getTime());
        expect(at.getTime()).toBeLessThanOrEqual(Date.UTC(9999, 11, 31));
      }),
      { numRuns: 30 },
    );
  });

  it("leads back to where it was counted to, or to the closing before", () => {
    fc.assert(
      fc.property(aDesk, anInstant, aWhile, (desk, from, past) => {
        const to = later(from, past);
        const back = afterOpenTime(desk, from, openTimeBetween(desk, from, to)).getTime();
        expect(back).toBeLessThanOrEqual(to.getTime());
        expect(back >= from.getTime()).toBe(true);
        if (past === 0 || isOpenAt(desk, later(to, -1))) expect(back).toBe(to.getTime());
        else expect(openTimeBetween(desk, new Date(back), to)).toBe(0);
      }),
    );
  });

  it("is every hour of a desk that never closes", () => {
    fc.assert(
      fc.property(fc.constantFrom(...zones), anInstant, aWhile, (zone, from, open) => {
        expect(openTimeBetween(aroundTheClock(zone), from, later(from, open))).toBe(open);
      }),
    );
  });
});

describe("an opening and the closing after it", () => {
  it("enclose open time and nothing else, and a closed desk opens only then", () => {
    fc.assert(
      fc.property(aDesk, anInstant, (desk, at) => {
        const opening = nextOpening(desk, at);
        fc.pre(openTimeBetween(desk, opening, later(opening, 240 * hour)) < 240 * hour); // one that never closes has none
        const closing = nextClosing(desk, at);
        expect(openTimeBetween(desk, at, opening)).toBe(0);
        expect(openTimeBetween(desk, at, closing)).toBe(closing.getTime() - opening.getTime());
        expect([isOpenAt(desk, opening), isOpenAt(desk, later(closing, -1)), isOpenAt(desk, closing)]).toEqual([
          true,
          true,
          false,
        ]);
      }),
    );
  });
});
