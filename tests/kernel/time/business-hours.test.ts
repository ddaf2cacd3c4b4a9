import { describe, expect, it } from "vitest";
import {
  afterOpenTime,
  isOpenAt,
  nextClosing,
  nextOpening,
  nextWallTime,
  openTimeBetween,
  type BusinessHours,
} from "../../../src/kernel/time/business-hours.ts";
import { desk, time } from "./business-hours-desk.ts";

const paris = "Europe/Paris";
const newYork = "America/New_York";
const lordHowe = "Australia/Lord_Howe";
const adelaide = "Australia/Adelaide";
const saoPaulo = "America/Sao_Paulo";
const apia = "Pacific/Apia";

const office = "mon-fri 9:00-17:00";
const shop = "mon-fri 9:00-12:00 14:00-18:00, sat 9:00-12:00";
const nights = "mon-sun 22:00-30:00";
const always = "mon-sun 0:00-24:00";

// prettier-ignore
const between: readonly (readonly [title: string, desk: BusinessHours, from: string, to: string, open: string])[] = [
  // 2026-03-02 is a Monday.
  ["a day from opening to closing", desk(paris, office), "2026-03-02T09:00+01:00", "2026-03-02T17:00+01:00", "8:00"],
  ["before the opening nothing counts", desk(paris, office), "2026-03-02T07:00+01:00", "2026-03-02T10:30+01:00", "1:30"],
  ["an evening does not count", desk(paris, office), "2026-03-02T18:00+01:00", "2026-03-03T09:45+01:00", "0:45"],
  ["an hour on Friday, an hour on Monday", desk(paris, office), "2026-03-06T16:00+01:00", "2026-03-09T10:00+01:00", "2:00"],
  ["a weekend is nothing", desk(paris, office), "2026-03-07T10:00+01:00", "2026-03-08T20:00+01:00", "0:00"],
  ["a week is five days of eight hours", desk(paris, office), "2026-03-02T00:00+01:00", "2026-03-09T00:00+01:00", "40:00"],
  ["backwards is nothing", desk(paris, office), "2026-03-02T15:00+01:00", "2026-03-02T10:00+01:00", "0:00"],
  ["an instant is nothing", desk(paris, office), "2026-03-02T10:00+01:00", "2026-03-02T10:00+01:00", "0:00"],
  ["seconds count", desk(paris, office), "2026-03-02T16:59:30+01:00", "2026-03-03T09:00:15+01:00", "0:00:45"],
  ["lunch does not count: 11 to 12 and 14 to 15", desk(paris, shop), "2026-03-02T11:00+01:00", "2026-03-02T15:00+01:00", "2:00"],
  ["an hour on Friday, three on Saturday, one on Monday", desk(paris, shop), "2026-03-06T17:00+01:00", "2026-03-09T10:00+01:00", "5:00"],
  ["spans that overlap count once", desk(paris, "mon 9:00-13:00 12:00-17:00"), "2026-03-02T00:00+01:00", "2026-03-03T00:00+01:00", "8:00"],
  ["spans that adjoin are one", desk(paris, "mon 12:00-17:00 9:00-12:00"), "2026-03-02T00:00+01:00", "2026-03-03T00:00+01:00", "8:00"],
  ["a span within another adds nothing", desk(paris, "mon 9:00-17:00 10:00-11:00"), "2026-03-02T00:00+01:00", "2026-03-03T00:00+01:00", "8:00"],
  ["a year around the clock is 365 days", desk(paris, always), "2026-01-01T00:00+01:00", "2027-01-01T00:00+01:00", "8760:00"],
  ["2026 has 261 days from Monday to Friday", desk(paris, office), "2026-01-01T00:00+01:00", "2027-01-01T00:00+01:00", "2088:00"],
  ["a leap day is a day: Monday, Tuesday the 29th, Wednesday", desk(paris, office), "2028-02-28T00:00+01:00", "2028-03-02T00:00+01:00", "24:00"],
  ["asked from New York, where clocks have changed already: 15:00 in Paris", desk(paris, office), "2026-03-16T10:00-04:00", "2026-03-16T13:00-04:00", "2:00"],

  // Holidays
  ["the fourteenth of July, a Tuesday", desk(paris, office, "2026-07-14"), "2026-07-13T16:00+02:00", "2026-07-15T10:00+02:00", "2:00"],
  ["the first of May, a Friday before a weekend", desk(paris, office, "2026-05-01"), "2026-04-30T16:00+02:00", "2026-05-04T10:00+02:00", "2:00"],
  ["Ascension in the middle of a hold: 5 + 8 + 8 + 0 + 3", desk(paris, office, "2026-05-14"), "2026-05-11T12:00+02:00", "2026-05-15T12:00+02:00", "24:00"],
  ["Christmas on a Friday: Wednesday, Thursday, Monday", desk(paris, office, "2026-12-25"), "2026-12-23T09:00+01:00", "2026-12-28T17:00+01:00", "24:00"],
  ["Thanksgiving in New York", desk(newYork, office, "2026-11-26"), "2026-11-25T15:00-05:00", "2026-11-27T11:00-05:00", "4:00"],
  ["a year's end, with New Year's Day and a weekend", desk(paris, office, "2027-01-01"), "2026-12-31T15:00+01:00", "2027-01-04T11:00+01:00", "4:00"],
  ["a year's end that nobody celebrates", desk(paris, office), "2026-12-31T15:00+01:00", "2027-01-01T11:00+01:00", "4:00"],
  ["a holiday is of the desk's zone: in New York it is still the 31st", desk(newYork, office, "2027-01-01"), "2026-12-31T20:00Z", "2027-01-01T10:00Z", "2:00"],
  ["around the clock closes from midnight to midnight: 12 + 0 + 12", desk(paris, always, "2026-12-25"), "2026-12-24T12:00+01:00", "2026-12-26T12:00+01:00", "24:00"],
  ["a holiday that is 23 hours long takes 23", desk(paris, always, "2026-03-29"), "2026-03-28T12:00+01:00", "2026-03-30T12:00+02:00", "24:00"],
  ["a holiday ends the night before it at midnight, and its own night is closed whole", desk(paris, nights, "2026-11-11"), "2026-11-10T22:00+01:00", "2026-11-12T06:00+01:00", "2:00"],
  ["two holidays running close as if they were one", desk(paris, nights, "2026-12-25", "2026-12-26"), "2026-12-24T20:00+01:00", "2026-12-27T23:00+01:00", "3:00"],

  // Nights
  ["a night of eight hours", desk(paris, nights), "2026-11-12T22:00+01:00", "2026-11-13T06:00+01:00", "8:00"],
  ["Sunday's night runs into Monday", desk(paris, "sun 22:00-30:00"), "2026-03-01T20:00+01:00", "2026-03-02T09:00+01:00", "8:00"],
  ["a night that overlaps the morning counts once: 22 to 12", desk(paris, "mon 22:00-32:00, tue 6:00-12:00"), "2026-03-02T12:00+01:00", "2026-03-03T18:00+01:00", "14:00"],
  ["the morning after a night that is not kept is closed", desk(paris, "mon-fri 22:00-30:00"), "2026-03-09T00:00+01:00", "2026-03-09T06:00+01:00", "0:00"],

  // Paris in spring: on Sunday 2026-03-29, 2:00 becomes 3:00
  ["Paris, spring: the weekend of the change lies outside of hours", desk(paris, office), "2026-03-27T16:00+01:00", "2026-03-30T10:00+02:00", "2:00"],
  ["Paris, spring: the Sunday has 23 hours", desk(paris, "sun 0:00-24:00"), "2026-03-29T00:00+01:00", "2026-03-30T00:00+02:00", "23:00"],
  ["Paris, spring: from noon to noon are 23 hours", desk(paris, always), "2026-03-28T12:00+01:00", "2026-03-29T12:00+02:00", "23:00"],
  ["Paris, spring: the night has seven", desk(paris, nights), "2026-03-28T22:00+01:00", "2026-03-29T06:00+02:00", "7:00"],
  ["Paris, spring: 9:00 to 17:00 has its eight", desk(paris, "sun 9:00-17:00"), "2026-03-29T00:00+01:00", "2026-03-30T00:00+02:00", "8:00"],
  ["Paris, spring: 2:00 to 3:00 never comes", desk(paris, "sun 2:00-3:00"), "2026-03-29T00:00+01:00", "2026-03-30T00:00+02:00", "0:00"],
  ["Paris, spring: 2:30 to 5:00 begins at 3:00", desk(paris, "sun 2:30-5:00"), "2026-03-29T00:00+01:00", "2026-03-30T00:00+02:00", "2:00"],
  ["Paris, spring: 1:00 to 2:30 ends at 2:00", desk(paris, "sun 1:00-2:30"), "2026-03-29T00:00+01:00", "2026-03-30T00:00+02:00", "1:00"],

  // Paris in autumn: on Sunday 2026-10-25, 3:00 becomes 2:00
  ["Paris, autumn: the Sunday has 25 hours", desk(paris, "sun 0:00-24:00"), "2026-10-25T00:00+02:00", "2026-10-26T00:00+01:00", "25:00"],
  ["Paris, autumn: the night has nine", desk(paris, nights), "2026-10-24T22:00+02:00", "2026-10-25T06:00+01:00", "9:00"],
  ["Paris, autumn: 9:00 to 17:00 has its eight", desk(paris, "sun 9:00-17:00"), "2026-10-25T00:00+02:00", "2026-10-26T00:00+01:00", "8:00"],
  ["Paris, autumn: 2:00 to 3:00 comes twice", desk(paris, "sun 2:00-3:00"), "2026-10-25T00:00+02:00", "2026-10-26T00:00+01:00", "2:00"],
  ["Paris, autumn: 1:00 to 2:30, and 2:00 to 2:30 again", desk(paris, "sun 1:00-2:30"), "2026-10-25T00:00+02:00", "2026-10-26T00:00+01:00", "2:00"],
  ["Paris, autumn: 2:30 to 3:00, then 2:30 to 4:00", desk(paris, "sun 2:30-4:00"), "2026-10-25T00:00+02:00", "2026-10-26T00:00+01:00", "2:00"],
  ["Paris, autumn: from 2:15 to 2:15 is an hour", desk(paris, always), "2026-10-25T02:15+02:00", "2026-10-25T02:15+01:00", "1:00"],

  // New York: on Sunday 2026-03-08, 2:00 becomes 3:00; on Sunday 2026-11-01, 2:00 becomes 1:00
  ["New York, spring: Friday to Monday", desk(newYork, office), "2026-03-06T16:00-05:00", "2026-03-09T10:00-04:00", "2:00"],
  ["New York, spring: the Sunday has 23 hours", desk(newYork, "sun 0:00-24:00"), "2026-03-08T00:00-05:00", "2026-03-09T00:00-04:00", "23:00"],
  ["New York, spring: the night has seven", desk(newYork, nights), "2026-03-07T22:00-05:00", "2026-03-08T06:00-04:00", "7:00"],
  ["New York, spring: 1:30 to 2:30 ends at 2:00", desk(newYork, "sun 1:30-2:30"), "2026-03-08T00:00-05:00", "2026-03-09T00:00-04:00", "0:30"],
  ["New York, autumn: the Sunday has 25 hours", desk(newYork, "sun 0:00-24:00"), "2026-11-01T00:00-04:00", "2026-11-02T00:00-05:00", "25:00"],
  ["New York, autumn: the night has nine", desk(newYork, nights), "2026-10-31T22:00-04:00", "2026-11-01T06:00-05:00", "9:00"],
  ["New York, autumn: 1:00 to 2:00 comes twice", desk(newYork, "sun 1:00-2:00"), "2026-11-01T00:00-04:00", "2026-11-02T00:00-05:00", "2:00"],

  // The south. Lord Howe: on 2026-10-04, 2:00 becomes 2:30; on 2026-04-05, 2:00 becomes 1:30. Adelaide moves an hour.
  ["Lord Howe, spring: the Sunday lacks half an hour", desk(lordHowe, "sun 0:00-24:00"), "2026-10-04T00:00+10:30", "2026-10-05T00:00+11:00", "23:30"],
  ["Lord Howe, spring: the night has seven and a half", desk(lordHowe, nights), "2026-10-03T22:00+10:30", "2026-10-04T06:00+11:00", "7:30"],
  ["Lord Howe, spring: 2:00 to 3:00 begins at 2:30", desk(lordHowe, "sun 2:00-3:00"), "2026-10-04T00:00+10:30", "2026-10-05T00:00+11:00", "0:30"],
  ["Lord Howe, autumn: the Sunday has half an hour more", desk(lordHowe, "sun 0:00-24:00"), "2026-04-05T00:00+11:00", "2026-04-06T00:00+10:30", "24:30"],
  ["Lord Howe, autumn: the night has eight and a half", desk(lordHowe, nights), "2026-04-04T22:00+11:00", "2026-04-05T06:00+10:30", "8:30"],
  ["Lord Howe, autumn: 1:00 to 2:00, and 1:30 to 2:00 again", desk(lordHowe, "sun 1:00-2:00"), "2026-04-05T00:00+11:00", "2026-04-06T00:00+10:30", "1:30"],
  ["Adelaide, autumn: 25 hours, nine and a half from UTC", desk(adelaide, "sun 0:00-24:00"), "2026-04-05T00:00+10:30", "2026-04-06T00:00+09:30", "25:00"],
  ["Adelaide, spring: 23 hours", desk(adelaide, "sun 0:00-24:00"), "2026-10-04T00:00+09:30", "2026-10-05T00:00+10:30", "23:00"],
  ["Kolkata: half an hour on Friday, half an hour on Monday", desk("Asia/Kolkata", office), "2026-03-27T16:30+05:30", "2026-03-30T09:30+05:30", "1:00"],
  ["Kolkata: hours around midnight of UTC, which is 5:30 there", desk("Asia/Kolkata", "mon 4:00-8:00"), "2026-03-30T00:00+05:30", "2026-03-31T00:00+05:30", "4:00"],

  // Midnights and days that are missing
  ["São Paulo, 2018-11-04: midnight becomes 1:00, 23 hours", desk(saoPaulo, "sun 0:00-24:00"), "2018-11-03T20:00-03:00", "2018-11-05T00:00-02:00", "23:00"],
  ["São Paulo, 2018-11-04: the night over it has seven", desk(saoPaulo, nights), "2018-11-03T22:00-03:00", "2018-11-04T06:00-02:00", "7:00"],
  ["São Paulo, 2018-02-18: midnight becomes 23:00, so the Saturday has 25", desk(saoPaulo, "sat 0:00-24:00"), "2018-02-17T00:00-02:00", "2018-02-18T12:00-03:00", "25:00"],
  ["Cairo, 2023-04-28: midnight becomes 1:00", desk("Africa/Cairo", "fri 0:00-24:00"), "2023-04-27T12:00+02:00", "2023-04-29T12:00+03:00", "23:00"],
  ["Beirut, 2022-03-27: the night over the missing midnight", desk("Asia/Beirut", nights), "2022-03-26T22:00+02:00", "2022-03-27T06:00+03:00", "7:00"],
  ["Apia, 2011: Friday the 30th of December never came", desk(apia, "fri 9:00-17:00"), "2011-12-29T00:00-10:00", "2012-01-01T00:00+14:00", "0:00"],
  ["Apia, 2011: Thursday and Saturday did", desk(apia, "thu-sat 9:00-17:00"), "2011-12-29T00:00-10:00", "2012-01-01T00:00+14:00", "16:00"],
  ["Apia, 2011: from Thursday's evening the night goes on into Saturday", desk(apia, nights), "2011-12-29T22:00-10:00", "2011-12-31T06:00+14:00", "8:00"],
];

