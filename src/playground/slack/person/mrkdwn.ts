import type { Reader } from "./reading.ts";

/** mrkdwn as it looks on the screen: marks gone, links and mentions by their names, entities decoded. */
export function readMrkdwn(text: string, reader: Reader): string {
  const named = text.replace(/<([^<>]*)>/g, (_, inside: string) => readAngle(inside, reader));
  const unmarked = named
    .replace(/^&gt; ?/gm, "> ")
    .replace(/(?<![\w*])\*(\S(?:[^*\n]*\S)?)\*(?![\w*])/g, "$1")
    .replace(/(?<![\w_])_(\S(?:[^_\n]*\S)?)_(?![\w_])/g, "$1")
    .replace(/(?<![\w~])~(\S(?:[^~\n]*\S)?)~(?![\w~])/g, "$1")
    .replace(/`([^`\n]+)`/g, "$1");
  return unmarked.replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&amp;/g, "&");
}

/** What stands between < and >: a mention, a broadcast, a date or a link. */
function readAngle(inside: string, reader: Reader): string {
  const [target = "", label] = inside.split("|");
  if (target.startsWith("@")) return `@${reader.nameOf(target.slice(1))}`;
  if (target.startsWith("#")) return `#${reader.channelName(target.slice(1))}`;
  if (target.startsWith("!date^")) {
    const [, timestamp = "", format = ""] = target.split("^");
    return readDate(Number(timestamp), format, reader);
  }
  if (target.startsWith("!subteam^")) return label ?? `@${target.slice("!subteam^".length)}`;
  if (target.startsWith("!")) return `@${target.slice(1)}`;
  return label ?? target;
}

const dateTokens: Readonly<Record<string, Intl.DateTimeFormatOptions>> = {
  date_num: { year: "numeric", month: "2-digit", day: "2-digit" },
  date: { month: "long", day: "numeric" },
  date_pretty: { month: "long", day: "numeric" },
  date_slash: { year: "numeric", month: "2-digit", day: "2-digit" },
  date_short: { year: "numeric", month: "short", day: "numeric" },
  date_short_pretty: { year: "numeric", month: "short", day: "numeric" },
  date_long: { weekday: "long", year: "numeric", month: "long", day: "numeric" },
  date_long_pretty: { weekday: "long", year: "numeric", month: "long", day: "numeric" },
  date_long_full: { weekday: "long", year: "numeric", month: "long", day: "numeric" },
  day_divider_pretty: { weekday: "long", month: "long", day: "numeric" },
  time: { hour: "numeric", minute: "2-digit" },
  time_secs: { hour: "numeric", minute: "2-digit", second: "2-digit" },
};

/** Slack's date tokens in the reader's language and zone; an unknown token is shown as it is, as at Slack. */
export const readDate = (timestampSeconds: number, format: string, { locale, tz }: Reader): string =>
  format.replace(/\{(\w+)\}/g, (token, name: string) => {
    const options = dateTokens[name];
    if (options === undefined) return token;
    return new Intl.DateTimeFormat(locale, { ...options, timeZone: tz }).format(new Date(timestampSeconds * 1_000));
  });
