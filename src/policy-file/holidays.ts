import { z } from "zod";
import { nationalCalendar, type NationalCalendar } from "./national-calendar.ts";
import { listOf, section, word, wordOr } from "./values.ts";

/** `yyyy-mm-dd`, or `mm-dd` of every year. */
type Day = string;
type Holiday = Day | NationalCalendar;

/** A holiday's name has no digit first: what has is to be a day. */
const worked = word("a holiday that is worked; write Whit Monday, 2027-05-17, or 05-17 for every year", (text) =>
  /^\d/.test(text) ? readDay(text) : text || null,
);

const calendar = section({
  country: word("a country; write FR", (text) => (/^[a-z]{2}$/i.test(text) ? text.toUpperCase() : null)),
  region: word("a region; write BY or BY-A", (text) => text.toUpperCase() || null).optional(),
  except: z
    .preprocess((value) => (typeof value === "string" ? [value] : value), listOf(worked, "holidays that are worked"))
    .optional(),
}).transform(async ({ country, region = null, except = [] }, context): Promise<Holiday> => {
  const days = except.filter((each) => readDay(each) !== null);
  const found = await nationalCalendar(
    country,
    region,
    except.filter((each) => !days.includes(each)),
  );
  const isWorked = isOneOf(days);
  if (found.ok) return (date) => found.calendar(date) && !isWorked(date);
  context.addIssue({ code: "custom", path: [found.key], message: found.why });
  return z.NEVER;
});

/** `2026-12-24`, `12-25`, `{country: FR, region: 57}`, `{country: FR, except: [2027-05-17, lundi de Pentecôte]}`. */
export const holidays = listOf(
  wordOr(word("a holiday; write 2026-12-24, 12-25 for every year, or country: FR", readDay), calendar),
  "holidays",
);

function readDay(text: string): Day | null {
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
