import { memoize } from "../kernel/memoize.ts";
import { findSecrets, maskSecrets, type FoundSecret } from "../kernel/words/secrets.ts";
import { oneLine, shortened } from "../kernel/words/cut.ts";
import { beginning } from "../kernel/words/whole.ts";
import type { Inline, Text } from "../kernel/text.ts";
import type { Viewer } from "./viewer.ts";

export { cut, cutLine, oneLine, withSingleSpaces } from "../kernel/words/cut.ts";

type Reader = Pick<Viewer, "locale" | "zone">;

/** A text as one plain line, with its times in the reader's language and zone. Secrets are masked in each run, before they are joined. */
export const plainText = (text: Text, reader: Reader): string =>
  oneLine(text.map((inline) => plainInline(inline, reader)).join(""));

function plainInline(inline: Inline, { locale, zone }: Reader): string {
  switch (inline.kind) {
    case "plain":
    case "bold":
    case "link":
      return maskSecrets(inline.text);
    case "mention":
      return inline.name;
    case "time":
      return shownTime(inline, { locale, zone });
  }
}

/** An instant on somebody's clock: the day of the week says more than the year, and leaves room on a phone. */
export const shownTime = (
  { at, withYear }: Omit<Extract<Inline, { readonly kind: "time" }>, "kind">,
  { locale, zone }: Reader,
): string => withFirst((withYear ? yearlyClock(locale, zone) : clocksOf(locale)(zone)).format(at), locale);

const clock = { weekday: "short", day: "numeric", month: "short", hour: "numeric", minute: "2-digit" } as const;
const yearlyClock = (locale: string, timeZone: string) =>
  new Intl.DateTimeFormat(locale, { ...clock, timeZone, year: "numeric" });

/** To make one takes longer than all else on a card. */
const clocksOf = memoize(20, (locale: string) =>
  memoize(100, (zone: string) => new Intl.DateTimeFormat(locale, { ...clock, timeZone: zone })),
);

/** The same for words that their author goes on with, as they were typed: cut before a secret that would be known for one no more. */
export function fit(words: string, most: number): string {
  if (words.length <= most) return words;
  const secrets = findSecrets(words);
  let shown = shortened(words, most);
  // Each turn cuts before the beginning of another secret, nearer to the first.
  for (let parted = partedIn(shown, secrets); parted !== undefined; parted = partedIn(shown, secrets))
    shown = shortened(words, parted.from + 1);
  return shown;
}

/** A secret of which the beginning is shown, and not known for one. */
function partedIn(shown: string, secrets: readonly FoundSecret[]): FoundSecret | undefined {
  const end = shown.length - "…".length;
  const known = findSecrets(shown);
  return secrets.find(
    ({ from, to }) => from < end && !known.some((each) => each.from <= from && each.to >= Math.min(to, end)),
  );
}

/** Words without secrets, cut between words where one ends in the last fifth. */
export function fitWords(words: string, most: number): string {
  if (words.length <= most) return words;
  const whole = beginning(words, most - 1);
  const end = words.charAt(whole.length) === " " ? whole.length : whole.lastIndexOf(" ");
  return `${(end > whole.length * 0.8 ? whole.slice(0, end) : whole).trimEnd()}…`;
}

/**
 * Long words in parts of at most `most` UTF-16 units (2 or more), parted between lines or words where that can be.
 * A character is parted only where it is longer than a part by itself.
 */
export function parts(words: string, most: number): readonly string[] {
  const found: string[] = [];
  let rest = words;
  while (rest.length > most) {
    const part = partOf(beginning(rest, most) || codePoints(rest, most));
    found.push(part);
    rest = rest.slice(part.length);
  }
  return [...found, rest];
}

const codePoints = (words: string, most: number): string => words.slice(0, most).replace(/[\ud800-\udbff]$/, "");

/** Up to the last line or word that ends in the last fifth. */
function partOf(words: string): string {
  const late = (end: number): boolean => end > words.length * 0.8;
  const end = [words.lastIndexOf("\n"), words.lastIndexOf(" ")].find(late);
  return end === undefined ? words : words.slice(0, end + 1);
}

/** So many minutes after midnight, as the language writes it, and as it stands in a date: `8:00 PM`, `9:00`. */
export const wallClock = (minutes: number, locale: string): string =>
  new Intl.DateTimeFormat(locale, { hour: "numeric", minute: "2-digit", timeZone: "UTC" }).format(minutes * 60_000);

/** `2026-12-03` as the language writes it in full. */
export const calendarDay = (day: string, locale: string): string =>
  withFirst(
    new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: "UTC" }).format(new Date(`${day}T00:00:00Z`)),
    locale,
  );

/** The same with the day of the week, of a day on which somebody is to come back to something. */
export const weekdayOf = (day: string, locale: string): string =>
  withFirst(
    new Intl.DateTimeFormat(locale, { dateStyle: "full", timeZone: "UTC" }).format(new Date(`${day}T00:00:00Z`)),
    locale,
  );

/** The day of an instant within its week, or within its year: `Mon`, `Nov 16`; `zone` is an IANA name. */
export const dayInShort = (at: Date, within: "week" | "year", locale: string, zone: string): string =>
  withFirst(
    new Intl.DateTimeFormat(locale, {
      timeZone: zone,
      ...(within === "week" ? { weekday: "short" } : { day: "numeric", month: "short" }),
    }).format(at),
    locale,
  );

/** The calendar days from an instant until before another, as they are in `zone` (IANA): `Nov 16 – 21, 2026`. */
export const daysInWords = (from: Date, to: Date, locale: string, zone: string): string =>
  withFirst(
    new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeZone: zone }).formatRange(
      from,
      new Date(to.getTime() - 1),
    ),
    locale,
  );

/** The first of a month is an ordinal in French alone among its days: `1er déc.`. */
const withFirst = (date: string, locale: string): string =>
  locale.startsWith("fr") ? date.replaceAll(/(?<!\d)1(?=\s?–|\s\p{L})/gu, "1er") : date;
