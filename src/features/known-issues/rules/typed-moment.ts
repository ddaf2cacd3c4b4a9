import type { Locale } from "../../../kernel/locale.ts";
import { dateOf, readInstant, wallTime } from "../../../kernel/time/calendar.ts";
import { readDay } from "../../../kernel/time/day-words.ts";
import { foldedWord } from "../../search/rules/fold.ts";
import { meantDay } from "../../search/rules/meant.ts";

interface Clock {
  readonly now: Date;
  /** IANA. */
  readonly zone: string;
  /** BCP 47; null: not known. */
  readonly language: string | null;
}

const furthest = 90 * 86_400_000; // milliseconds: what began earlier, or ends later, is nothing to wait for
const endOfWork = "18:00"; // on a day of which no hour is said

/** “9:30”, “14h”, “9 am”, “2026-11-29 10:36”, “hier 18h30”, “30 minutes ago”, “now”: an instant behind; null: none that is understood. */
export const readPast = (typed: string, clock: Clock): Date | null => read(typed, clock, "past");

/** The same of one to come: “18:00”, “tomorrow 9:00”, “in 2 hours”, “lundi”. */
export const readComing = (typed: string, clock: Clock): Date | null => read(typed, clock, "coming");

/** Whose time it is written in. */
export interface TypedClock extends Pick<Clock, "now" | "zone"> {
  readonly locale: Locale;
}

/** An instant as people write it, and as it is read again: “9:30”, “hier 9h30”; the day in full where it is another. */
export function typedMoment(at: Date, { now, zone, locale }: TypedClock): string {
  const { text } = wallTime(at, zone);
  const [day = "", clock = ""] = text.split(" ");
  const [hour = "", minute = ""] = clock.replace(/^0/u, "").split(":");
  const time = locale === "fr" ? `${hour}h${minute === "00" ? "" : minute}` : `${hour}:${minute}`;
  const around = (days: number): string => dateOf(new Date(now.getTime() + days * aDay), zone);
  if (day === around(0)) return time;
  const beside = at <= now ? -1 : 1;
  if (day !== around(beside)) return text;
  return `${new Intl.RelativeTimeFormat(locale, { numeric: "auto" }).format(beside, "day")} ${time}`;
}

type Side = "past" | "coming";

function read(typed: string, clock: Clock, side: Side): Date | null {
  const words = foldedWord(typed)
    .replaceAll(/[\s,]+/gu, " ")
    .trim();
  const at = lengthFrom(words, clock.now, side) ?? onClock(words, clock, side);
  if (at === null) return null;
  const ahead = at.getTime() - clock.now.getTime();
  const isThere = side === "past" ? ahead <= 0 && ahead >= -furthest : ahead > 0 && ahead <= furthest;
  return isThere ? at : null;
}

const length =
  /^(?<before>in|dans|il y a|for|depuis)? ?(?<count>\d{1,3}) ?(?<unit>min|mn|minutes?|h|hours?|heures?)(?<after> ago)?$/u;

function lengthFrom(words: string, now: Date, side: Side): Date | null {
  if (side === "past" && (words === "now" || words === "maintenant" || words === "just now")) return now;
  const { before, count = "", unit = "", after } = length.exec(words)?.groups ?? {};
  if (count === "" || (before === undefined && after === undefined && !unit.startsWith("m"))) return null; // “2h” is an hour of the day
  const milliseconds = Number(count) * (unit.startsWith("m") ? 60_000 : 3_600_000);
  return new Date(now.getTime() + (side === "past" ? -milliseconds : milliseconds));
}

const hourAtEnd =
  /(?:^| )(?:(?:at|a|vers|around) )?(?<hour>\d{1,2})(?::(?<colon>\d{2})| ?h ?(?<french>\d{2})?| ?(?<half>am|pm)|:(?<minutes>\d{2}) ?(?<late>am|pm))$/u;

function onClock(words: string, clock: Clock, side: Side): Date | null {
  const found = hourAtEnd.exec(words);
  const day = found === null ? words : words.slice(0, found.index).trim();
  const said = found?.groups ?? {};
  const half = said["half"] ?? said["late"];
  const hour = found === null ? null : hourOf(Number(said["hour"]), half);
  const minute = Number(said["colon"] ?? said["french"] ?? said["minutes"] ?? 0);
  if (day === "" && hour === null) return null;
  const date = day === "" ? dateOf(clock.now, clock.zone) : dayOf(day, clock, side);
  if (date === null) return null;
  const on = (each: string): Date | null =>
    hour === null
      ? readInstant(`${each}T${side === "past" ? "00:00" : endOfWork}`, clock.zone)
      : readInstant(`${each}T${twoDigits(hour)}:${twoDigits(minute)}`, clock.zone);
  const at = on(date);
  if (at === null || day !== "") return at;
  // An hour alone is the last one behind, or the next one to come.
  const isThere = side === "past" ? at <= clock.now : at > clock.now;
  return isThere ? at : on(dateOf(new Date(clock.now.getTime() + (side === "past" ? -aDay : aDay)), clock.zone));
}

const aDay = 86_400_000; // milliseconds
const twoDigits = (number: number): string => String(number).padStart(2, "0");

const notAnHour = 99;
const hourOf = (hour: number, half: string | undefined): number =>
  half === undefined ? hour : hour > 12 ? notAnHour : (hour % 12) + (half === "pm" ? 12 : 0);

function dayOf(day: string, { now, zone, language }: Clock, side: Side): string | null {
  if (side === "past" || day === "today" || day === "aujourd'hui") return meantDay(day, { now, zone, language });
  const today = dateOf(now, zone);
  return day === today ? today : readDay(day, now, zone, language);
}
