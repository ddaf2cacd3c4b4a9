import type { types } from "@slack/bolt";
import type { Locale } from "../../kernel/locale.ts";
import { parts, shownTime } from "../../screen/plain-text.ts";
import type { Inline, Text } from "../../kernel/text.ts";
import { limits, type Take } from "./limits.ts";

/** For whom words are rendered, and how much of them still fits. */
export interface Rendering {
  readonly locale: Locale;
  readonly zone: string;
  readonly take: Take;
}

/** How Slack writes an instant on the clock of whoever reads: today, tomorrow, or a date without its year. */
export const timeFormat = "{date_pretty} {time}";

/** Rich text takes words as they are: nothing in them is ever read as markup. */
export function richInlines(text: Text, { locale, zone, take }: Rendering): types.RichTextElement[] {
  return text.flatMap((inline): types.RichTextElement[] => {
    switch (inline.kind) {
      case "plain":
        return longRuns(inline.text, take);
      case "bold":
        return boldRun(take(inline.text, limits.passage));
      case "link": {
        const words = take(inline.text, limits.passage);
        if (!isLinkable(inline.url)) return plainRun(words);
        return words === "" ? [] : [{ type: "link", url: inline.url, text: words }];
      }
      case "mention":
        if (inline.user === null || !isSlackUser(inline.user)) return plainRun(take(inline.name, limits.passage));
        return take(inline.user, limits.passage) === inline.user ? [{ type: "user", user_id: inline.user }] : [];
      case "time": {
        const fallback = take(shownTime(inline, { locale, zone }), limits.passage);
        if (fallback === "") return [];
        const timestamp = Math.floor(inline.at.getTime() / 1_000);
        return [{ type: "date", timestamp, format: timeFormat, fallback }];
      }
    }
  });
}

/** The same words where Slack takes no rich text: links and mentions become their words, times the reader's clock. */
export const flatText = (text: Text, { locale, zone }: Pick<Rendering, "locale" | "zone">): string =>
  text.map((inline) => flatInline(inline, locale, zone)).join("");

function flatInline(inline: Inline, locale: Locale, zone: string): string {
  switch (inline.kind) {
    case "plain":
    case "bold":
    case "link":
      return inline.text;
    case "mention":
      return inline.name;
    case "time":
      return shownTime(inline, { locale, zone });
  }
}

/** As many runs as it takes: one holds only so much. */
export const longRuns = (words: string, take: Take): types.RichTextElement[] =>
  parts(words, limits.passage).flatMap((part) => plainRun(take(part, limits.passage)));

export const plainRun = (words: string): types.RichTextElement[] =>
  words === "" ? [] : [{ type: "text", text: words }];

export const boldRun = (words: string): types.RichTextElement[] =>
  words === "" ? [] : [{ type: "text", text: words, style: { bold: true } }];

const isLinkable = (url: string): boolean =>
  url.length <= limits.url && /^(https?|mailto):[^\s]+$/.test(url) && url.isWellFormed();

export const isSlackUser = (user: string): boolean => /^[UW][A-Z0-9]{1,19}$/.test(user);
