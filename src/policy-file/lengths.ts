import { oneOf, section, word, wordOr } from "./values.ts";
import type { CountedSpan, Span } from "../kernel/policy.ts";

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

const written = /^(?=\d)(?:(\d{1,4})d)?\s*(?:(\d{1,4})h)?\s*(?:(\d{1,4})m)?$/;

function readSpan(text: string): Span | null {
  const found = written.exec(text);
  if (found === null) return null;
  const [days, hours, minutes] = found.slice(1).map((digits) => Number(digits ?? 0));
  return { days: days ?? 0, milliseconds: (hours ?? 0) * hour + (minutes ?? 0) * minute };
}

const some = (span: Span | null): Span | null =>
  span !== null && (span.days > 0 || span.milliseconds > 0) ? span : null;

const aLength = "a length of time; write 30m, 4h, 2d or 1h30m";

/** More than nothing. */
export const span = word(aLength, (text) => some(readSpan(text)));

/** More than nothing; null: never. */
export const spanOrNone = word(`${aLength}, or none`, (text) =>
  text === "none" ? { none: true as const } : some(readSpan(text)),
).transform((read) => ("none" in read ? null : read));

/** Milliseconds of the clock on the wall, where a day has 24 hours; may be none, `0m`. */
export const elapsed = word(aLength, (text) => {
  const read = readSpan(text);
  return read && read.days * day + read.milliseconds;
});

const longestMoment = 60; // seconds: whoever waits for an answer waits as much longer

/** Milliseconds, of a minute at most; `0s`: none. */
export const aMoment = word(`a moment, from 0s to ${longestMoment}s; write 10s`, (text) => {
  const seconds = Number(/^(\d{1,2})s$/.exec(text)?.[1] ?? Number.NaN);
  return seconds <= longestMoment ? seconds * 1_000 : null;
});

function readCounted(text: string): CountedSpan | null {
  const [, length = "", calendar] = /^(.*?)(\s+calendar)?$/.exec(text) ?? [];
  const read = some(readSpan(length));
  return read && { ...read, counted: calendar === undefined ? "open" : "calendar" };
}

const inFull = section({ within: span, counted: oneOf(["open", "calendar"]).default("open") }).transform(
  ({ within, counted }): CountedSpan => ({ ...within, counted }),
);

const aCounted = `${aLength}, or 8h calendar to count closed hours too`;

export const counted = wordOr(word(aCounted, readCounted), inFull);

/** What is promised; null where nothing is. */
export const promise = wordOr(
  word(`${aCounted}, or none`, (text) => (text === "none" ? { none: true as const } : readCounted(text))),
  inFull,
).transform((read) => ("none" in read ? null : read));

export const minuteOfDay = word("a time of day; write 7:00 or 20:30", readMinute);

/** Minutes since midnight, up to 23:59: `9:00`, `9h`, `9h30`. */
export function readMinute(text: string): number | null {
  const found = /^(\d{1,2})(?::(\d{2})| ?h ?(\d{2})?)$/i.exec(text);
  const [hours, minutes] = [Number(found?.[1]), Number(found?.[2] ?? found?.[3] ?? 0)];
  return found !== null && hours < 24 && minutes < 60 ? hours * 60 + minutes : null;
}

/** `75%`, or 0.75: more than nothing and less than all. */
export const share = word("between 1% and 99%; write 75%", (text) => {
  const percent = /^(\d{1,2})\s?%$/.exec(text)?.[1];
  const read = percent === undefined ? Number(text) : Number(percent) / 100;
  return read > 0 && read < 1 ? read : null;
});
