import type { Locale } from "../../../kernel/locale.ts";
import { zone } from "../../protocol.ts";

const token = /\{\{(DATE|TIME)\((\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:Z|[+-]\d\d:\d\d))(?:, ?(COMPACT|SHORT|LONG))?\)\}\}/g;

/** `{{DATE(2026-11-21T09:00:00Z, SHORT)}}` and `{{TIME(…)}}` in words: the renderer takes the visitor's clock and the browser's language. */
export const withDates = (words: string, language: Locale): string =>
  words.replaceAll(token, (_, what: string, instant: string, width = "COMPACT") =>
    new Intl.DateTimeFormat(language, {
      timeZone: zone,
      ...(what === "TIME" ? { timeStyle: "short" } : dates[width]),
    }).format(new Date(instant)),
  );

/** As the renderer writes them. */
const dates: Readonly<Record<string, Intl.DateTimeFormatOptions>> = {
  COMPACT: { dateStyle: "short" },
  SHORT: { weekday: "short", day: "numeric", month: "short", year: "numeric" },
  LONG: { weekday: "long", day: "numeric", month: "long", year: "numeric" },
};
