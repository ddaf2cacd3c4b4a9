import { describe, expect, it } from "vitest";
import { calendarDay, daysInWords, shownTime } from "../../src/screen/plain-text.ts";

const at = (iso: string): Date => new Date(iso);

describe("the first of a month in French", () => {
  it("is an ordinal, and no other day is", () => {
    expect(shownTime({ at: at("2026-12-01T08:00:00Z") }, { locale: "fr", zone: "UTC" })).toContain("1er déc.");
    expect(shownTime({ at: at("2026-12-21T08:00:00Z") }, { locale: "fr", zone: "UTC" })).toContain("21 déc.");
    expect(shownTime({ at: at("2026-12-11T01:00:00Z") }, { locale: "fr", zone: "UTC" })).not.toContain("er");
    expect(calendarDay("2026-12-01", "fr")).toBe("1er décembre 2026");
  });
  it("is one on either side of a stretch of days", () => {
    const days = (from: string, to: string) => daysInWords(at(from), at(to), "fr", "UTC").replaceAll(/\s/gu, " ");
    expect(days("2026-12-01", "2026-12-08")).toBe("1er–7 déc. 2026");
    expect(days("2026-11-01", "2026-12-02")).toBe("1er nov. – 1er déc. 2026");
  });
  it("is a number in English", () => {
    expect(calendarDay("2026-12-01", "en")).toBe("December 1, 2026");
  });
});
