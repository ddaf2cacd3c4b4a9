import { expect, test } from "vitest";
import type { Person } from "../../src/desk/person.ts";
import { usualPreference } from "../../src/kernel/notifications.ts";
import { toldApart } from "../../src/desk/told-apart.ts";

const person = (id: string, name: string): Person => ({
  id,
  name,
  email: null,
  locale: null,
  zone: null,
  away: null,
  delegation: null,
  wants: usualPreference,
  accounts: [],
});

test("a name that fills a screen is shortened, and any other is told whole", () => {
  const [long, whole] = ["N".repeat(5_000), "Maria del Carmen Fernández de la Torre y Castilla-Aragón"];
  const called = toldApart([person("1", long), person("2", whole)]);
  expect(called.get("1")).toBe(`${"N".repeat(59)}…`);
  expect(called.get("2")).toBe(whole);
});