describe("open time between", () => {
  it.each(between)("%s", (_, hours, from, to, open) => {
    expect(openTimeBetween(hours, new Date(from), new Date(to))).toBe(time(open));
  });
});

// prettier-ignore
const after: readonly (readonly [title: string, desk: BusinessHours, from: string, open: string, at: string])[] = [
  ["eight hours from Friday at three are Monday at three", desk(paris, office), "2026-03-06T15:00+01:00", "8:00", "2026-03-09T15:00+01:00"],
  ["what is left of a day ends with it, not with the next opening", desk(paris, office), "2026-03-02T15:00+01:00", "2:00", "2026-03-02T17:00+01:00"],
  ["a second more is tomorrow", desk(paris, office), "2026-03-02T15:00+01:00", "2:00:01", "2026-03-03T09:00:01+01:00"],
  ["nothing has passed at once, even on a Saturday", desk(paris, office), "2026-03-07T12:00+01:00", "0:00", "2026-03-07T12:00+01:00"],
  ["before the opening it has not begun", desk(paris, office), "2026-03-02T06:00+01:00", "1:00", "2026-03-02T10:00+01:00"],
  ["ten working days end on the second Friday", desk(paris, office), "2026-03-02T09:00+01:00", "80:00", "2026-03-13T17:00+01:00"],
  ["over the fourteenth of July", desk(paris, office, "2026-07-14"), "2026-07-13T16:30+02:00", "4:00", "2026-07-15T12:30+02:00"],
  ["over a year's end and its holiday", desk(paris, office, "2027-01-01"), "2026-12-31T16:00+01:00", "2:00", "2027-01-04T10:00+01:00"],
  ["a day of 24 hours in spring, Paris", desk(paris, always), "2026-03-28T12:00+01:00", "24:00", "2026-03-29T13:00+02:00"],
  ["a day of 24 hours in autumn, Paris", desk(paris, always), "2026-10-24T12:00+02:00", "24:00", "2026-10-25T11:00+01:00"],
  ["a night of seven hours in spring, Paris", desk(paris, nights), "2026-03-28T20:00+01:00", "7:00", "2026-03-29T06:00+02:00"],
  ["over the autumn weekend in New York", desk(newYork, office), "2026-10-30T16:00-04:00", "2:00", "2026-11-02T10:00-05:00"],
  ["half an hour brings Lord Howe's clock back to where it was", desk(lordHowe, always), "2026-04-05T01:45+11:00", "0:30", "2026-04-05T01:45+10:30"],
  ["an hour that never comes is made up for a week later", desk(paris, "sun 2:00-3:00"), "2026-03-28T12:00+01:00", "0:30", "2026-04-05T02:30+02:00"],
  ["an hour of a day that begins at 1:00", desk(saoPaulo, "sun 0:00-24:00"), "2018-11-03T20:00-03:00", "1:00", "2018-11-04T02:00-02:00"],
  ["two hundred Mondays of eight hours are 1400 days", desk(paris, "mon 9:00-17:00"), "2026-03-02T17:00+01:00", "1600:00", "2029-12-31T17:00+01:00"],
];

