import { dateOf } from "../kernel/time/calendar.ts";
import { calendarDay } from "./plain-text.ts";
import type { Viewer } from "./viewer.ts";

type Reader = Pick<Viewer, "locale" | "zone">;

const day = 86_400_000; // milliseconds

/**
 * A day to come as people say it: today, tomorrow, a day of the week, or (`isDate`) a date. Only for what is read at once: it
 * is no longer true tomorrow.
 */
export function dayInWords(
  at: Date,
  now: Date,
  { locale, zone }: Reader,
): { readonly day: string; readonly isDate: boolean } {
  const date = dateOf(at, zone);
  const days = (Date.parse(date) - Date.parse(dateOf(now, zone))) / day;
  if (days <= 1)
    return { day: new Intl.RelativeTimeFormat(locale, { numeric: "auto" }).format(days, "day"), isDate: false };
  if (days < 7)
    return { day: new Intl.DateTimeFormat(locale, { timeZone: zone, weekday: "long" }).format(at), isDate: false };
  return { day: calendarDay(date, locale), isDate: true };
}

export const hourInWords = (at: Date, { locale, zone }: Reader): string =>
  new Intl.DateTimeFormat(locale, { timeZone: zone, hour: "numeric", minute: "2-digit" }).format(at);

/** For what happens within a minute or so. */
export const clockToSecond = (at: Date, { locale, zone }: Reader): string =>
  new Intl.DateTimeFormat(locale, { timeZone: zone, timeStyle: "medium" }).format(at);
