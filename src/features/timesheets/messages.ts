import { bold, text } from "../../kernel/text.ts";
import { startOfDay } from "../../kernel/time/calendar.ts";
import { aside, buttonRow, paragraph } from "../../screen/blocks.ts";
import { duration } from "../../screen/duration.ts";
import type { Block, Button, Message } from "../../screen/message.ts";
import { dayInShort, daysInWords } from "../../screen/plain-text.ts";
import { say, sayPlainly } from "../../screen/say.ts";
import { queueCalled, type Viewer } from "../../screen/viewer.ts";
import { exportButton } from "../exports/messages/export-button.ts";
import type { Column } from "../exports/messages/table.ts";
import { cellText, type Cell } from "../exports/rules.ts";
import { phrases, type Phrases } from "../words.ts";
import { timesheetWeeks, type LoggedWork, type Timesheet, type TimesheetWeek, type WeekOfWork } from "./rules.ts";

export interface TimesheetAt extends WeekOfWork {
  readonly week: TimesheetWeek;
  readonly reader: string;
  readonly sheets: readonly Timesheet[];
  readonly viewer: Viewer;
}

const mostShown = 15; // people, two blocks each on Teams

const toTimesheet = (label: string, week: TimesheetWeek): Button => ({
  label,
  action: { do: "timesheet", week, shown: true },
});

export const timesheetButton = ({ buttons }: Phrases): Button => toTimesheet(buttons.timesheet, "this-week");

/** Who logged what on which day: the reader first, all others by their names. Nobody stands above anybody. */
export function timesheet({ week, period, zone, reader, sheets, viewer }: TimesheetAt): Message {
  const words = phrases(viewer.locale);
  const { timesheets, reports, buttons } = words;
  const named = sheets.map((sheet) => ({
    sheet,
    name: sheet.person === reader ? timesheets.you : viewer.names(sheet.person).name,
  }));
  const own = named.filter(({ sheet }) => sheet.person === reader);
  const others = named
    .filter(({ sheet }) => sheet.person !== reader)
    .toSorted((one, other) => one.name.localeCompare(other.name, viewer.locale));
  const shown = [...own, ...others].slice(0, mostShown);
  const hidden = sheets.length - shown.length;
  return say(viewer, {
    summary: `${timesheets.title} · ${reports.period[week]}`,
    blocks: [
      { kind: "heading", text: timesheets.title },
      aside(text`${timesheets.about(reports.period[week], daysInWords(period.from, period.to, viewer.locale, zone))}`),
      ...(shown.length === 0 ? [paragraph(text`${timesheets.nothing}`)] : []),
      ...shown.map(({ sheet, name }) => lineOf(sheet, name, { zone, viewer })),
      ...(hidden === 0 ? [] : [aside(text`${timesheets.others(hidden)}`)]),
      ...buttonRow([
        ...(sheets.length === 0 ? [] : [exportButton({ timesheet: week }, words)]),
        ...timesheetWeeks.filter((each) => each !== week).map((each) => toTimesheet(buttons.report[each], each)),
      ]),
    ],
  });
}

function lineOf(
  { minutes, days }: Timesheet,
  name: string,
  { zone, viewer }: Pick<TimesheetAt, "zone" | "viewer">,
): Block {
  const length = (many: number): string => duration(many * 60_000, viewer.locale, "hour");
  const each = days.map(
    ({ day, minutes: many }) => `${dayInShort(startOfDay(day, zone), "week", viewer.locale, zone)} ${length(many)}`,
  );
  return {
    kind: "item",
    text: text`${bold(name)} · ${length(minutes)}`,
    under: text`${each.join(" · ")}`,
    button: null,
  };
}

export const timesheetNotAllowed = (viewer: Viewer): Message =>
  sayPlainly(viewer, text`${phrases(viewer.locale).timesheets.notAllowed}`);

/** What stands above the columns of its file, in the order of `timesheetCells`. */
export function timesheetColumns({ locale, zone }: Pick<Viewer, "locale" | "zone">): readonly Column[] {
  const { columns } = phrases(locale).timesheets;
  return [
    { title: columns.at(zone), holds: "instant" },
    { title: columns.agent, holds: "words" },
    { title: columns.reference, holds: "words" },
    { title: columns.queue, holds: "words" },
    { title: columns.minutes, holds: "number" },
  ];
}

/** Nobody's words are in it. */
export const timesheetCells = (
  { at, person, reference, queue, minutes }: LoggedWork,
  viewer: Viewer,
): readonly Cell[] => [
  at,
  cellText(viewer.names(person).name),
  reference,
  cellText(queueCalled(viewer, queue)),
  minutes,
];
