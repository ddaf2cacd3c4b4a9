import { array, assert, constantFrom, integer, property, record } from "fast-check";
import { describe, expect, test } from "vitest";
import { english, french, labelsOf, linesOf } from "./reading.ts";
import { readTypedCommand } from "../../src/conversation/typed-command.ts";
import { timesheet, type TimesheetAt } from "../../src/features/timesheets/messages.ts";
import { timesheetsOf } from "../../src/features/timesheets/rules.ts";

/** Who worked how long, on which day. */

const day = record({
  person: constantFrom("ada", "bob", "eve"),
  day: constantFrom("2026-11-23", "2026-11-24", "2026-11-25"),
  minutes: integer({ min: 1, max: 600 }),
});

test("a timesheet has all that was logged, of one person, in order", () => {
  assert(
    property(array(day, { maxLength: 40 }), (logged) => {
      const sheets = timesheetsOf(logged);
      expect(new Set(sheets.map(({ person }) => person)).size).toBe(sheets.length);
      for (const { person, minutes, days } of sheets) {
        const theirs = logged.filter((each) => each.person === person);
        expect(minutes).toBe(theirs.reduce((sum, each) => sum + each.minutes, 0));
        expect(days.reduce((sum, each) => sum + each.minutes, 0)).toBe(minutes);
        expect(days.map((each) => each.day)).toEqual(days.map((each) => each.day).toSorted());
      }
    }),
  );
});

describe("it is shown", () => {
  const sheet = (person: string, minutes: number) => ({ person, minutes, days: [{ day: "2026-11-23", minutes }] });
  const at: TimesheetAt = {
    week: "this-week",
    period: { from: new Date("2026-11-22T23:00:00Z"), to: new Date("2026-11-25T10:00:00Z") },
    zone: "Europe/Paris",
    reader: "paul",
    sheets: [sheet("mona", 300), sheet("claire", 90), sheet("paul", 15)],
    viewer: english,
  };

  test("with the reader first, and all others by their names: nobody stands above anybody", () => {
    expect(linesOf(timesheet(at)).filter((line) => line.includes(" · ") && /hr|min/u.test(line))).toEqual([
      expect.stringContaining("You · 15 min"),
      expect.stringContaining("Claire · 1 hr 30 min"),
      expect.stringContaining("Mona · 5 hr"),
    ]);
    expect(JSON.stringify(timesheet(at).blocks)).toContain("Mon 1 hr 30 min");
    expect(labelsOf(timesheet(at))).toEqual(["Export", "Last week"]);
  });

  test("and of a week without work there is nothing to export", () => {
    const empty = timesheet({ ...at, week: "last-week", sheets: [], viewer: french });
    expect(linesOf(empty)).toContain("Aucun temps n’a été saisi.");
    expect(labelsOf(empty)).toEqual(["Cette semaine"]);
  });
});

test.each([
  ["report timesheet", "this-week"],
  ["Timesheet", "this-week"],
  ["report my timesheet last week", "last-week"],
  ["rapport feuille de temps", "this-week"],
  ["ma feuille de temps de la semaine dernière", "last-week"],
  ["rapport temps cette semaine", "this-week"],
] as const)("“%s” asks for one", (typed, week) => {
  expect(readTypedCommand(typed)).toEqual({ command: "timesheet", week });
});

test.each([
  "The timesheet is broken",
  "temps",
  "temps de réponse trop long",
  "timesheet application down",
  "report time",
])("“%s” asks for none", (typed) => {
  expect(readTypedCommand(typed)).not.toMatchObject({ command: "timesheet" });
});
