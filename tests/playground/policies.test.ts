import { globSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { administrator, emailOf, lead, onSlackOnly, onTeamsOnly } from "../../src/playground/cast.ts";

const policies = globSync("policies/*.yaml");

test.for(policies)("whoever %s names is there to try it", (file) => {
  const people = [administrator, lead, ...onSlackOnly, ...onTeamsOnly].map(emailOf);
  const named = readFileSync(file, "utf8").match(/[\w.-]+@[\w.-]+/gu) ?? [];
  expect(named.length).toBeGreaterThan(0);
  expect(named.filter((email) => !people.includes(email))).toEqual([]);
});

test("there are examples to try", () => expect(policies.length).toBeGreaterThanOrEqual(3));
