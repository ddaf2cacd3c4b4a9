import { beginning } from "../../kernel/words/whole.ts";
import { oneLine as onOneLine } from "../../screen/plain-text.ts";

/** What Slack refuses to take more of. Counted in UTF-16 units, which is never less than Slack counts. */
export const limits = {
  summary: 500, // chat.update refuses a text of more than 4,000 bytes once & < > are escaped
  words: 12_000, // the words of one message; near 13,200 Slack answers msg_blocks_too_long
  header: 150,
  passage: 3_000, // one section, context element or run of rich text
  factLabel: 100, // ours: a label is a word or two
  factValue: 500, // ours: facts are read at a glance
  messageBlocks: 50,
  viewBlocks: 100, // modals and Home
  viewBytes: 250_000, // of a modal; more is view_too_large
  actionsElements: 25,
  overflowOptions: 5,
  buttonLabel: 75,
  buttonValue: 2_000,
  optionLabel: 75,
  optionValue: 75, // Slack says 150 in places
  options: 100,
  radioButtons: 10,
  url: 3_000,
  inputLabel: 150, // ours: Slack takes 2,000, nobody reads them
  inputText: 3_000,
  viewTitle: 24, // its two buttons too
  metadata: 3_000,
  requestBytes: 1024 * 1024, // a form with all its fields full is a fifth of it, escaped
} as const;

/**
 * Words without what JSON, form encoding or a screen cannot carry: lone surrogates and control characters, among them
 * those that turn the reading direction of whatever follows.
 */
export const clean = (words: string): string =>
  words.toWellFormed().replaceAll(/[[\p{Cc}\p{Bidi_C}]--[\t\n\u200e\u200f\u061c]]/gv, "");

/** At most `most` UTF-16 units; what was cut off shows as "…", and no character is cut in two. */
export function cut(words: string, most: number): string {
  if (words.length <= most) return words;
  if (most < 1) return "";
  return `${beginning(words, most - 1)}…`;
}

/** One line, for where Slack shows only one. */
export const oneLine = (words: string): string => onOneLine(clean(words));

/** Hands out words until a whole message's allowance is spent. */
export type Take = (words: string, most: number) => string;

export function allowance(total: number): Take {
  let left = total;
  return (words, most) => {
    const taken = cut(clean(words), Math.min(most, left));
    left -= taken.length;
    return taken;
  };
}
