import { DateTime } from "luxon";

/** Words for days, in the languages that are typed to the desk; without accents, in lower case. */
const weekdays: ReadonlyMap<string, number> = new Map(
  [
    ["monday", "lundi"],
    ["tuesday", "mardi"],
    ["wednesday", "mercredi"],
    ["thursday", "jeudi"],
    ["friday", "vendredi"],
    ["saturday", "samedi"],
    ["sunday", "dimanche"],
  ].flatMap((names, index) => names.map((name) => [name, index + 1] as const)),
);

const months: ReadonlyMap<string, number> = new Map(
  [
    ["january", "janvier"],
    ["february", "fevrier"],
    ["march", "mars"],
    ["april", "avril"],
    ["may", "mai"],
    ["june", "juin"],
    ["july", "juillet"],
    ["august", "aout"],
    ["september", "septembre"],
    ["october", "octobre"],
    ["november", "novembre"],
    ["december", "decembre"],
  ].flatMap((names, index) => names.map((name) => [name, index + 1] as const)),
);

/**
 * The day that somebody means, as `yyyy-mm-dd`: "Monday", "demain", "2026-12-03", "3 December", "3 décembre", "3/12". One to
 * come, as seen from `now` in `zone` (IANA); null when it cannot be read, or lies behind. Of two numbers with a slash the day
 * is the first, but for somebody of the United States, as their language (BCP 47) tells, and where only the other can be.
 */
export function readDay(words: string, now: Date, zone: string, language: string | null = null): string | null {
  const today = DateTime.fromJSDate(now, { zone }).startOf("day");
  const plain = words
    .normalize("NFD")
    .replace(/\p{Diacritic}/gu, "")
    .toLowerCase()
    .trim()
    .replace(/^(next|on|le|the)\s+/u, "")
    .replace(/\s+(prochain|prochaine)$/u, "");
  const turned = plain.replace(/^(\d{1,2})\/(\d{1,2})(?=$|\/)/u, "$2/$1");
  const [first, second] = /[-_]us$/iu.test(language ?? "") ? [turned, plain] : [plain, turned];
  const day = named(plain, today) ?? written(first, today) ?? written(second, today);
  return day !== null && day.isValid && day > today ? day.toFormat("yyyy-MM-dd") : null;
}

function named(plain: string, today: DateTime): DateTime | null {
  if (plain === "tomorrow" || plain === "demain") return today.plus({ days: 1 });
  const weekday = weekdays.get(plain);
  return weekday === undefined ? null : today.plus({ days: ((weekday - today.weekday + 6) % 7) + 1 });
}

function written(plain: string, today: DateTime): DateTime | null {
  if (/^\d{4}-\d{2}-\d{2}$/u.test(plain)) return DateTime.fromISO(plain, { zone: today.zoneName ?? "utc" });
  const [, day, month, year] =
    /^(\d{1,2})[/.](\d{1,2})(?:[/.](\d{4}))?$/u.exec(plain) ??
    /^(\d{1,2})(?:er|st|nd|rd|th)?\s+([a-z]+)(?:\s+(\d{4}))?$/u.exec(plain) ??
    dayLast(plain);
  if (day === undefined || month === undefined) return null;
  const ofYear = months.get(month) ?? Number(month);
  if (Number.isNaN(ofYear)) return null;
  const inYear = (of: number): DateTime =>
    today.set({ year: of, month: 1, day: 1 }).set({ month: ofYear, day: Number(day) });
  const when = inYear(year === undefined ? today.year : Number(year));
  // A date without a year that has passed is meant for the next one. The 31st of a shorter month is no date.
  const meant = year === undefined && when <= today ? inYear(today.year + 1) : when;
  return meant.day === Number(day) && meant.month === ofYear ? meant : null;
}

/** "December 3", as English has it too. */
function dayLast(plain: string): readonly (string | undefined)[] {
  const [, month, day, year] = /^([a-z]+)\s+(\d{1,2})(?:st|nd|rd|th)?(?:,?\s+(\d{4}))?$/u.exec(plain) ?? [];
  return [undefined, day, month, year];
}
