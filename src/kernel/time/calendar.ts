import { DateTime } from "luxon";

/** The calendar day of an instant as `yymmdd`; `zone` is an IANA name. */
export const dayOf = (at: Date, zone: string): string => DateTime.fromJSDate(at, { zone }).toFormat("yyMMdd");

/** The calendar day of an instant as `yyyy-mm-dd`; `zone` is an IANA name. */
export const dateOf = (at: Date, zone: string): string => DateTime.fromJSDate(at, { zone }).toFormat("yyyy-MM-dd");

/** The hour that the clock on the wall shows, as `hh`; `zone` is an IANA name. */
export const hourOf = (at: Date, zone: string): string => DateTime.fromJSDate(at, { zone }).toFormat("HH");

/** IANA only: offsets such as +02:00 know no summer time. */
export function isZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name }).format();
    return /^[A-Za-z]/.test(name);
  } catch {
    return false;
  }
}

/** The instant of `yyyy-mm-ddThh:mm`, in `zone` (IANA) unless it names an offset of its own; null when it is none. */
export function readInstant(text: string, zone: string): Date | null {
  if (!/^\d{4}-\d\d-\d\d[T ]\d\d:\d\d/.test(text)) return null;
  const at = DateTime.fromISO(text.replace(" ", "T"), { zone });
  return at.isValid ? at.toJSDate() : null;
}

/** `2026-11-28 10:40:00 +01:00`, for whoever is to check what was understood; `zone` is an IANA name. */
export const sayInstant = (at: Date, zone: string): string =>
  DateTime.fromJSDate(at, { zone }).toFormat("yyyy-MM-dd HH:mm:ss ZZ");

/** What the clock on the wall shows: `2026-11-28 10:40`, and the instant at which that of UTC does; `zone` is an IANA name. */
export function wallTime(at: Date, zone: string): { readonly text: string; readonly asUtc: Date } {
  const here = DateTime.fromJSDate(at, { zone });
  return { text: here.toFormat("yyyy-MM-dd HH:mm"), asUtc: here.setZone("utc", { keepLocalTime: true }).toJSDate() };
}

/** The first instant of a calendar day `yyyy-mm-dd`; `zone` is an IANA name. */
export const startOfDay = (date: string, zone: string): Date =>
  DateTime.fromISO(date, { zone }).startOf("day").toJSDate();

/** So many days after (below 0: before) a day, both `yyyy-mm-dd`. */
export const dayAfter = (day: string, days: number): string =>
  DateTime.fromISO(day, { zone: "utc" }).plus({ days }).toFormat("yyyy-MM-dd");

/** The first instant of the Monday of a week; `zone` is an IANA name. */
export const startOfWeek = (at: Date, zone: string): Date =>
  DateTime.fromJSDate(at, { zone }).startOf("week").toJSDate();

/** The calendar days from one instant to another, both included, as `yymmdd`; `zone` is an IANA name. */
export function daysBetween(from: Date, to: Date, zone: string): readonly string[] {
  const last = DateTime.fromJSDate(to, { zone }).startOf("day");
  const days: string[] = [];
  for (let day = DateTime.fromJSDate(from, { zone }).startOf("day"); day <= last; day = day.plus({ days: 1 })) {
    days.push(day.toFormat("yyMMdd"));
  }
  return days;
}
