import { beginning } from "../../kernel/words/whole.ts";
import { oneLine as onOneLine, withSingleSpaces } from "../../screen/plain-text.ts";

/** What a person wrote, safe to put in a card: well-formed, without control characters nor those that turn the direction of what follows, cut to `most` UTF-16 units. */
export function words(text: string, most: number): string {
  const clean = text
    .slice(0, most + 100) // room for the whole of the last character
    .replaceAll(/\r\n?/g, "\n")
    .toWellFormed()
    .replaceAll(/[[\p{Cc}\p{Bidi_C}]--[\t\n\u200e\u200f\u061c]]/gv, "")
    // Cards show {{DATE(…)}} as a date, even in literal text
    .replaceAll(/\{\{(?=DATE\(|TIME\()/g, "{\u200B{");
  return text.length > most || clean.length > most ? `${beginning(clean, most - 1)}…` : clean;
}

export const oneLine = (text: string, most: number): string => words(onOneLine(text), most);

const lookAlikes: Readonly<Record<string, string>> = {
  "*": "∗",
  "`": "ˋ",
  "~": "∼",
  "[": "［",
  "]": "］",
  "<": "‹",
  ">": "›",
  "#": "＃",
  "\\": "＼",
  "|": "∣",
  "&": "＆",
};

/**
 * Words that stay words where Teams reads Markdown and tags: each mark becomes its look-alike, since not every client
 * honours a backslash. An underscore between letters (a reference) is no mark.
 */
export const unmarked = (text: string): string =>
  withSingleSpaces(text)
    .replaceAll(/[*`~[\]<>#\\|&]/g, (mark) => lookAlikes[mark] ?? "")
    .replaceAll(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, "＿");

/** A line that begins as a list would be drawn as one. */
export const notAList = (line: string): string => (/^\s*([-+]|\d+[.)])(\s|$)/.test(line) ? `\u200B${line}` : line);
