import { beginning } from "../kernel/words/whole.ts";

/** Control characters, and those that turn the direction of what stands behind them. A text may have lines. */
const odd = { key: /[\p{Cc}\p{Bidi_C}]/u, value: /[[\p{Cc}\p{Bidi_C}]--[\t\n\r\u200e\u200f\u061c]]/v } as const;

/** Whether a key, or a text, of a policy has none of them. */
export const isWritable = (text: string, part: keyof typeof odd): boolean => !odd[part].test(text);

/** They are shown by their numbers, so that nothing which is printed does anything to a terminal. Lines stay lines. */
export const printable = (text: string): string =>
  text.replaceAll(/[[\p{Cc}\p{Bidi_C}]--\n]/gv, (one) => `\\u{${(one.codePointAt(0) ?? 0).toString(16)}}`);

const longest = 80; // characters: what is longer is known by its beginning

export const cutShort = (text: string): string => (text.length <= longest ? text : `${beginning(text, longest)}…`);
