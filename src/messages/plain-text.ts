import type { Inline, Text } from "./text.ts";
import type { Viewer } from "./viewer.ts";

type Reader = Pick<Viewer, "locale" | "zone">;

/** A text as one plain line, with its times in the reader's language and zone. */
export const plainText = (text: Text, reader: Reader): string =>
  oneLine(text.map((inline) => plainInline(inline, reader)).join(""));

function plainInline(inline: Inline, { locale, zone }: Reader): string {
  switch (inline.kind) {
    case "plain":
    case "bold":
    case "link":
      return inline.text;
    case "mention":
      return inline.name;
    case "time":
      return inline.at.toLocaleString(locale, { dateStyle: "medium", timeStyle: "short", timeZone: zone });
  }
}

/** White space made single spaces; those that keep French signs beside their word are left alone. */
export const withSingleSpaces = (words: string): string => words.replace(/[\s--[\u00a0\u202f]]+/gv, " ");

/** What somebody wrote, on one line. */
export const oneLine = (words: string): string => withSingleSpaces(words).trim();

/** At most `most` UTF-16 units, the ellipsis among them; never half a character. */
export function cut(words: string, most: number): string {
  if (words.length <= most) return words;
  const kept = words.slice(0, most - 1);
  const whole = /[\ud800-\udbff]$/.test(kept) ? kept.slice(0, -1) : kept;
  return `${whole.trimEnd()}…`;
}

/** `2026-12-03` as the language writes it in full. */
export const calendarDay = (day: string, locale: string): string =>
  new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: "UTC" }).format(new Date(`${day}T00:00:00Z`));