describe("after so much open time", () => {
  it.each(after)("%s", (_, hours, from, open, at) => {
    expect(afterOpenTime(hours, new Date(from), time(open))).toEqual(new Date(at));
  });
  it("less than nothing has passed at once", () => {
    const from = new Date("2026-03-07T12:00Z");
    expect(afterOpenTime(desk(paris, office), from, -1)).toEqual(from);
  });
});

// prettier-ignore
const openings: readonly (readonly [title: string, desk: BusinessHours, at: string, opening: string, closing: string])[] = [
  ["an open desk is open now", desk(paris, office), "2026-03-02T10:00+01:00", "2026-03-02T10:00+01:00", "2026-03-02T17:00+01:00"],
  ["it is open at the stroke of nine", desk(paris, office), "2026-03-02T09:00+01:00", "2026-03-02T09:00+01:00", "2026-03-02T17:00+01:00"],
  ["it is closed at the stroke of five", desk(paris, office), "2026-03-02T17:00+01:00", "2026-03-03T09:00+01:00", "2026-03-03T17:00+01:00"],
  ["a weekend ends on Monday", desk(paris, office), "2026-03-07T12:00+01:00", "2026-03-09T09:00+01:00", "2026-03-09T17:00+01:00"],
  ["lunch ends at two", desk(paris, shop), "2026-03-02T12:30+01:00", "2026-03-02T14:00+01:00", "2026-03-02T18:00+01:00"],
  ["a morning ends with lunch", desk(paris, shop), "2026-03-02T10:00+01:00", "2026-03-02T10:00+01:00", "2026-03-02T12:00+01:00"],
  ["a holiday is passed over", desk(paris, office, "2026-07-14"), "2026-07-13T18:00+02:00", "2026-07-15T09:00+02:00", "2026-07-15T17:00+02:00"],
  ["a night ends in the morning", desk(paris, nights), "2026-03-02T23:00+01:00", "2026-03-02T23:00+01:00", "2026-03-03T06:00+01:00"],
  ["a night before a holiday ends at midnight", desk(paris, nights, "2026-11-11"), "2026-11-10T23:00+01:00", "2026-11-10T23:00+01:00", "2026-11-11T00:00+01:00"],
  ["two whole days are one stretch", desk(paris, "mon-tue 0:00-24:00"), "2026-03-01T12:00+01:00", "2026-03-02T00:00+01:00", "2026-03-04T00:00+01:00"],
  ["around the clock closes at Christmas", desk(paris, always, "2026-12-25"), "2026-03-02T10:00+01:00", "2026-03-02T10:00+01:00", "2026-12-25T00:00+01:00"],
  ["what the clock shows again is open again", desk(paris, "sun 1:00-2:30"), "2026-10-25T02:45+02:00", "2026-10-25T02:00+01:00", "2026-10-25T02:30+01:00"],
];

