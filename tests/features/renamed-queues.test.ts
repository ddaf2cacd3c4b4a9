import { expect, it } from "vitest";
import { locales } from "../../src/kernel/locale.ts";
import type { Viewer } from "../../src/screen/viewer.ts";
import { everyForm, everyMessage } from "./everything-said.ts";
import { linesOf, reader } from "./reading.ts";

const titles = new Map([
  ["support", "front-desk"],
  ["network", "cables"],
]);
const told = (viewer: Viewer): readonly string[] => everyMessage(viewer).flatMap(linesOf);

it.each(locales)("a renamed queue is called so wherever it is spoken of, in %s", (locale) => {
  const [before, after] = [told(reader(locale)), told({ ...reader(locale), queues: titles })];
  const quoted = /[“«]\s?support\s?[”»]/u;
  expect(before.filter((line) => quoted.test(line)).length).toBeGreaterThan(20);
  // The list of queues says under which name the policy knows it.
  const still = after.filter((line) => quoted.test(line) && !line.startsWith("helpers"));
  expect(still).toEqual([]);
  expect(after.filter((line) => line.includes("front-desk")).length).toBeGreaterThan(20);
});

it.each(locales)("so is one that a form offers, in %s", (locale) => {
  const labels = JSON.stringify(everyForm({ ...reader(locale), queues: titles }));
  expect(labels).toContain(JSON.stringify({ value: "network", label: "cables" }));
});
