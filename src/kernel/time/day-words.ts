import { DateTime } from "luxon";

/** Words for days, in the languages that are typed to the desk; without accents, in lower case. From 1, Monday, to 7. */
export const weekdayNames = numbered([
  ["monday", "mon", "lundi", "lun"],
  ["tuesday", "tue", "tues", "mardi", "mar"],
  ["wednesday", "wed", "mercredi", "mer"],
  ["thursday", "thu", "thur", "thurs", "jeudi", "jeu"],
  ["friday", "fri", "vendredi", "ven"],
  ["saturday", "sat", "samedi", "sam"],
  ["sunday", "sun", "dimanche", "dim"],
]);

const months = numbered([
  ["january", "jan", "janvier", "janv"],
  ["february", "feb", "fevrier", "fevr", "fev"],
  ["march", "mar", "mars"],
  ["april", "apr", "avril", "avr"],
  ["may", "mai"],
  ["june", "jun", "juin"],
  ["july", "jul", "juillet", "juil"],
  ["august", "aug", "aout"],
  ["september", "sept", "sep", "septembre"],
  ["october", "oct", "octobre"],
  ["november", "nov", "novembre"],
  ["december", "dec", "decembre"],
]);

function numbered(names: readonly (readonly string[])[]): ReadonlyMap<string, number> {
  return new Map(names.flatMap((each, index) => each.map((name) => [name, index + 1] as const)));
}

/** What is said beside a day. */
const beside = {
  before: /^(?:next|this|on|le|the|ce|au|until|till?) /u,
  after:
    /(?: prochaine?|,? ?(?:in the )?(?:morning|afternoon|evening|noon)|,? ?(?:matin|midi|apres-midi|soir|inclus)|(?: at| a| vers) \d{1,2}(?:[:h]\d{0,2}| ?[ap]m)?| \d{1,2}(?:[:h]\d{0,2}| ?[ap]m))$/u,
};

/**
 * The day that somebody means, as `yyyy-mm-dd`: "Monday", "demain", "2026-12-03", "3 Dec", "lundi 3 décembre", "le 3", "3/12",
 * "in two weeks". One to come, as seen from `now` in `zone` (IANA); null when it cannot be read, or lies behind. An hour beside
 * it is passed over. Of two numbers the day is the first, but for somebody of the United States, as their language (BCP 47) tells, and where only the other can
 * be. A weekday and a date that do not go together are no day.
 */
export function readDay(words: string, now: Date, zone: string, language: string | null = null): string | null {
  const today = DateTime.fromJSDate(now, { zone }).startOf("day");
  const day = meant(plainOf(words), today, /[-_]us$/iu.test(language ?? ""));
  return day !== null && day.isValid && day > today ? day.toFormat("yyyy-MM-dd") : null;
}

/** Whether somebody names a day, whenever it is. */
export const isDay = (words: string): boolean => readDay(words, new Date(0), "UTC") !== null;

