import { expect, test } from "vitest";
import { statementNames } from "../../src/store/engine/statement-names.ts";

test("a statement keeps its name, and no two have the same", () => {
  const nameOf = statementNames();
  const [one, other] = [nameOf({ sql: "select 1" }), nameOf({ sql: "select 2" })];
  expect(nameOf({ sql: "select 1" })).toBe(one);
  expect(other).not.toBe(one);
});

test("past so many, new statements have no name, and those that have one keep it", () => {
  const nameOf = statementNames(2);
  const names = ["a", "b", "c"].map((sql) => nameOf({ sql }));
  expect(names[2]).toBe("");
  expect(["a", "b"].map((sql) => nameOf({ sql }))).toEqual(names.slice(0, 2));
});
