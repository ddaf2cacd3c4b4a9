import { z } from "zod";
import { someText } from "./text.ts";

/** rich_text: the block in which people's own words are never markup. */

const look = z
  .strictObject({
    bold: z.boolean().optional(),
    italic: z.boolean().optional(),
    strike: z.boolean().optional(),
    code: z.boolean().optional(),
    underline: z.boolean().optional(),
  })
  .optional();

const text = z.strictObject({ type: z.literal("text"), text: z.string().min(1), style: look });
const link = z.strictObject({
  type: z.literal("link"),
  url: someText(3_000),
  text: z.string().min(1).optional(),
  unsafe: z.boolean().optional(),
  style: look,
});

const richTextElement = z.discriminatedUnion("type", [
  text,
  link,
  z.strictObject({ type: z.literal("user"), user_id: someText(20), style: look }),
  z.strictObject({ type: z.literal("channel"), channel_id: someText(20), style: look }),
  z.strictObject({ type: z.literal("usergroup"), usergroup_id: someText(20), style: look }),
  z.strictObject({ type: z.literal("broadcast"), range: z.enum(["here", "channel", "everyone"]), style: look }),
  z.strictObject({
    type: z.literal("emoji"),
    name: someText(100),
    unicode: z.string().optional(),
    url: z.string().optional(),
    style: look,
  }),
  z.strictObject({
    type: z.literal("date"),
    timestamp: z.int(),
    format: z.string().regex(/\{\w+\}/, "must hold a date token such as {date}"),
    url: someText(3_000).optional(),
    fallback: z.string().min(1).optional(),
    style: look,
  }),
]);

const border = z.union([z.literal(0), z.literal(1)]).optional();
const section = z.strictObject({ type: z.literal("rich_text_section"), elements: z.array(richTextElement) });

export const richTextPart = z.discriminatedUnion("type", [
  section,
  z.strictObject({
    type: z.literal("rich_text_list"),
    style: z.enum(["bullet", "ordered"]),
    elements: z.array(section).min(1),
    indent: z.int().min(0).max(8).optional(),
    offset: z.int().min(0).optional(),
    border,
  }),
  z.strictObject({ type: z.literal("rich_text_quote"), elements: z.array(richTextElement).min(1), border }),
  z.strictObject({
    type: z.literal("rich_text_preformatted"),
    elements: z.array(z.discriminatedUnion("type", [text, link])).min(1),
    border,
  }),
]);

export type RichTextElement = z.output<typeof richTextElement>;
export type RichTextPart = z.output<typeof richTextPart>;
