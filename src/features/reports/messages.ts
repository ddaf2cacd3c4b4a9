import { priorities } from "../../kernel/classification.ts";
import { text } from "../../kernel/text.ts";
import type { PeriodName } from "../../kernel/time/periods.ts";
import { buttonRow, paragraph } from "../../screen/blocks.ts";
import type { Message } from "../../screen/message.ts";
import { sayPlainly } from "../../screen/say.ts";
import type { Viewer } from "../../screen/viewer.ts";
import { myTicketsButton } from "../home/messages/what-to-say.ts";
import { mostCounted } from "../home/rules.ts";
import { timesheetButton } from "../timesheets/messages.ts";
import { phrases } from "../words.ts";
import { toEach, toPeriods, toReport } from "./messages/buttons.ts";
import type { Facet } from "./rules.ts";

export { lowRatingsPage } from "./messages/low-ratings.ts";
export { divisionsPage } from "./messages/divisions.ts";
export { meanings } from "./messages/meanings.ts";
export { openedPage } from "./messages/opened.ts";
export { report, type ReportAt } from "./messages/report.ts";

export interface NotAllowedAt {
  /** How many they have in hand, and how many wait for a word of theirs; null: they are no agent. */
  readonly onThem: { readonly claimed: number; readonly waiting: number } | null;
  readonly viewer: Viewer;
}

/** For whoever leads no queue: whose the figures are, and what is theirs. */
export function reportNotAllowed({ onThem, viewer }: NotAllowedAt): Message {
  const words = phrases(viewer.locale);
  const { reports, buttons } = words;
  const more = onThem === null ? [] : [timesheetButton(words)];
  const own = onThem === null ? [] : [paragraph(reports.onYou(shown(onThem.claimed), shown(onThem.waiting)))];
  return sayPlainly(viewer, text`${reports.notAllowed}`, ...own, ...buttonRow([myTicketsButton(buttons), ...more]));
}

/** More than are counted are many. */
const shown = (count: number): string => (count > mostCounted ? `${mostCounted}+` : `${count}`);

interface AskedAt {
  /** Null: one that no report is about. */
  readonly period: PeriodName | null;
  readonly queue: string | null;
  readonly of: Facet | null;
  readonly choices: readonly string[];
  /** They typed a priority that there is not. */
  readonly isNoPriority: boolean;
  readonly viewer: Viewer;
}

/** To words of which the period, the queue or the priority is none that there is: those that there are. */
export function reportAsked({ period, queue, of, choices, isNoPriority, viewer }: AskedAt): Message {
  const words = phrases(viewer.locale);
  const { reports, buttons, labels } = words;
  if (period === null)
    return sayPlainly(viewer, text`${reports.whichPeriod}`, ...buttonRow(toPeriods({ period, queue, of }, words)));
  if (isNoPriority)
    return sayPlainly(
      viewer,
      text`${reports.whichPriority}`,
      ...buttonRow(
        priorities.map((value) =>
          toReport(labels.priority[value], { period, queue: null, of: { by: "priority", value } }),
        ),
      ),
    );
  const all = choices.length === 1 ? [] : [toReport(buttons.reportOfAll, { period, queue: null, of })];
  return sayPlainly(
    viewer,
    text`${reports.whichQueue}`,
    ...buttonRow([...all, ...toEach({ period, of }, choices, viewer)]),
  );
}
