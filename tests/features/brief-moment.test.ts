import { describe, expect, it } from "vitest";
import { lastBrief, nextBrief } from "../../src/features/briefs/rules.ts";
import { aroundTheClock, type BusinessHours, type OpenSpan } from "../../src/kernel/time/business-hours.ts";
import { usualHours } from "../../src/kernel/policy.ts";

const office = usualHours("Europe/Paris");
const everyDay = (...spans: readonly OpenSpan[]): BusinessHours => ({
  ...office,
  week: {
    monday: spans,
    tuesday: spans,
    wednesday: spans,
    thursday: spans,
    friday: spans,
    saturday: spans,
    sunday: spans,
  },
});

const next = (hours: BusinessHours, after: string): string => {
  const moment = nextBrief(hours, new Date(after));
  return moment === null ? "never" : `${moment.which} ${moment.at.toISOString()}`;
};

describe("the next brief", () => {
  it.each([
    ["before the opening", "2026-11-23T08:00+01:00", "morning 2026-11-23T08:00:00.000Z"],
    ["at the opening itself, which has been", "2026-11-23T09:00+01:00", "handover 2026-11-23T17:00:00.000Z"],
    ["while open", "2026-11-23T11:00+01:00", "handover 2026-11-23T17:00:00.000Z"],
    ["at the closing", "2026-11-23T18:00+01:00", "morning 2026-11-24T08:00:00.000Z"],
    ["over the weekend", "2026-11-20T20:00+01:00", "morning 2026-11-23T08:00:00.000Z"],
  ])("%s", (_, after, expected) => expect(next(office, after)).toBe(expected));

  it("takes no notice of lunch", () => {
    const lunch = everyDay({ from: 9 * 60, to: 12 * 60 }, { from: 14 * 60, to: 18 * 60 });
    expect(next(lunch, "2026-11-23T10:00+01:00")).toBe("handover 2026-11-23T17:00:00.000Z");
    expect(next(lunch, "2026-11-23T13:00+01:00")).toBe("handover 2026-11-23T17:00:00.000Z");
  });

  it("of a night shift begins in the evening", () => {
    const shift = everyDay({ from: 22 * 60, to: 30 * 60 });
    expect(next(shift, "2026-11-23T12:00+01:00")).toBe("morning 2026-11-23T21:00:00.000Z");
    expect(next(shift, "2026-11-24T01:00+01:00")).toBe("handover 2026-11-24T05:00:00.000Z");
  });

  it("after an absence, the last that was missed is the one that counts", () => {
    const missed = (from: string, to: string) => lastBrief(office, new Date(from), new Date(to))?.which ?? "none";
    expect(missed("2026-11-24T06:30+01:00", "2026-11-24T10:30+01:00")).toBe("morning");
    expect(missed("2026-11-23T08:00+01:00", "2026-11-23T18:30+01:00")).toBe("handover");
    expect(missed("2026-11-23T12:00+01:00", "2026-11-23T16:00+01:00")).toBe("none");
  });

  it("never comes where nobody goes home", () => {
    expect(next(aroundTheClock("Europe/Paris"), "2026-11-23T12:00+01:00")).toBe("never");
  });
});
