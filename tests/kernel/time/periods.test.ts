import { expect, test } from "vitest";
import { partsOf, periodNames, periodsOf, type PeriodName } from "../../../src/kernel/time/periods.ts";

/** The weeks and months of a report, in Paris. */

const paris = "Europe/Paris";

test.for<[name: PeriodName, now: string, period: readonly [string, string], before: readonly [string, string]]>([
  // a Wednesday at noon
  ["this-week", "2026-11-25T12:00+01:00", ["2026-11-23", "2026-11-25T12:00"], ["2026-11-16", "2026-11-18T12:00"]],
  ["last-week", "2026-11-25T12:00+01:00", ["2026-11-16", "2026-11-23"], ["2026-11-09", "2026-11-16"]],
  ["this-month", "2026-11-25T12:00+01:00", ["2026-11-01", "2026-11-25T12:00"], ["2026-10-01", "2026-10-25T12:00"]],
  ["last-month", "2026-11-25T12:00+01:00", ["2026-10-01", "2026-11-01"], ["2026-09-01", "2026-10-01"]],
  // February has no 31st
  ["this-month", "2027-03-31T08:00+02:00", ["2027-03-01", "2027-03-31T08:00"], ["2027-02-01", "2027-02-28T08:00"]],
  // a year ends; a Monday at its first instant
  ["last-week", "2027-01-04T00:00+01:00", ["2026-12-28", "2027-01-04"], ["2026-12-21", "2026-12-28"]],
  // the week in which the clock goes back has an hour more
  ["last-week", "2026-10-26T09:00+01:00", ["2026-10-19", "2026-10-26"], ["2026-10-12", "2026-10-19"]],
])("%s at %s", ([name, now, period, before]) => {
  const shown = (at: Date) =>
    at
      .toLocaleString("sv", { timeZone: paris })
      .replace(" ", "T")
      .replace(/(T00:00)?:00$/, "");
  const found = periodsOf(name, new Date(now), paris);
  expect([shown(found.period.from), shown(found.period.to)]).toEqual(period);
  expect([shown(found.before.from), shown(found.before.to)]).toEqual(before);
});

test.each(periodNames)("%s has parts without a gap, whatever the clock does", (name) => {
  const at = new Date("2026-10-28T12:00+01:00"); // the week after the clock went back
  const { period } = periodsOf(name, at, paris);
  const parts = partsOf(name, period, paris);
  expect(parts[0]?.from).toEqual(period.from);
  expect(parts.at(-1)?.to).toEqual(period.to);
  expect(parts.slice(1).map(({ from }) => from)).toEqual(parts.slice(0, -1).map(({ to }) => to));
});

test("a week has a part for each day until now, a month one for each of its weeks", () => {
  const starts = (name: PeriodName) =>
    partsOf(name, periodsOf(name, new Date("2026-10-28T12:00+01:00"), paris).period, paris).map(({ from }) =>
      from.toLocaleDateString("sv", { timeZone: paris }),
    );
  expect(starts("this-week")).toEqual(["2026-10-26", "2026-10-27", "2026-10-28"]);
  expect(starts("last-week")).toHaveLength(7);
  expect(starts("this-month")).toEqual(["2026-10-01", "2026-10-05", "2026-10-12", "2026-10-19", "2026-10-26"]);
});
