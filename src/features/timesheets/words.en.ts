import { countingIn } from "../../kernel/counting.ts";

const { number, plural } = countingIn("en");

export const en = {
  buttons: {
    timesheet: "Timesheet",
  },
  timesheets: {
    title: "Timesheet",
    about: (week: string, days: string) => `${week}, ${days}. What was logged on tickets.`,
    you: "You",
    nothing: "Nothing was logged.",
    others: (count: number) => plural(count, "One more is in the file.", `${number(count)} more are in the file.`),
    notAllowed: "Timesheets are for agents and for those who lead them.",
    ask: "A file of this timesheet, a piece of work in each line: when, who, on which ticket, and how long. It comes in your own chat with me. That you asked for it is kept in the record.",
    here: (lines: number) =>
      plural(lines, "Here is your timesheet, with 1 line.", `Here is your timesheet, with ${number(lines)} lines.`),
    columns: {
      at: (zone: string) => `Logged (${zone})`,
      agent: "Agent",
      reference: "Reference",
      queue: "Queue",
      minutes: "Minutes",
    },
  },
};
