import { text } from "../../kernel/text.ts";
import { aside, buttonRow } from "../../screen/blocks.ts";
import type { Button, Message } from "../../screen/message.ts";
import { sayPlainly } from "../../screen/say.ts";
import type { Viewer } from "../../screen/viewer.ts";
import { myTicketsButton } from "../home/messages/what-to-say.ts";
import { phrases } from "../words.ts";
import type { Meant } from "./messages/export-button.ts";
import { columnsOf } from "./messages/table.ts";
import { exportFormats, mostExported } from "./rules.ts";

export { cellsOf, columnsOf } from "./messages/table.ts";

/** What the file is, where it comes, and as what it can be had. */
export function exportAsked(what: Meant, viewer: Viewer): Message {
  const { exports, buttons } = phrases(viewer.locale);
  const formats = exportFormats.map((format): Button => ({
    label: buttons.exportAs[format],
    action: { do: "export", what, format },
  }));
  const columns = columnsOf(viewer).map(({ title }) => title);
  return sayPlainly(viewer, text`${exports.ask}`, aside(text`${columns.join(" · ")}`), ...buttonRow(formats));
}

export const exportComing = (viewer: Viewer): Message =>
  sayPlainly(viewer, text`${phrases(viewer.locale).exports.coming}`);

/** To whoever leads no queue. */
export function exportNotAllowed(viewer: Viewer): Message {
  const { exports, buttons } = phrases(viewer.locale);
  return sayPlainly(viewer, text`${exports.notAllowed}`, ...buttonRow([myTicketsButton(buttons)]));
}

/** Stands above the file. */
export const exportHere = (tickets: number, isWhole: boolean, viewer: Viewer): Message =>
  sayPlainly(viewer, text`${phrases(viewer.locale).exports.here(tickets)}${onlyNewest(isWhole, viewer)}`);

/** The same, beside the question whether they take it, where that is asked. */
export const exportOffered = (tickets: number, isWhole: boolean, viewer: Viewer): string =>
  `${phrases(viewer.locale).exports.here(tickets)}${onlyNewest(isWhole, viewer)}`;

const onlyNewest = (isWhole: boolean, { locale }: Viewer): string =>
  isWhole ? "" : ` ${phrases(locale).exports.onlyNewest(mostExported)}`;

export const exportDeclined = (viewer: Viewer): Message =>
  sayPlainly(viewer, text`${phrases(viewer.locale).exports.declined}`);

/** Why no file comes. */
export const exportFailed = (why: "empty" | "notAllowedAnyMore" | "notSent", viewer: Viewer): Message =>
  sayPlainly(viewer, text`${phrases(viewer.locale).exports[why]}`);
