import type { types } from "@slack/bolt";
import { shownTime } from "../../screen/plain-text.ts";
import type { Inline, Text } from "../../kernel/text.ts";
import { clean, limits } from "./limits.ts";
import { flatText, timeFormat, type Rendering } from "./rich-text.ts";

/**
 * Words where Slack takes no rich text: plain, unless a time stands in them. A time is read on the reader's own clock only as
 * markup, and then everything else there is put so that it is read as it is written.
 */
export function datedText(text: Text, rendering: Rendering): types.PlainTextElement | types.MrkdwnElement | null {
  const plain = rendering.take(flatText(text, rendering), limits.passage);
  if (plain.trim() === "") return null;
  const marked = text.map((inline) => inMarkup(inline, rendering)).join("");
  const isDated = text.some(({ kind }) => kind === "time") && marked.length <= limits.passage && !plain.endsWith("…");
  return isDated ? { type: "mrkdwn", text: marked, verbatim: true } : { type: "plain_text", text: plain, emoji: false };
}

function inMarkup(inline: Inline, reader: Rendering): string {
  if (inline.kind !== "time") return unmarked(clean(flatText([inline], reader)));
  const seconds = Math.floor(inline.at.getTime() / 1_000);
  return `<!date^${seconds}^${timeFormat}|${unmarked(shownTime(inline, reader))}>`;
}

const lookAlikes = new Map([
  ["&", "&amp;"],
  ["<", "&lt;"],
  [">", "›"], // escaped, it still begins a quotation
  ["*", "∗"],
  ["_", "＿"],
  ["~", "∼"],
  ["`", "ˋ"],
  [":", "꞉"],
]);

/** Words that Slack reads as they are written. An underscore between letters (a reference) and a colon of a clock are no marks. */
const unmarked = (words: string): string =>
  words.replaceAll(
    /[&<>*~`]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|:(?=[\w+'-]*[a-z][\w+'-]*:)/giu,
    (mark) => lookAlikes.get(mark) ?? mark,
  );
