import { periodNames, type PeriodName } from "../../../kernel/time/periods.ts";
import { cut } from "../../../screen/plain-text.ts";
import type { Button } from "../../../screen/message.ts";
import { queueCalled, type Viewer } from "../../../screen/viewer.ts";
import { phrases, type Phrases } from "../../words.ts";
import type { Facet, ReportPart } from "../rules.ts";

/** Which report is meant; `queue` null: that of all queues that the reader may see. */
export interface Asked {
  readonly period: PeriodName;
  readonly queue: string | null;
  /** Only of these tickets; null: of all. */
  readonly of: Facet | null;
}

const mostChoices = 4; // of five in an overflow menu, one is for all
const longestLabel = 18; // characters of a queue's name on a button

export const toReport = (label: string, { period, queue, of }: Asked, part?: ReportPart, after?: string): Button => ({
  label,
  action: {
    do: "report",
    period,
    queue,
    ...(of !== null && { of }),
    shown: true,
    ...(part !== undefined && { part }),
    ...(after !== undefined && { after }),
  },
});

export const toPeriods = (
  { period, queue, of }: { period: PeriodName | null; queue: string | null; of: Facet | null },
  words: Phrases,
) =>
  periodNames
    .filter((each) => each !== period)
    .map((each) => toReport(words.buttons.report[each], { period: each, queue, of }));

/** Those of other queues; of one queue alone there is nothing to choose. */
export function toQueues({ period, queue, of }: Asked, all: readonly string[], viewer: Viewer): readonly Button[] {
  if (all.length === 1) return [];
  const { buttons } = phrases(viewer.locale);
  const others = all.filter((each) => each !== queue);
  const whole = queue === null ? [] : [toReport(buttons.reportOfAll, { period, queue: null, of })];
  return [...whole, ...toEach({ period, of }, others, viewer)];
}

/** The first of them, as many as there is room for. */
export const toEach = (
  { period, of }: Pick<Asked, "period" | "of">,
  queues: readonly string[],
  viewer: Viewer,
): readonly Button[] =>
  queues.slice(0, mostChoices).map((queue) => {
    const name = cut(queueCalled(viewer, queue), longestLabel);
    return toReport(phrases(viewer.locale).buttons.reportOf(name), { period, queue, of });
  });
