import { describe, expect, it } from "vitest";
import { readDays, readDelegation, readHandOver } from "../../../src/features/delegation/rules/typed-delegation.ts";

/** A Tuesday. */
const now = new Date("2026-12-01T10:00:00+01:00");
const days = (from: string | null, until: string | null) =>
  readDays({ from, until }, { now, zone: "Europe/Paris", language: "fr-FR" });

describe("who is to decide, in a sentence", () => {
  it.each([
    ["delegate to Nina until Friday", "Nina", null, "Friday"],
    ["delegate my approvals to Nina from Monday to Friday", "Nina", "Monday", "Friday"],
    ["let Nina decide until Friday", "Nina", null, "Friday"],
    ["Nina decides for me until Friday", "Nina", null, "Friday"],
    ["Nina Shah will approve for me for two weeks", "Nina Shah", null, "in two weeks"],
    ["I'm away, Nina decides for me until Friday", "Nina", null, "Friday"],
    ["I’m on holiday until Friday, Nina approves for me", "Nina", null, "Friday"],
    ["I'll be on leave until 12 December and Nina decides in my place", "Nina", null, "12 December"],
    ["Nina is my delegate until Friday", "Nina", null, "Friday"],
    ["Nina decides for me", "Nina", null, null],
    ["déléguer à Nina jusqu’à vendredi", "Nina", null, "vendredi"],
    ["je délègue mes validations à Nina du lundi au vendredi", "Nina", "lundi", "vendredi"],
    ["Nina décide pour moi jusqu'à vendredi", "Nina", null, "vendredi"],
    ["Nina Shah valide à ma place pendant deux semaines", "Nina Shah", null, "in deux semaines"],
    ["Je suis absent, Nina décide pour moi jusqu'à vendredi", "Nina", null, "vendredi"],
    ["je suis absent, c'est Nina qui décide à ma place jusqu'à vendredi", "Nina", null, "vendredi"],
    ["Je suis en congé jusqu’au 11 décembre, Nina décidera pour moi", "Nina", null, "11 décembre"],
    ["Nina me remplace pour les validations jusqu’à vendredi", "Nina", null, "vendredi"],
  ])("“%s”", (typed, whom, from, until) => {
    expect(readDelegation(typed)).toEqual({ whom, from, until });
  });

  it.each([
    "delegate access to the mailbox",
    "The printer decides when to print",
    "Nina decides about the budget until Friday",
    "I am away and the laptop is still broken",
    "Nina valide la facture jusqu’à vendredi",
    "je suis en congé jusqu’à vendredi",
    `Nina decides for me until ${"Friday ".repeat(40)}`,
  ])("“%s” is about something else", (typed) => {
    expect(readDelegation(typed)).toBeNull();
  });

  it.each([`I'm ${"a ".repeat(90)}`, `je suis ${", ".repeat(90)}`, `en mon absence ${"x, ".repeat(60)}`])(
    "“%s” ends, and is about something else",
    (typed) => {
      expect(readDelegation(typed.slice(0, 199))).toBeNull();
    },
  );
});

describe("the days of it", () => {
  it.each([
    [null, "Friday", null, "2026-12-04"],
    [null, "in two weeks", null, "2026-12-15"],
    [null, "in deux semaines", null, "2026-12-15"],
    ["Thursday", "in a week", "2026-12-03", "2026-12-10"],
    ["Monday", "Friday", "2026-12-07", "2026-12-11"],
    ["lundi", "vendredi inclus", "2026-12-07", "2026-12-12"],
    [null, "Friday included", null, "2026-12-05"],
    [null, "today", null, "2026-12-02"],
    ["today", "ce soir", null, "2026-12-02"],
  ])("from %s until %s", (from, until, begins, ends) => {
    expect(days(from, until)).toEqual({ from: begins, until: ends, areRead: true });
  });

  it("that aren't understood are asked for", () => {
    expect(days("one day", "Friday")).toEqual({ from: null, until: "2026-12-04", areRead: false });
    expect(days(null, "the end of the world")).toEqual({ from: null, until: null, areRead: false });
  });
});

describe("that somebody else is to decide what one is asked", () => {
  it.each([
    ["please have Ada decide, I'm in a meeting", "Ada"],
    ["ask Ada instead", "Ada"],
    ["Ask @Ada Laurent", "@Ada Laurent"],
    ["let Ada decide", "Ada"],
    ["it’s up to Ada.", "Ada"],
    ["demandez à Ada", "Ada"],
    ["demandez plutôt à Ada Laurent, je suis en réunion", "Ada Laurent"],
    ["voyez avec Ada", "Ada"],
    ["laissez Ada décider", "Ada"],
    ["c’est à Ada de trancher", "Ada"],
  ])("“%s”: %s", (words, whom) => expect(readHandOver(words)?.replace("@", "")).toBe(whom.replace("@", "")));

  it.each(["what does it cost?", "no", "I would have to think", "je demande un écran", "too expensive"])(
    "“%s”: nobody",
    (words) => expect(readHandOver(words)).toBeNull(),
  );
});