function plainOf(words: string): string {
  const plain = words
    .normalize("NFD")
    .replaceAll(/\p{Diacritic}/gu, "")
    .toLowerCase()
    .replaceAll(/[\s,«»“”"]+/gu, " ")
    .trim()
    .replace(/[.!?;…]$/u, "")
    .replaceAll(/(?<=\p{L})\./gu, "") // "Dec.", "déc."
    .replace(/^(?:until )?(?:next week|(?:la )?semaine prochaine)$/u, "monday"); // when it begins
  return plain.replace(beside.before, "").replace(beside.after, "").trim();
}

function meant(plain: string, today: DateTime, monthFirst: boolean): DateTime | null {
  const turned = plain.replace(/^(\d{1,2})([/-])(\d{1,2})(?=$|[/-])/u, "$3$2$1");
  const [first, second] = monthFirst ? [turned, plain] : [plain, turned];
  return (
    named(plain, today) ?? written(first, today) ?? written(second, today) ?? withWeekday(plain, today, monthFirst)
  );
}

function named(plain: string, today: DateTime): DateTime | null {
  if (plain === "tomorrow" || plain === "demain") return today.plus({ days: 1 });
  if (/^(?:day after tomorrow|apres[- ]demain)$/u.test(plain)) return today.plus({ days: 2 });
  const ahead = fromNow(plain);
  if (ahead !== null) return today.plus(ahead);
  const weekday = weekdayNames.get(plain);
  if (weekday !== undefined) return today.plus({ days: ((weekday - today.weekday + 6) % 7) + 1 });
  const [, day] = /^(\d{1,2})(?:er|st|nd|rd|th)?$/u.exec(plain) ?? [];
  return day === undefined ? null : nextOfMonth(Number(day), today);
}

const counts = new Map(
  [
    ["a", "one", "un", "une"],
    ["two", "deux"],
    ["three", "trois"],
    ["four", "quatre"],
    ["five", "cinq"],
  ].flatMap((words, index) => words.map((word) => [word, index + 1] as const)),
);

/** "in 3 days", "dans deux semaines". */
function fromNow(plain: string): { readonly days: number } | { readonly weeks: number } | null {
  const [, said = "", unit = ""] = /^(?:in|dans) (\d{1,3}|[a-z]+) (days?|weeks?|jours?|semaines?)$/u.exec(plain) ?? [];
  const count = counts.get(said) ?? (/^\d+$/u.test(said) ? Number(said) : null);
  if (count === null) return null;
  return /^[dj]/u.test(unit) ? { days: count } : { weeks: count };
}

/** "le 30": of this month or the first one after it that has such a day. */
function nextOfMonth(day: number, today: DateTime): DateTime | null {
  const from = today.startOf("month");
  return (
    [0, 1, 2]
      .map((months) => from.plus({ months }).plus({ days: day - 1 }))
      .find((each) => day > 0 && each.day === day && each > today) ?? null
  );
}

/** "lundi 30 novembre", "Monday the 30th". */
function withWeekday(plain: string, today: DateTime, monthFirst: boolean): DateTime | null {
  const [, name = "", rest = ""] = /^([a-z]+) (.+)$/u.exec(plain) ?? [];
  const weekday = weekdayNames.get(name);
  const day = weekday === undefined ? null : meant(rest.replace(/^(?:the|le) /u, ""), today, monthFirst);
  return day?.weekday === weekday ? day : null;
}

function written(plain: string, today: DateTime): DateTime | null {
  const [, y, m, d] = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/u.exec(plain) ?? [];
  const [, day, month, year] =
    (y === undefined ? null : [plain, d, m, y]) ??
    /^(\d{1,2})[/.-](\d{1,2})(?:[/.-](\d{4}|\d{2}))?$/u.exec(plain) ??
    /^(\d{1,2})(?:er|st|nd|rd|th)?[ -](?:of |de )?([a-z]+)(?:[ -](\d{4}))?$/u.exec(plain) ??
    dayLast(plain);
  if (day === undefined || month === undefined) return null;
  const ofYear = months.get(month) ?? Number(month);
  if (Number.isNaN(ofYear)) return null;
  const inYear = (of: number): DateTime =>
    today.set({ year: of, month: 1, day: 1 }).set({ month: ofYear, day: Number(day) });
  const when = inYear(year === undefined ? today.year : fullYear(year));
  // A date without a year that has passed is meant for the next one. The 31st of a shorter month is no date.
  const next = year === undefined && when <= today ? inYear(today.year + 1) : when;
  return next.day === Number(day) && next.month === ofYear ? next : null;
}

const fullYear = (year: string): number => (year.length === 2 ? 2_000 : 0) + Number(year);

/** "December 3", as English has it too. */
function dayLast(plain: string): readonly (string | undefined)[] {
  const [, month, day, year] = /^([a-z]+) (?:the )?(\d{1,2})(?:st|nd|rd|th)?(?: (\d{4}))?$/u.exec(plain) ?? [];
  return [undefined, day, month, year];
}
