import type { types } from "@slack/bolt";
import type { Block, Chart, Message } from "../../screen/message.ts";
import type { Take } from "./limits.ts";
import { slackError } from "./outcome.ts";

/** Not in the SDK's types yet. Source: Slack's "Data visualization block". */
export interface DataVisualization extends types.Block {
  readonly type: "data_visualization";
  readonly title: string;
  readonly chart:
    | { readonly type: "pie"; readonly segments: readonly Point[] }
    | {
        readonly type: "bar";
        readonly series: readonly { readonly name: string; readonly data: readonly Point[] }[];
        readonly axis_config: { readonly categories: readonly string[] };
      };
}

interface Point {
  readonly label: string;
  readonly value: number;
}

const longestTitle = 50;
const longestLabel = 20;

export function dataVisualization(title: string, chart: Chart, take: Take): readonly DataVisualization[] {
  const short = (label: string): string => take(label, longestLabel);
  const block = { type: "data_visualization", title: take(title, longestTitle) } as const;
  if (chart.kind === "shares") {
    const segments = chart.slices.map(({ label, value }) => ({ label: short(label), value }));
    return [{ ...block, chart: { type: "pie", segments } }];
  }
  const categories = chart.labels.map(short);
  const series = chart.series.map(({ name, values }) => ({
    name: short(name),
    data: categories.map((label, index) => ({ label, value: values[index] ?? 0 })),
  }));
  return [{ ...block, chart: { type: "bar", series, axis_config: { categories } } }];
}

const isChart = ({ kind }: Block): boolean => kind === "chart";
export const hasCharts = ({ blocks }: Message): boolean => blocks.some(isChart);

/** Only messages have charts; the words beside them say the same. */
export const withoutCharts = (message: Message): Message => ({
  ...message,
  blocks: message.blocks.filter((block) => !isChart(block)),
});

/** Shows a message; where its charts are not taken, without them. */
export async function withCharts<Answer>(
  message: Message,
  show: (message: Message) => Promise<Answer>,
): Promise<Answer> {
  try {
    return await show(message);
  } catch (error) {
    if (!hasCharts(message) || !/^invalid_(?:blocks|arguments)/.test(slackError(error) ?? "")) throw error;
    return show(withoutCharts(message));
  }
}
