import { z } from "zod";
import { newBlockId } from "./ids.ts";
import {
  confirmation,
  formattedOption,
  option,
  optionGroup,
  overflowOption,
  plainText,
  someText,
  style,
} from "./text.ts";

/** The interactive elements and images of Block Kit, each with exactly the keys and limits Slack knows. */

const actionId = someText(255).default(newBlockId);
const placeholder = plainText(150).optional();
const focus = z.boolean().optional();
const confirm = confirmation.optional();
const menu = { action_id: actionId, placeholder, confirm, focus_on_load: focus };
const typed = {
  action_id: actionId,
  placeholder,
  focus_on_load: focus,
  dispatch_action_config: z
    .strictObject({ trigger_actions_on: z.array(z.enum(["on_enter_pressed", "on_character_entered"])).min(1) })
    .optional(),
};
const offered = {
  options: z.array(option).min(1).max(100).optional(),
  option_groups: z.array(optionGroup).min(1).max(100).optional(),
};
const filter = z
  .strictObject({
    include: z
      .array(z.enum(["im", "mpim", "private", "public"]))
      .min(1)
      .optional(),
    exclude_external_shared_channels: z.boolean().optional(),
    exclude_bot_users: z.boolean().optional(),
  })
  .optional();
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, "must be a date such as 2026-11-21");
const hour = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "must be a time such as 17:30");
const decimal = z.string().regex(/^-?\d+(\.\d+)?$/, "must be a number");

const maySelect = { max_selected_items: z.int().min(1).optional() };

export const button = z.strictObject({
  type: z.literal("button"),
  text: plainText(75),
  action_id: actionId,
  value: z.string().max(2_000).optional(),
  url: someText(3_000).optional(),
  style: style.optional(),
  confirm,
  accessibility_label: someText(75).optional(),
});

export const overflow = z.strictObject({
  type: z.literal("overflow"),
  action_id: actionId,
  options: z.array(overflowOption).min(1).max(5),
  confirm,
});

export const image = z.strictObject({
  type: z.literal("image"),
  image_url: someText(3_000),
  alt_text: someText(2_000),
});

/** Elements that hold a value, which Slack reports under `state.values`. */
const choices = [
  z.strictObject({ type: z.literal("static_select"), ...menu, ...offered, initial_option: option.optional() }),
  z.strictObject({
    type: z.literal("multi_static_select"),
    ...menu,
    ...offered,
    ...maySelect,
    initial_options: z.array(option).min(1).optional(),
  }),
  z.strictObject({ type: z.literal("users_select"), ...menu, initial_user: someText(20).optional() }),
  z.strictObject({
    type: z.literal("multi_users_select"),
    ...menu,
    ...maySelect,
    initial_users: z.array(someText(20)).optional(),
  }),
  z.strictObject({
    type: z.literal("conversations_select"),
    ...menu,
    initial_conversation: someText(20).optional(),
    default_to_current_conversation: z.boolean().optional(),
    response_url_enabled: z.boolean().optional(),
    filter,
  }),
  z.strictObject({
    type: z.literal("channels_select"),
    ...menu,
    initial_channel: someText(20).optional(),
    response_url_enabled: z.boolean().optional(),
  }),
  z.strictObject({
    type: z.literal("radio_buttons"),
    action_id: actionId,
    options: z.array(formattedOption).min(1).max(10),
    initial_option: formattedOption.optional(),
    confirm,
    focus_on_load: focus,
  }),
  z.strictObject({
    type: z.literal("checkboxes"),
    action_id: actionId,
    options: z.array(formattedOption).min(1).max(10),
    initial_options: z.array(formattedOption).min(1).optional(),
    confirm,
    focus_on_load: focus,
  }),
  z.strictObject({ type: z.literal("datepicker"), ...menu, initial_date: day.optional() }),
  z.strictObject({
    type: z.literal("timepicker"),
    ...menu,
    initial_time: hour.optional(),
    timezone: someText(100).optional(),
  }),
  z.strictObject({
    type: z.literal("datetimepicker"),
    action_id: actionId,
    initial_date_time: z.int().min(1_000_000_000).max(9_999_999_999).optional(),
    confirm,
    focus_on_load: focus,
  }),
] as const;

const length = z.int().max(3_000).optional();

const entries = [
  z.strictObject({
    type: z.literal("plain_text_input"),
    ...typed,
    multiline: z.boolean().optional(),
    min_length: z.int().min(0).max(3_000).optional(),
    max_length: length,
    initial_value: z.string().max(3_000).optional(),
  }),
  z.strictObject({
    type: z.literal("number_input"),
    ...typed,
    is_decimal_allowed: z.boolean(),
    initial_value: decimal.optional(),
    min_value: decimal.optional(),
    max_value: decimal.optional(),
  }),
  z.strictObject({ type: z.literal("email_text_input"), ...typed, initial_value: z.string().optional() }),
  z.strictObject({ type: z.literal("url_text_input"), ...typed, initial_value: z.string().optional() }),
  // Source: Slack's "File input element". Nothing can stand in it before somebody puts a file in.
  z.strictObject({
    type: z.literal("file_input"),
    action_id: actionId,
    filetypes: z.array(someText(20)).min(1).optional(),
    max_files: z.int().min(1).max(10).optional(),
  }),
] as const;

export const actionsElement = z.discriminatedUnion("type", [button, overflow, ...choices]);
export const accessory = z.discriminatedUnion("type", [button, overflow, image, ...choices]);
export const inputElement = z.discriminatedUnion("type", [...choices, ...entries]);

type Button = z.output<typeof button>;
type Overflow = z.output<typeof overflow>;
export type InputElement = z.output<typeof inputElement>;
export type Interactive = Button | Overflow | InputElement;