describe("the next opening and closing", () => {
  it.each(openings)("%s", (_, hours, at, opening, closing) => {
    expect(nextOpening(hours, new Date(at))).toEqual(new Date(opening));
    expect(nextClosing(hours, new Date(at))).toEqual(new Date(closing));
    expect(isOpenAt(hours, new Date(at))).toBe(new Date(at).getTime() === new Date(opening).getTime());
  });
});

// prettier-ignore
const wallTimes: readonly (readonly [title: string, zone: string, at: string, shown: string, next: string])[] = [
  ["seven in the morning", paris, "2026-03-02T22:00+01:00", "7:00", "2026-03-03T07:00+01:00"],
  ["seven of the same day", paris, "2026-03-02T06:59:59.999+01:00", "7:00", "2026-03-02T07:00+01:00"],
  ["at seven, seven is tomorrow", paris, "2026-03-02T07:00+01:00", "7:00", "2026-03-03T07:00+01:00"],
  ["24:00 is midnight", paris, "2026-03-02T07:00+01:00", "24:00", "2026-03-03T00:00+01:00"],
  ["a day of 23 hours", paris, "2026-03-28T07:00+01:00", "7:00", "2026-03-29T07:00+02:00"],
  ["a day of 25 hours", paris, "2026-10-24T07:00+02:00", "7:00", "2026-10-25T07:00+01:00"],
  ["half past two that is skipped is the jump", paris, "2026-03-28T22:00+01:00", "2:30", "2026-03-29T03:00+02:00"],
  ["and a moment before the jump too", paris, "2026-03-29T01:59:59.999+01:00", "2:30", "2026-03-29T03:00+02:00"],
  ["at the jump it is tomorrow's", paris, "2026-03-29T03:00+02:00", "2:30", "2026-03-30T02:30+02:00"],
  ["half past two comes a first time", paris, "2026-10-25T01:00+02:00", "2:30", "2026-10-25T02:30+02:00"],
  ["and a second time", paris, "2026-10-25T02:30+02:00", "2:30", "2026-10-25T02:30+01:00"],
  ["a quarter past two on Lord Howe", lordHowe, "2026-10-03T22:00+10:30", "2:15", "2026-10-04T02:30+11:00"],
  ["a midnight that is skipped", saoPaulo, "2018-11-03T20:00-03:00", "0:00", "2018-11-04T01:00-02:00"],
  ["eight in Kolkata", "Asia/Kolkata", "2026-03-02T12:00Z", "8:00", "2026-03-03T02:30Z"],
];

describe("a wall time", () => {
  it.each(wallTimes)("%s", (_, zone, at, shown, next) => {
    expect(nextWallTime(zone, new Date(at), time(shown) / 60_000)).toEqual(new Date(next));
  });
});
