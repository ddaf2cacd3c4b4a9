import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { beginning } from "../../../src/kernel/words/whole.ts";

const family = "👨‍👩‍👧‍👦";

describe("the beginning of words", () => {
  it.each([
    ["an emoji", "😀"],
    ["a family", family],
    ["a flag", "🇫🇷"],
    ["a flag of parts", "🏴󠁧󠁢󠁳󠁣󠁴󠁿"],
    ["a thumb of some colour", "👍🏽"],
    ["a letter with its accent apart", "e\u0301"],
    ["a letter of an ideograph plane", "𠮷"],
    ["the end of a line as Windows writes it", "\r\n"],
  ])("has %s whole or not at all", (_, character) => {
    const words = character.repeat(20);
    for (let most = 0; most <= words.length; most += 1) {
      const kept = beginning(words, most);
      expect(kept.length).toBe(most - (most % character.length));
      expect(words.startsWith(kept)).toBe(true);
    }
  });
  it("is cut all the same where a letter has more marks than fit", () => {
    expect(beginning(`a${"\u0301".repeat(500)}`, 100)).toHaveLength(100);
  });
  it("is never longer than asked, well formed, and nearly as long", () => {
    const unit = fc.oneof(
      { weight: 3, arbitrary: fc.string({ unit: "grapheme" }) },
      { weight: 1, arbitrary: fc.string() },
    );
    fc.assert(
      fc.property(fc.array(unit, { minLength: 20 }), fc.nat({ max: 200 }), (parts, most) => {
        const words = parts.join("");
        const kept = beginning(words, most);
        expect(words.startsWith(kept)).toBe(true);
        expect(kept.length).toBeLessThanOrEqual(most);
        expect(kept.length).toBeGreaterThanOrEqual(Math.min(words.length, most) - 41);
        if (words.isWellFormed()) expect(kept.isWellFormed()).toBe(true);
      }),
    );
  });
});
