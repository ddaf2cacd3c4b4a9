import { expect, test } from "vitest";
import { compare, type Mutant } from "./compare.ts";
import type { Survivor } from "./survivors.ts";

const file = "src/kernel/one.ts";
const source = "export const one = 1;\nexport const two = one + 1;\n";
const mutant = (status: string): Mutant => ({
  file,
  source,
  status,
  location: { start: { line: 2, column: 20 }, end: { line: 2, column: 27 } },
  replacement: "one - 1",
});
const known: Survivor = {
  file,
  line: "export const two = one + 1;",
  was: "one + 1",
  becomes: "one - 1",
  why: "nobody counts so far",
};

test("a mutant that nobody noticed is told with its line", () => {
  const { told, isGood } = compare([mutant("Killed"), mutant("Survived")], { survivors: [], unexamined: {} });
  expect(isGood).toBe(false);
  expect(told).toEqual([
    `${file}: 1 of 2 killed (50.0 %), 0 survive for a reason, 1 unexamined`,
    "  survives: 2: export const two = one + 1;\n    one + 1 → one - 1",
  ]);
});

test("one that survives for a reason is no failure, until it is killed after all", () => {
  expect(compare([mutant("Survived")], { survivors: [known], unexamined: {} }).isGood).toBe(true);
  const { told, isGood } = compare([mutant("Killed")], { survivors: [known], unexamined: {} });
  expect(isGood).toBe(false);
  expect(told.at(-1)).toBe("  is killed now: export const two = one + 1; → one - 1");
});

test("what nobody has looked at may not grow", () => {
  const two = [mutant("Survived"), mutant("NoCoverage"), mutant("Ignored")];
  expect(compare(two, { survivors: [], unexamined: { [file]: 2 } }).isGood).toBe(true);
  expect(compare(two, { survivors: [], unexamined: { [file]: 1 } }).isGood).toBe(false);
  const { told, isGood } = compare(two, { survivors: [], unexamined: { [file]: 3 } });
  expect({ isGood, last: told.at(-1) }).toEqual({ isGood: true, last: "  unexamined: 3 can be 2 now" });
});
