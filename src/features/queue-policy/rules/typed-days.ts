import { readDay } from "../../../kernel/time/day-words.ts";
import { dateOf } from "../../../kernel/time/calendar.ts";
import { plainly } from "./typed-words.ts";

export type ReadDays =
  /** `yyyy-mm-dd`, each once, in order. */
  | { readonly ok: true; readonly days: readonly string[] }
  | { readonly ok: false; readonly wrong: "unread" | "too-many"; readonly part: string };

interface Reading {
  readonly now: Date;
  /** IANA. */
  readonly zone: string;
  /** BCP 47; null: not known. */
  readonly language: string | null;
}

const mostDays = 200; // more than any year is closed

/** "24 Dec – 1 Jan, 14 July": today and days to come, one by one or from one to another. */
export function readDays(typed: string, reading: Reading): ReadDays {
  const found = new Set<string>();
  for (const part of partsOf(typed)) {
    const days = readPart(part, reading);
    if (days === null) return { ok: false, wrong: "unread", part };
    for (const day of days) found.add(day);
    if (found.size > mostDays) return { ok: false, wrong: "too-many", part };
  }
  return { ok: true, days: [...found].toSorted() };
}

/** A comma before a year is part of the date. */
const partsOf = (typed: string): readonly string[] =>
  typed
    .split(/[\n;]|,(?!\s*\d{4}(?!-))/u)
    .map((part) => part.trim())
    .filter((part) => part !== "");

function readPart(part: string, reading: Reading): readonly string[] | null {
  const ends = endsOf(plainly(part));
  const [from, to, ...more] = ends.map((end) => readOne(end, reading));
  if (from === undefined || from === null || to === null || more.length > 0) return null;
  return to === undefined ? [from] : between(from, to);
}

/** "24 dec - 1 jan", "24-26 dec", "24 dec to 1 jan": a hyphen without blanks is part of a date. */
function endsOf(part: string): readonly string[] {
  const [, first, last, month] = /^(?:du |from )?(\d{1,2}) ?- ?(\d{1,2}) ([a-z].*)$/u.exec(part) ?? [];
  if (first !== undefined && last !== undefined && month !== undefined)
    return [`${first} ${month}`, `${last} ${month}`];
  return part.replace(/^(?:du|from) /u, "").split(/ - | to | au | until | jusqu'au /u);
}

/** Today counts as a day to come: a queue may close for what has just happened. */
function readOne(words: string, { now, zone, language }: Reading): string | null {
  const today = dateOf(now, zone);
  if (/^(?:today|aujourd'hui)$/u.test(words)) return today;
  const isRelative = /tomorrow|demain/u.test(words);
  return readDay(words, isRelative ? now : new Date(now.getTime() - day), zone, language);
}

const day = 86_400_000;

/** Both included; null when they are in the wrong order, or too far from each other to be meant. */
function between(from: string, to: string): readonly string[] | null {
  const count = (Date.parse(to) - Date.parse(from)) / day + 1;
  if (count < 1 || count > 366) return null;
  return Array.from({ length: count }, (_, index) =>
    new Date(Date.parse(from) + index * day).toISOString().slice(0, 10),
  );
}

/** Days in a row, as they are shown and typed again. */
export function runsOf(days: readonly string[]): readonly { readonly from: string; readonly to: string }[] {
  const runs: { from: string; to: string }[] = [];
  for (const date of days.toSorted()) {
    const last = runs.at(-1);
    if (last !== undefined && Date.parse(date) - Date.parse(last.to) === day) last.to = date;
    else runs.push({ from: date, to: date });
  }
  return runs;
}
