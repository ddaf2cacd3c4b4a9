import { zone } from "../../protocol.ts";
import type { PageContext } from "../shared/page-context.ts";

type Reader = Pick<PageContext, "language" | "now">;

const dayOf = new Intl.DateTimeFormat("sv", { timeZone: zone, dateStyle: "short" });

/** Yesterday, today or tomorrow; null for any other day. */
function nearDay(at: Date, now: Date, language: string): string | null {
  const days = (Date.parse(dayOf.format(at)) - Date.parse(dayOf.format(now))) / 86_400_000;
  return Math.abs(days) > 1 ? null : new Intl.RelativeTimeFormat(language, { numeric: "auto" }).format(days, "day");
}

/** Slack's date tokens in the reader's language; null when a token is not known, for the fallback. `now`: ISO, where it is known. */
export function readDate(seconds: number, format: string, { language, now }: Reader): string | null {
  const at = new Date(seconds * 1_000);
  const near = now === null ? null : nearDay(at, new Date(now), language);
  const tokens: Readonly<Record<string, Intl.DateTimeFormatOptions>> = {
    date_num: { year: "numeric", month: "2-digit", day: "2-digit" },
    date_short: { dateStyle: "medium" },
    date_short_pretty: { dateStyle: "medium" },
    date: { month: "long", day: "numeric" },
    date_pretty: { month: "long", day: "numeric" },
    date_long: { dateStyle: "full" },
    date_long_pretty: { dateStyle: "full" },
    time: { timeStyle: "short" },
    time_secs: { timeStyle: "medium" },
  };
  const shown = format.replaceAll(/\{(\w+)\}/g, (whole, token: string) => {
    if (near !== null && token.endsWith("_pretty")) return near;
    const options = tokens[token];
    return options === undefined ? whole : new Intl.DateTimeFormat(language, { ...options, timeZone: zone }).format(at);
  });
  return /\{\w+\}/.test(shown) ? null : shown;
}

/** Markup in which nothing is marked but dates: each is a token with words for who cannot read it. */
export const withDates = (markup: string, reader: Reader): string =>
  markup
    .replaceAll(
      /<!date\^(\d+)\^([^|<>]+)\|([^<>]*)>/g,
      (_, seconds: string, format: string, fallback: string) => readDate(Number(seconds), format, reader) ?? fallback,
    )
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");
