import { expect, test } from "vitest";
import { cellText } from "../../src/features/exports/rules.ts";

test.each([
  ["my chair\uFFFE is b\uFFFFroken", "my chair is broken"],
  ["half \ud83d an emoji", "half  an emoji"],
  ["a bell\u0007, a\ttab\nand a line", "a bell, a\ttab\nand a line"],
  ["👩‍💻 stays", "👩‍💻 stays"],
])("a cell holds what XML takes: %j", (words, cell) => {
  expect(cellText(words)).toBe(cell);
});

test("a cell is cut where a character ends", () => {
  const cell = cellText("😀".repeat(20_000));
  expect(cell.length).toBeLessThanOrEqual(32_767);
  expect(cell.isWellFormed()).toBe(true);
});
