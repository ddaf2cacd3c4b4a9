import { expect, test } from "vitest";
import { closest } from "../../src/kernel/closest.ts";

test.each([
  ["a letter that is missing", "imprimnte", "imprimante"],
  ["two letters that have changed places", "reseua", "reseau"],
  ["the same without its hyphen", "setup", "set-up"],
  ["of several that are near, the nearest", "messagerei", "messagerie"],
  ["of several that are as near, the first", "badga", "badge"],
  ["a third of its letters, and no more", "bxdgy", null],
  ["nothing like it", "xylophone", null],
])("%s", (_, written, meant) => {
  const known = ["badge", "badges", "imprimante", "imprimantes", "messagerie", "messageries", "reseau", "set-up"];
  expect(closest(written, known)).toBe(meant);
});

test("among two letters no slip is a slip", () => {
  expect(closest("it", ["is", "i"])).toBeNull();
});
