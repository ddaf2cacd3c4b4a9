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

it("they are parted between lines, else between words, where that can be", () => {
  expect(parts("0123456789\nabc def", 12)).toEqual(["0123456789\n", "abc def"]);
  expect(parts("0123456789 abc def", 12)).toEqual(["0123456789 ", "abc def"]);
  expect(parts("012345678 \nabc def", 12)).toEqual(["012345678 \n", "abc def"]);
  expect(parts("0123456789abcdef", 12)).toEqual(["0123456789ab", "cdef"]);
});
