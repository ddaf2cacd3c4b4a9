import { bold, text } from "../../../kernel/text.ts";
import { aside, buttonRow, paragraph } from "../../../screen/blocks.ts";
import type { Block, Message } from "../../../screen/message.ts";
import { cutLine } from "../../../screen/plain-text.ts";
import { say } from "../../../screen/say.ts";
import type { Viewer } from "../../../screen/viewer.ts";
import { workInWords } from "../../costs/messages.ts";
import { phrases } from "../../words.ts";
import { dimensions, type Dimension, type Division } from "../rules.ts";
import { toReport, type Asked } from "./buttons.ts";
import { divisionsChart } from "./charts.ts";
import { facetInWords, ticketsInWords } from "./which.ts";

export interface DivisionsAt {
  readonly asked: Asked;
  readonly by: Dimension;
  readonly queues: readonly string[];
  readonly divisions: readonly Division[];
  /** In which work is reckoned; left out: in none. */
  readonly currency?: string | undefined;
  readonly viewer: Viewer;
}

const mostShown = 12; // a line with a button each
const longestShown = 60; // characters of a service

/** What a period was made of, each part with the way to all of its figures. */
export function divisionsPage({ asked, by, queues, divisions, currency, viewer }: DivisionsAt): Message {
  const { reports, buttons } = phrases(viewer.locale);
  const title = reports.dividedTitle[by](ticketsInWords(queues, null, viewer));
  const whole = { ...asked, of: null };
  const shown = divisions.slice(0, mostShown);
  const others = divisions.slice(mostShown);
  return say(viewer, {
    summary: `${title} · ${reports.period[asked.period]}`,
    blocks: [
      { kind: "heading", text: title },
      aside(text`${reports.period[asked.period]}. ${reports.inBrackets(reports.before[asked.period])}`),
      ...(shown.length === 0 ? [paragraph(text`${reports.quiet}`)] : []),
      ...divisionsChart(divisions, by, viewer),
      ...shown.map((each) => division(each, by, whole, { currency, viewer })),
      ...(others.length === 0
        ? []
        : [
            aside(
              text`${reports.otherParts(
                others.length,
                others.reduce((sum, { opened }) => sum + opened, 0),
              )}`,
            ),
          ]),
      ...buttonRow([
        ...dimensions
          .filter((each) => each !== by)
          .map((each) => toReport(buttons.reportDividedBy[each], whole, `by-${each}`)),
        toReport(buttons.reportBack, whole),
      ]),
    ],
  });
}

function division(
  { value, opened, openedBefore, ended, open, work }: Division,
  by: Dimension,
  asked: Asked,
  { currency, viewer }: Pick<DivisionsAt, "currency" | "viewer">,
): Block {
  const { reports, buttons, costs } = phrases(viewer.locale);
  const counted = reports.division(opened, openedBefore, ended, open);
  const worked = work === undefined ? "" : workInWords(work, currency, viewer.locale, costs.worked);
  const of = { by, value };
  const name = cutLine(facetInWords(of, viewer), longestShown);
  return {
    kind: "item",
    text: text`${bold(name)}`,
    under: text`${worked === "" ? counted : `${counted} · ${worked}`}`,
    button: { ...toReport(buttons.reportPart, { ...asked, of }), about: name },
  };
}
