import { z } from "zod";

/** The parts of Block Kit that the page draws with its own hands: all that is pressed or filled in, and plain text. */

const plain = z.object({ type: z.literal("plain_text"), text: z.string() }).transform(({ text }) => text);

const formatted = z.object({ type: z.literal("mrkdwn"), text: z.string() }).transform(({ text }) => ({ markup: text }));
/** A string is plain. */
const anyText = z.union([plain, formatted]);
export type AnyText = z.output<typeof anyText>;

const value = z.string().optional();
const option = z.object({ text: plain, value });

const button = z.object({
  type: z.literal("button"),
  text: plain,
  value,
  style: z.enum(["primary", "danger"]).optional(),
});
const overflow = z.object({ type: z.literal("overflow"), options: z.array(option) });
const pressable = z.discriminatedUnion("type", [button, overflow]);
export type Pressable = z.output<typeof pressable>;

const field = z.discriminatedUnion("type", [
  z.object({
    type: z.literal("plain_text_input"),
    multiline: z.boolean().optional(),
    max_length: z.number().optional(),
  }),
  z.object({
    type: z.literal("static_select"),
    options: z.array(option).default([]),
    option_groups: z.array(z.object({ label: plain, options: z.array(option) })).default([]),
  }),
  z.object({ type: z.literal("radio_buttons"), options: z.array(option) }),
  z.object({ type: z.literal("checkboxes"), options: z.array(option) }),
  z.object({ type: z.literal("email_text_input") }),
  z.object({ type: z.literal("url_text_input") }),
  z.object({ type: z.literal("users_select") }),
  z.object({ type: z.literal("datepicker") }),
  z.object({ type: z.literal("file_input") }),
  z.object({ type: z.literal("number_input"), min_value: z.string().optional(), max_value: z.string().optional() }),
]);
export type FieldElement = z.output<typeof field>;

const points = z.array(z.object({ label: z.string(), value: z.number() }));

const own = z.discriminatedUnion("type", [
  z.object({
    type: z.literal("data_visualization"),
    title: z.string(),
    chart: z.discriminatedUnion("type", [
      z.object({ type: z.literal("pie"), segments: points }),
      z.object({
        type: z.literal("bar"),
        series: z.array(z.object({ name: z.string(), data: points })),
        axis_config: z.object({ categories: z.array(z.string()) }),
      }),
    ]),
  }),
  z.object({ type: z.literal("header"), text: plain }),
  z.object({ type: z.literal("section"), text: anyText, accessory: pressable.optional() }),
  z.object({ type: z.literal("context"), elements: z.array(anyText) }),
  z.object({ type: z.literal("divider") }),
  z.object({ type: z.literal("actions"), elements: z.array(pressable) }),
  z.object({
    type: z.literal("input"),
    label: plain,
    element: field,
    optional: z.boolean().optional(),
    dispatch_action: z.boolean().optional(),
    hint: plain.optional(),
  }),
]);
export type OwnBlock = z.output<typeof own>;
export type InputBlock = Extract<OwnBlock, { type: "input" }>;

/** The block when it is one of ours to draw; null leaves it to the library. */
export const readBlock = (block: unknown): OwnBlock | null => own.safeParse(block).data ?? null;

/** What is written on the buttons of these blocks, menus included. */
export const labelsOf = (blocks: readonly unknown[]): readonly string[] =>
  blocks.flatMap((block) => {
    const read = readBlock(block);
    if (read?.type !== "actions") return [];
    return read.elements.flatMap((one) => (one.type === "button" ? [one.text] : one.options.map(({ text }) => text)));
  });

/** The first heading of these blocks: on a card, the title of its ticket. */
export const headingOf = (blocks: readonly unknown[]): string | null =>
  blocks.map(readBlock).find((block) => block?.type === "header")?.text ?? null;

/** The labels of the fields among these blocks. */
export const fieldLabelsOf = (blocks: readonly unknown[]): readonly string[] =>
  blocks.flatMap((block) => {
    const read = readBlock(block);
    return read?.type === "input" ? [read.label] : [];
  });
