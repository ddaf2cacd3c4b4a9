import { z } from "zod";
import { accessory, actionsElement, image, inputElement } from "./elements.ts";
import { newBlockId } from "./ids.ts";
import { richTextPart } from "./rich-text.ts";
import { anyText, mrkdwn, plainText, someText } from "./text.ts";

/** The blocks of messages, modals and the Home tab; a type or key that is not here is refused. */

const blockId = someText(255).default(newBlockId);

const divider = z.strictObject({ type: z.literal("divider"), block_id: blockId });
const header = z.strictObject({ type: z.literal("header"), block_id: blockId, text: plainText(150) });
const section = z.strictObject({
  type: z.literal("section"),
  block_id: blockId,
  text: anyText(3_000).optional(),
  fields: z.array(anyText(2_000)).min(1).max(10).optional(),
  accessory: accessory.optional(),
  expand: z.boolean().optional(),
});
const context = z.strictObject({
  type: z.literal("context"),
  block_id: blockId,
  elements: z
    .array(z.discriminatedUnion("type", [plainText(3_000), mrkdwn(3_000), image]))
    .min(1)
    .max(10),
});
const actions = z.strictObject({
  type: z.literal("actions"),
  block_id: blockId,
  elements: z.array(actionsElement).min(1).max(25),
});
const input = z.strictObject({
  type: z.literal("input"),
  block_id: blockId,
  label: plainText(2_000),
  element: inputElement,
  hint: plainText(2_000).optional(),
  optional: z.boolean().optional(),
  dispatch_action: z.boolean().optional(),
});
const picture = image.extend({ block_id: blockId, title: plainText(2_000).optional() });
const richText = z.strictObject({
  type: z.literal("rich_text"),
  block_id: blockId,
  elements: z.array(richTextPart).min(1),
});
const markdown = z.strictObject({ type: z.literal("markdown"), block_id: blockId, text: someText(12_000) });

const point = z.strictObject({ label: someText(20), value: z.number() });
const pie = z.strictObject({
  type: z.literal("pie"),
  segments: z
    .array(point.refine(({ value }) => value > 0, "must be positive"))
    .min(1)
    .max(6),
});
const plotted = z
  .strictObject({
    type: z.enum(["bar", "line", "area"]),
    series: z
      .array(z.strictObject({ name: someText(20), data: z.array(point).min(1).max(20) }))
      .min(1)
      .max(6),
    axis_config: z.strictObject({
      categories: z.array(someText(20)).min(1).max(20),
      x_label: someText(50).optional(),
      y_label: someText(50).optional(),
    }),
  })
  .refine(
    ({ series }) => new Set(series.map(({ name }) => name)).size === series.length,
    "series need names of their own",
  )
  .refine(
    ({ axis_config: { categories } }) => new Set(categories).size === categories.length,
    "categories need names of their own",
  )
  .refine(
    ({ series, axis_config: { categories } }) =>
      series.every(
        ({ data }) => data.length === categories.length && data.every(({ label }) => categories.includes(label)),
      ),
    "every series needs a value for every category",
  );
/** Source: Slack's "Data visualization block". */
const dataVisualization = z.strictObject({
  type: z.literal("data_visualization"),
  block_id: blockId,
  title: someText(50),
  chart: z.discriminatedUnion("type", [pie, plotted]),
});

export const viewBlock = z.discriminatedUnion("type", [
  divider,
  header,
  section,
  context,
  actions,
  input,
  picture,
  richText,
]);

export const messageBlock = z.discriminatedUnion("type", [...viewBlock.options, markdown, dataVisualization]);

export type Block = z.output<typeof messageBlock>;
