import { text } from "../../kernel/text.ts";
import { aside, buttonRow } from "../../screen/blocks.ts";
import type { Button, Message } from "../../screen/message.ts";
import { sayPlainly } from "../../screen/say.ts";
import type { Viewer } from "../../screen/viewer.ts";
import { myTicketsButton } from "../home/messages/what-to-say.ts";
import { phrases } from "../words.ts";
import type { Meant } from "./messages/export-button.ts";
import { timesheetColumns } from "../timesheets/messages.ts";
import { columnsOf } from "./messages/table.ts";
import { exportFormats, mostExported } from "./rules.ts";

export { cellsOf, columnsOf } from "./messages/table.ts";

/** What the file is, where it comes, and as what it can be had. */
export function exportAsked(what: Meant, viewer: Viewer): Message {
  const { exports, timesheets, buttons } = phrases(viewer.locale);
  const formats = exportFormats.map((format): Button => ({
    label: buttons.exportAs[format],
    action: { do: "export", what, format },
  }));
  const isTimesheet = "timesheet" in what;
  const columns = (isTimesheet ? timesheetColumns(viewer) : columnsOf(viewer)).map(({ title }) => title);
  const says = isTimesheet ? timesheets.ask : exports.ask;
  return sayPlainly(viewer, text`${says}`, aside(text`${columns.join(" · ")}`), ...buttonRow(formats));
}

export const exportComing = (viewer: Viewer): Message =>
  sayPlainly(viewer, text`${phrases(viewer.locale).exports.coming}`);

/** To whoever leads no queue. */
export function exportNotAllowed(viewer: Viewer): Message {
  const { exports, buttons } = phrases(viewer.locale);
  return sayPlainly(viewer, text`${exports.notAllowed}`, ...buttonRow([myTicketsButton(buttons)]));
}

/** What a file has in it. */
export interface ExportMade {
  readonly lines: number;
  /** Nothing is left out. */
  readonly isWhole: boolean;
  readonly of: "tickets" | "timesheet";
}

/** Stands above the file. */
export const exportHere = (made: ExportMade, viewer: Viewer): Message =>
  sayPlainly(viewer, text`${exportOffered(made, viewer)}`);

/** The same, beside the question whether they take it, where that is asked. */
export function exportOffered({ lines, isWhole, of }: ExportMade, viewer: Viewer): string {
  const { exports, timesheets } = phrases(viewer.locale);
  return of === "timesheet" ? timesheets.here(lines) : `${exports.here(lines)}${onlyNewest(isWhole, viewer)}`;
}

const onlyNewest = (isWhole: boolean, { locale }: Viewer): string =>
  isWhole ? "" : ` ${phrases(locale).exports.onlyNewest(mostExported)}`;

export const exportDeclined = (viewer: Viewer): Message =>
  sayPlainly(viewer, text`${phrases(viewer.locale).exports.declined}`);

/** Why no file comes. */
export function exportFailed(
  why: "empty" | "notAllowedAnyMore" | "notSent",
  viewer: Viewer,
  of: ExportMade["of"] = "tickets",
): Message {
  const { exports, timesheets } = phrases(viewer.locale);
  const { nothing: empty, notAllowed: notAllowedAnyMore } = timesheets;
  const says = of === "timesheet" ? { ...exports, empty, notAllowedAnyMore } : exports;
  return sayPlainly(viewer, text`${says[why]}`);
}
