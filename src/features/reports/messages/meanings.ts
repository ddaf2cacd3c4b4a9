import { bold, text } from "../../../kernel/text.ts";
import { buttonRow, paragraph } from "../../../screen/blocks.ts";
import type { Message } from "../../../screen/message.ts";
import { say } from "../../../screen/say.ts";
import type { Viewer } from "../../../screen/viewer.ts";
import { phrases } from "../../words.ts";
import { toReport, type Asked } from "./buttons.ts";

const figures = [
  "counts",
  "open",
  "late",
  "response",
  "forecast",
  "resolution",
  "firstContact",
  "lengths",
  "hours",
  "inTime",
  "refused",
  "stars",
  "criteria",
  "spent",
  "work",
  "which",
  "before",
] as const;

/** What each figure of a report counts, and what it leaves out. */
export function meanings(asked: Asked, viewer: Viewer): Message {
  const { reports, buttons } = phrases(viewer.locale);
  const { title } = reports.meanings;
  return say(viewer, {
    summary: title,
    blocks: [
      { kind: "heading", text: title },
      ...figures.map((figure) => {
        const { label, is } = reports.meanings[figure];
        return paragraph(text`${bold(label)} · ${is}`);
      }),
      ...buttonRow([toReport(buttons.reportBack, asked)]),
    ],
  });
}
