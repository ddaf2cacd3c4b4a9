import { z } from "zod";
import { nationalCalendar, type NationalCalendar } from "./national-calendar.ts";
import { listOf, section, word, wordOr } from "./values.ts";

/** `yyyy-mm-dd`, `mm-dd` of every year, or those of a country. */
type Holiday = string | NationalCalendar;

const calendar = section({
  country: word("a country; write FR", (text) => (/^[a-z]{2}$/i.test(text) ? text.toUpperCase() : null)),
  region: word("a region; write BY or BY-A", (text) => text.toUpperCase() || null).optional(),
}).transform(async ({ country, region = null }, context): Promise<Holiday> => {
  const found = await nationalCalendar(country, region);
  if (found.ok) return found.calendar;
  context.addIssue({ code: "custom", path: [found.key], message: found.why });
  return z.NEVER;
});

/** `2026-12-24`, `12-25`, `{country: FR, region: 57}`. */
export const holidays = listOf(
  wordOr(word("a holiday; write 2026-12-24, 12-25 for every year, or country: FR", readDay), calendar),
  "holidays",
);

function readDay(text: string): Holiday | null {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return exists(text) ? text : null;
  return /^\d{2}-\d{2}$/.test(text) && exists(`2024-${text}`) ? text : null; // a leap year has all days
}

function exists(date: string): boolean {
  const read = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(read.getTime()) && read.toISOString().startsWith(date);
}

/** Whether a date `yyyy-mm-dd` is one of these. */
export function isOneOf(list: readonly Holiday[]): (date: string) => boolean {
  const days = new Set(list.filter((holiday) => typeof holiday === "string"));
  const calendars = list.filter((holiday) => typeof holiday !== "string");
  return (date) => days.has(date) || days.has(date.slice(5)) || calendars.some((isClosed) => isClosed(date));
}
