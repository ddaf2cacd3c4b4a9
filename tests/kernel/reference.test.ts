import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dateOf, dayOf } from "../../src/kernel/time/calendar.ts";
import { kinds } from "../../src/kernel/classification.ts";
import { formatReference, referencesIn } from "../../src/kernel/reference.ts";

const found = (typed: string): readonly string[] => referencesIn(typed).map(({ reference }) => reference);

describe("a reference", () => {
  it("is the kind's letter, the day, and the number of that day", () => {
    expect(formatReference("incident", "261121", 42)).toBe("I261121_0042");
    expect(kinds.map((kind) => formatReference(kind, "261121", 1)[0]).join("")).toBe("ISQCEAP");
  });
  it("grows a digit past 9999", () => {
    expect(formatReference("question", "261121", 9_999)).toBe("Q261121_9999");
    expect(formatReference("question", "261121", 10_000)).toBe("Q261121_10000");
  });
  it("is found again in whatever surrounds it", () => {
    fc.assert(
      fc.property(fc.constantFrom(...kinds), fc.integer({ min: 1, max: 99_999 }), (kind, number) => {
        const reference = formatReference(kind, "261121", number);
        expect(found(`Re: ${reference.toLowerCase()}, please`)).toEqual([reference]);
      }),
    );
    expect(found("no I26_0001 here")).toEqual([]);
  });
  it.each([
    "I261121_0042.",
    "#I261121_0042",
    "(i261121_0042)",
    "i261121-0042",
    "I261121‑0042",
    "I261121–0042",
    "I261121 0042",
    "I 261121 0042",
    "I261121_42",
    "I261121\\_0042",
    "_I261121_0042_",
    "*I261121_0042*",
    "« I261121_0042 »",
    "ticket:I261121_0042!",
    "I261121_0042’s printer",
    "I261121_0042, again I261121-0042",
  ])("is understood as “%s”", (typed) => expect(found(typed)).toEqual(["I261121_0042"]));
  it.each(["Wi261121_0042", "I261121_0042x", "261121_0042", "I261121 42", "I2611210_042", "I261121_00421234567"])(
    "is not “%s”",
    (typed) => expect(found(typed)).toEqual([]),
  );
  it("is each that is named", () => {
    expect(found("I261121_0042 is as Q261122_0001")).toEqual(["I261121_0042", "Q261122_0001"]);
  });
});

describe("the day of an instant", () => {
  const newYear = new Date("2026-12-31T23:30:00Z");
  it("is the desk's, not the server's", () => {
    expect(dayOf(newYear, "Europe/Paris")).toBe("270101");
    expect(dayOf(newYear, "America/New_York")).toBe("261231");
    expect(dateOf(newYear, "Europe/Paris")).toBe("2027-01-01");
  });
});
