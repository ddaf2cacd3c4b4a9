import type Holidays from "date-holidays";
import { closest } from "../kernel/closest.ts";

/** Whether a date `yyyy-mm-dd` is a public holiday. */
export type NationalCalendar = (date: string) => boolean;

export type FoundCalendar =
  | { readonly ok: true; readonly calendar: NationalCalendar }
  | { readonly ok: false; readonly key: "country" | "region" | "except"; readonly why: string };

/**
 * The public holidays of a country, or of a part of it such as `BY` or `BY-A`, from `date-holidays`; but for those that are
 * `worked`, by the names they have there or in English.
 */
export async function nationalCalendar(
  country: string,
  region: string | null,
  worked: readonly string[],
): Promise<FoundCalendar> {
  const { default: Library } = await import("date-holidays"); // large: only those who name a country wait for it
  const atlas = new Library();
  const countries = atlas.query();
  if (countries[country] === undefined) return { ok: false, key: "country", why: unknown(country, countries) };
  const [state, part] = region?.split("-") ?? [];
  const states = atlas.query(country) ?? {};
  if (state !== undefined && states[state] === undefined) {
    return { ok: false, key: "region", why: unknown(state, states) };
  }
  const parts = state === undefined ? {} : (atlas.query(country, state) ?? {});
  if (part !== undefined && parts[part] === undefined) return { ok: false, key: "region", why: unknown(part, parts) };
  const place = [country, state, part].filter((name) => name !== undefined).join("-");
  const holidays = new Library(place, { types: ["public"] });
  for (const { rule, name } of added[country] ?? []) holidays.setHoliday(rule, { name: { en: name }, type: "public" });
  const names = worked.length === 0 ? [] : namesIn(holidays);
  const rulesWorked = new Set<string>();
  for (const name of worked) {
    const rule = names.find((known) => folded(known.name) === folded(name))?.rule;
    if (rule === undefined) return { ok: false, key: "except", why: noHoliday(name, names) };
    rulesWorked.add(rule);
  }
  return { ok: true, calendar: byYear(holidays, rulesWorked) };
}

interface NamedRule {
  readonly name: string;
  readonly rule: string;
}

/** What the law of a country has, and `date-holidays` has not yet: a test says when it knows one. */
export const added: Readonly<Record<string, readonly NamedRule[]>> = {
  AE: [
    { rule: "9 Dhu al-Hijjah", name: "Day of Arafat" },
    { rule: "12-03", name: "National Day, the second day" },
  ],
  MA: [{ rule: "01-14", name: "Amazigh New Year" }], // since 2024
  TN: [{ rule: "12-17", name: "Revolution Day" }], // since 2021
};

const anyYear = 2_028; // names and rules are the same in all

const namesIn = (holidays: Holidays): readonly NamedRule[] =>
  [...new Set([...holidays.getLanguages(), "en"])].flatMap((language) => holidays.getHolidays(anyYear, language));

const folded = (name: string): string =>
  name
    .normalize("NFD")
    .replaceAll(/\p{Diacritic}/gu, "")
    .replaceAll("’", "'")
    .toLowerCase();

function noHoliday(name: string, known: readonly NamedRule[]): string {
  const names = [...new Set(known.map((each) => each.name))];
  return `"${name}" is no public holiday there; they are ${names.join(", ")}`;
}

function unknown(code: string, known: Readonly<Record<string, string>>): string {
  const codes = Object.keys(known);
  if (codes.length === 0) return `"${code}" is not known: its holidays are those of the whole`;
  const named = Object.entries(known).find(([, name]) => name.toLowerCase() === code.toLowerCase())?.[0];
  const near = named ?? (codes.length > 40 ? closest(code, codes) : codes.join(", "));
  return `"${code}" is not known${near === null ? "" : `; known: ${near}`}`;
}

/** A year takes the package some milliseconds, and is asked for day by day. */
function byYear(holidays: Holidays, rulesWorked: ReadonlySet<string>): NationalCalendar {
  const known = new Map<number, ReadonlySet<string>>();
  const closedIn = (year: number) => holidays.getHolidays(year).filter(({ rule }) => !rulesWorked.has(rule));
  const daysOf = (year: number): ReadonlySet<string> => {
    const found = known.get(year) ?? new Set(closedIn(year).flatMap(closedDays));
    known.set(year, found);
    return found;
  };
  return (date) => {
    const year = Number(date.slice(0, 4));
    return daysOf(year).has(date) || daysOf(year - 1).has(date); // one may begin on New Year's Eve
  };
}

const day = 86_400_000;

/**
 * The calendar days whose noon a holiday covers: some begin at sunset the evening before, some last for days, and an
 * afternoon off closes no desk. `date` is as on the wall there, such as `2026-03-20 00:00:00 -0600` for six hours before.
 */
function closedDays({
  date,
  start,
  end,
}: {
  readonly date: string;
  readonly start: Date;
  readonly end: Date;
}): string[] {
  const [, on = "", at = "", sign = "+", hours = "0"] =
    /^(\S+) (\d{2}:\d{2}:\d{2})(?: ([+-])(\d{2})\d{2})?$/.exec(date) ?? [];
  const from = Date.parse(`${on}T${at}Z`) + (sign === "-" ? -1 : 1) * Number(hours) * 3_600_000;
  const to = from + (end.getTime() - start.getTime());
  const closed: string[] = [];
  for (let midnight = Math.floor(from / day) * day; midnight < to; midnight += day) {
    const noon = midnight + day / 2;
    if (from < noon && noon < to) closed.push(new Date(midnight).toISOString().slice(0, 10));
  }
  return closed;
}
