import { zone } from "../../protocol.ts";

/** Slack's date tokens in the reader's language; null when a token is not known, for the fallback. */
export function readDate(seconds: number, format: string, language: string): string | null {
  const at = new Date(seconds * 1_000);
  const tokens: Readonly<Record<string, Intl.DateTimeFormatOptions>> = {
    date_num: { year: "numeric", month: "2-digit", day: "2-digit" },
    date_short: { dateStyle: "medium" },
    date_short_pretty: { dateStyle: "medium" },
    date: { dateStyle: "long" },
    date_pretty: { dateStyle: "long" },
    date_long: { dateStyle: "full" },
    date_long_pretty: { dateStyle: "full" },
    time: { timeStyle: "short" },
    time_secs: { timeStyle: "medium" },
  };
  const shown = format.replaceAll(/\{(\w+)\}/g, (whole, token: string) => {
    const options = tokens[token];
    return options === undefined ? whole : new Intl.DateTimeFormat(language, { ...options, timeZone: zone }).format(at);
  });
  return /\{\w+\}/.test(shown) ? null : shown;
}
