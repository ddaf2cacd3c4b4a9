import * as fc from "fast-check";
import { expect, it } from "vitest";
import { parts } from "../../src/screen/plain-text.ts";

it("the parts of long words are the words, none too long, and no character is cut in two", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 100 }), fc.integer({ min: 2, max: 50 }), (words, most) => {
      const parted = parts(words, most);
      expect(parted.join("")).toBe(words);
      expect(parted.filter((part) => part.length > most)).toEqual([]);
      if (words.isWellFormed()) expect(parted.filter((part) => !part.isWellFormed())).toEqual([]);
    }),
  );
});

it("a character longer than a part is parted, and the parts come to an end", () => {
  const marked = `e${"\u0301".repeat(6)}`;
  expect(parts(marked, 3)).toEqual(["e\u0301\u0301", "\u0301\u0301\u0301", "\u0301"]);
  const characters = fc.string({
    unit: fc.constantFrom("e", "\u0301", "\u{1F600}", "\u200D", "\uD83D"),
    maxLength: 40,
  });
  fc.assert(
    fc.property(characters, fc.integer({ min: 2, max: 9 }), (words, most) => {
      expect(parts(words, most).slice(0, -1)).not.toContain("");
    }),
    { numRuns: 2000 },
  );
});

it("they are parted between lines, else between words, where that can be", () => {
  expect(parts("0123456789\nabc def", 12)).toEqual(["0123456789\n", "abc def"]);
  expect(parts("0123456789 abc def", 12)).toEqual(["0123456789 ", "abc def"]);
  expect(parts("012345678 \nabc def", 12)).toEqual(["012345678 \n", "abc def"]);
  expect(parts("0123456789abcdef", 12)).toEqual(["0123456789ab", "cdef"]);
});
