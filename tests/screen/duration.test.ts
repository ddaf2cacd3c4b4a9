import { describe, expect, it } from "vitest";
import { duration } from "../../src/screen/duration.ts";

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

describe("a length of time", () => {
  it.each([
    [59_999, "", ""],
    [minute, "1 min", "1 min"],
    [2 * hour + 10 * minute, "2 hr 10 min", "2 h 10 min"],
    [3 * hour, "3 hr", "3 h"],
    [day + 3 * hour + 59 * minute, "1 day 3 hr", "1 j 3 h"],
    [2 * day + 59 * minute, "2 days", "2 j"],
  ])("of %i ms reads %s, and in French %s", (milliseconds, english, french) => {
    const plain = (words: string) => words.replaceAll(/[\u00a0\u202f]/gu, " ");
    expect([duration(milliseconds, "en"), duration(milliseconds, "fr")].map(plain)).toEqual([english, french]);
  });
  it("is counted in hours where a day is not one of 24", () => {
    expect(duration(day + 3 * hour, "en", "hour")).toBe("27 hr");
  });
});
