import { expect, it } from "vitest";
import { isVisible } from "../../../src/kernel/words/visible.ts";

it.each([
  ["nothing", ""],
  ["blanks", " \t\n\u00a0\u202f\u3000"],
  ["zero-width marks", "\u200b\u200c\u200d\u2060\ufeff"],
  ["marks of direction", "\u200e\u200f\u202a\u202e\u2066\u2069\u061c"],
  ["soft hyphens", "\u00ad\u00ad"],
  ["fillers of Hangul", "\u3164\u115f\uffa0"],
  ["blanks of Braille", "\u2800"],
  ["accents over nothing", "\u0301\ufe0f"],
  ["control characters", "\u0000\u0007\u0085"],
  ["half a pair", "\ud83d"],
  ["tags", "\u{e0067}\u{e007f}"],
])("nothing is seen of %s", (_, words) => expect(isVisible(words)).toBe(false));

it.each(["a", "é", "…", "?", "😀", "🇫🇷", "الطابعة", "張", "\u200b.", "1"])("“%s” is seen", (words) => {
  expect(isVisible(words)).toBe(true);
});
