import { expect, it } from "vitest";
import { hourInWords } from "../../src/screen/day-in-words.ts";
import { shownTime, wallClock } from "../../src/screen/plain-text.ts";
import { locales } from "../../src/kernel/locale.ts";

const at = new Date("2026-11-23T09:05:00Z");

it.each(locales)("an hour looks the same by itself, with a date and in a sentence, in %s", (locale) => {
  const alone = wallClock(9 * 60 + 5, locale);
  expect(shownTime({ at }, { locale, zone: "UTC" })).toContain(` ${alone}`);
  expect(hourInWords(at, { locale, zone: "UTC" })).toBe(alone);
});
