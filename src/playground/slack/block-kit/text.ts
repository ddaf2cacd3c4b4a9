import { z } from "zod";

/** Text, option and confirmation objects, with Slack's limits in characters. */

export const someText = (max: number) => z.string().min(1).max(max);

export const plainText = (max: number) =>
  z.strictObject({ type: z.literal("plain_text"), text: someText(max), emoji: z.boolean().optional() });

export const mrkdwn = (max: number) =>
  z.strictObject({ type: z.literal("mrkdwn"), text: someText(max), verbatim: z.boolean().optional() });

export const anyText = (max: number) => z.discriminatedUnion("type", [plainText(max), mrkdwn(max)]);

export const style = z.enum(["primary", "danger"]);

export const confirmation = z.strictObject({
  title: plainText(100),
  text: anyText(300),
  confirm: plainText(30),
  deny: plainText(30),
  style: style.optional(),
});

export const option = z.strictObject({
  text: plainText(75),
  value: someText(75),
  description: plainText(75).optional(),
});

/** Radio buttons and checkboxes may format their labels; a menu may not. */
export const formattedOption = z.strictObject({
  text: anyText(75),
  value: someText(75),
  description: anyText(75).optional(),
});

export const overflowOption = option.extend({ url: someText(3_000).optional() });

export const optionGroup = z.strictObject({ label: plainText(75), options: z.array(option).min(1).max(100) });

export type TextObject = z.output<ReturnType<typeof anyText>>;
export type Option = z.output<typeof formattedOption>;
