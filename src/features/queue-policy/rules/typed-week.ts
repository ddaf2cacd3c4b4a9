import { weekdayNames } from "../../../kernel/time/day-words.ts";
import { aroundTheClock, weekdays, type OpenSpan, type Weekday } from "../../../kernel/time/business-hours.ts";
import { plainly } from "./typed-words.ts";

type Week = Readonly<Record<Weekday, readonly OpenSpan[]>>;

export type ReadWeek =
  | { readonly ok: true; readonly week: Week }
  /** A line that cannot be read, a day that stands there twice, or a queue that would never be open. */
  | { readonly ok: false; readonly wrong: "unread" | "twice" | "never"; readonly line: string };

const closed: Week = { monday: [], tuesday: [], wednesday: [], thursday: [], friday: [], saturday: [], sunday: [] };
const wholeDay = 1_440; // minutes

const always = /^(?:24 ?\/ ?7|24 ?h(?:eures)? ?(?:\/|sur) ?24|always|toujours|(?:around|round) the clock)$/u;
const everyDay = /^(?:every ?day|daily|tous les jours|chaque jour)$/u;
const allDay = /^(?:all day(?: long)?|toute la journee|24 ?h|24 ?h(?:eures)? ?(?:\/|sur) ?24)$/u;
const shut = /^(?:closed|ferme|fermee|none|-)$/u;

/** "Mon – Fri: 9:00 – 12:30, 13:30 – 18:00", "sam. 9h-12h": a line for some days, closed on all others. "24/7" never closes. */
export function readWeek(typed: string): ReadWeek {
  if (always.test(plainly(typed))) return { ok: true, week: aroundTheClock("UTC").week };
  const spansOf = new Map<Weekday, readonly OpenSpan[]>();
  for (const line of linesOf(typed)) {
    const read = readLine(plainly(line));
    if (read === null) return { ok: false, wrong: "unread", line };
    for (const weekday of read.days) {
      if (spansOf.has(weekday)) return { ok: false, wrong: "twice", line };
      spansOf.set(weekday, read.spans);
    }
  }
  const week: Week = { ...closed, ...Object.fromEntries(spansOf) };
  if (weekdays.every((weekday) => week[weekday].length === 0)) return { ok: false, wrong: "never", line: typed };
  return { ok: true, week };
}

const linesOf = (typed: string): readonly string[] =>
  typed
    .split(/[\n;]/u)
    .map((line) => line.trim())
    .filter((line) => line !== "");

function readLine(line: string): { readonly days: readonly Weekday[]; readonly spans: readonly OpenSpan[] } | null {
  const [, named = "", hours = ""] =
    /^([^\d:]*?[a-z]) ?:? ?((?:\d|noon|midi|midnight|minuit|closed|ferme|all day|toute la journee).*)$/u.exec(line) ??
    [];
  const days = readDays(named.replace(/ (?:from|de)$/u, ""));
  const spans = readSpans(hours);
  return days === null || spans === null ? null : { days, spans };
}

/** The days of "mon", "lundi - vendredi", "mon to thu and sat", "every day"; null: they are none. */
function readDays(named: string): readonly Weekday[] | null {
  if (everyDay.test(named)) return weekdays;
  const ranges = named
    .split(/ ?(?:,|&|\+|\band\b|\bet\b) ?/u)
    .filter((part) => part !== "")
    .map(readRange);
  const days = ranges.flatMap((range) => range ?? []);
  return ranges.includes(null) || days.length === 0 || new Set(days).size < days.length ? null : days;
}

function readRange(part: string): readonly Weekday[] | null {
  const [from, to, ...more] = part
    .split(/ ?(?:-|\bto\b|\bau\b|\ba\b) ?/u)
    .map((name) => weekdayNames.get(name.replace(/^(?:from|du|le|les) /u, "")));
  if (from === undefined || more.length > 0) return null;
  if (to === undefined && part.split(/-|\bto\b|\bau\b|\ba\b/u).length > 1) return null;
  const count = to === undefined ? 1 : ((to - from + 7) % 7) + 1;
  return Array.from({ length: count }, (_, step) => weekdays[(from - 1 + step) % 7]).filter((day) => day !== undefined);
}

function readSpans(hours: string): readonly OpenSpan[] | null {
  if (shut.test(hours)) return [];
  if (allDay.test(hours)) return [{ from: 0, to: wholeDay }];
  const spans = hours.split(/ ?(?:,|&|\+|\band\b|\bet\b) ?/u).map(readSpan);
  return spans.includes(null) ? null : spans.filter((span) => span !== null);
}

/** An end that is not after its beginning is in the next morning. "9-5" may be meant either way, and is not read. */
function readSpan(part: string): OpenSpan | null {
  const [start, end, ...more] = part
    .replace(/^(?:from|de) /u, "")
    .split(/ ?(?:-|\bto\b|\buntil\b|\bjusqu'a\b|\ba\b) ?/u)
    .map(readTime);
  if (start === undefined || start === null || end === undefined || end === null || more.length > 0) return null;
  const to = end.minute === 0 || end.minute === wholeDay ? wholeDay : end.minute;
  const from = start.minute % wholeDay;
  if (from === to) return null;
  if (to < from && !start.exact && !end.exact) return null;
  return { from, to: to > from ? to : to + wholeDay };
}

interface Time {
  readonly minute: number;
  /** Minutes, or morning or afternoon, were named. */
  readonly exact: boolean;
}

function readTime(part: string): Time | null {
  if (part === "noon" || part === "midi") return { minute: 720, exact: true };
  if (part === "midnight" || part === "minuit") return { minute: wholeDay, exact: true };
  const [, hour, minute, half] = /^(\d{1,2})(?: ?(?:[:h.]|heures?) ?(\d{2})?)? ?(am|pm|a m|p m)?$/u.exec(part) ?? [];
  if (hour === undefined) return null;
  const [hours, minutes] = [Number(hour), Number(minute ?? 0)];
  const exact = minute !== undefined || half !== undefined || /h/u.test(part);
  if (minutes > 59) return null;
  if (half === undefined) return hours * 60 + minutes <= wholeDay ? { minute: hours * 60 + minutes, exact } : null;
  if (hours < 1 || hours > 12) return null;
  return { minute: ((hours % 12) + (half.startsWith("p") ? 12 : 0)) * 60 + minutes, exact };
}
