import { viewed } from "../examples/moments.ts";
import { messageExample, type Example } from "../examples/example.ts";
import type { Stage } from "../examples/stage.ts";
import { periodsOf } from "../../kernel/time/periods.ts";
import { exportAsked, exportHere } from "../exports/messages.ts";
import { timesheet, timesheetNotAllowed } from "./messages.ts";
import type { Timesheet } from "./rules.ts";

const days = ["2026-11-16", "2026-11-17", "2026-11-19"].map((day, index) => ({ day, minutes: 95 - 30 * index }));
const sheetOf = (person: string): Timesheet => ({ person, minutes: 195, days });

/** What agents and leads read of the time that was logged. */
export function timesheets({ viewer }: Stage): readonly Example[] {
  const shown = (name: string, week: "this-week" | "last-week", sheets: readonly Timesheet[]): Example => {
    const { period } = periodsOf(week, viewed, viewer.zone);
    const { zone } = viewer;
    return messageExample("reports", name, timesheet({ week, period, zone, reader: "amara", sheets, viewer }));
  };
  return [
    shown("the timesheet of an agent", "this-week", [sheetOf("amara")]),
    shown("the timesheets of a queue", "last-week", ["jonas", "amara", "lena", "paul"].map(sheetOf)),
    shown(
      "the timesheets of many",
      "this-week",
      Array.from({ length: 40 }, (_, index) => sheetOf(`agent ${index}`)),
    ),
    shown("the timesheet of a week without work", "this-week", []),
    messageExample("reports", "the timesheet of somebody who is no agent", timesheetNotAllowed(viewer)),
    messageExample("reports", "a timesheet as a file", exportAsked({ timesheet: "this-week" }, viewer)),
    messageExample(
      "reports",
      "a timesheet that has come",
      exportHere({ lines: 12, isWhole: true, of: "timesheet" }, viewer),
    ),
    messageExample(
      "reports",
      "a timesheet of one line",
      exportHere({ lines: 1, isWhole: true, of: "timesheet" }, viewer),
    ),
  ];
}
