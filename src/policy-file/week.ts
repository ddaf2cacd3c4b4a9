import { z } from "zod";
import { readMinute } from "./lengths.ts";
import { unknownKey } from "./unknown-key.ts";
import { shown } from "./values.ts";
import {
  aroundTheClock,
  weekdays,
  type BusinessHours,
  type OpenSpan,
  type Weekday,
} from "../kernel/time/business-hours.ts";

type Week = BusinessHours["week"];

const wholeDay = 24 * 60;
const closed: Week = { monday: [], tuesday: [], wednesday: [], thursday: [], friday: [], saturday: [], sunday: [] };
const days = [...weekdays.map((name) => name.slice(0, 3)), ...weekdays];

/** `mon-fri: 09:00-12:30, 13:30-18:00`; days that are not named are closed. */
export const week = z.unknown().transform((value, context): Week => {
  if (value === "24/7") return aroundTheClock("UTC").week;
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    context.addIssue({ code: "custom", message: `${shown(value)} is not a week; write 24/7, or days and their hours` });
    return z.NEVER;
  }
  const spansOf = new Map<Weekday, readonly OpenSpan[]>();
  const wrong = (key: string, part: "key" | "value", message: string): void =>
    context.addIssue({ code: "custom", message, path: [key], params: { part } });
  for (const [key, hours] of Object.entries(value)) {
    const named = key.split(",").map((part) => readDays(part.trim()));
    const spans = typeof hours === "string" ? readSpans(hours) : null;
    if (spans === null) wrong(key, "value", `${shown(hours)} is not hours; write ${examples}`);
    for (const weekday of named.flatMap((some) => some ?? [])) {
      if (spansOf.has(weekday)) wrong(key, "key", `names ${weekday} a second time`);
      spansOf.set(weekday, spans ?? []);
    }
    if (named.includes(null)) wrong(key, "key", unknownKey(key, days));
  }
  const read: Week = { ...closed, ...Object.fromEntries(spansOf) };
  if (context.issues.length === 0 && weekdays.every((weekday) => read[weekday].length === 0)) {
    context.addIssue({ code: "custom", message: "is never open: a promise could never be kept" });
  }
  return read;
});

const examples = "09:00-18:00, or 09:00-12:30, 13:30-18:00, or 22:00-06:00 over night, or 00:00-24:00, or closed";

/** As word processors write it too. */
const dash = /\s*[-‐‑–—]\s*/;

/** The days of `mon`, `monday`, `mon-fri`, `fri-mon`; null: they are none. */
function readDays(text: string): readonly Weekday[] | null {
  const [from, to, ...more] = text.split(dash).map(indexOf);
  if (from === undefined || from < 0 || (to !== undefined && to < 0) || more.length > 0) return null;
  const count = to === undefined ? 1 : ((to - from + 7) % 7) + 1;
  return Array.from({ length: count }, (_, step) => weekdays[(from + step) % 7]).filter((name) => name !== undefined);
}

const indexOf = (name: string): number =>
  weekdays.findIndex((weekday) => [weekday, weekday.slice(0, 3)].includes(name.toLowerCase()));

function readSpans(text: string): readonly OpenSpan[] | null {
  if (text.toLowerCase() === "closed") return [];
  const spans = text.split(",").map((part) => readSpan(part.trim()));
  return spans.includes(null) ? null : spans.filter((span) => span !== null);
}

/** An end that is not after its beginning is in the next morning. */
function readSpan(text: string): OpenSpan | null {
  const [start = "", end = "", ...more] = text.split(dash);
  const from = readMinute(start);
  const to = end === "24:00" ? wholeDay : readMinute(end);
  if (from === null || to === null || from === to || more.length > 0) return null;
  return { from, to: to > from ? to : to + wholeDay };
}
