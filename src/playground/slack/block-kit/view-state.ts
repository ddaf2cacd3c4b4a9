import type { Block } from "./blocks.ts";
import { controlsOf, holdsValue } from "./controls.ts";
import type { InputElement } from "./elements.ts";
import type { Option } from "./text.ts";

/** What Slack reports for one element under `state.values`; empty is null (or an empty list), never left out. */
export type StateValue =
  | {
      readonly type: "plain_text_input" | "number_input" | "email_text_input" | "url_text_input";
      readonly value: string | null;
    }
  | { readonly type: "static_select" | "radio_buttons"; readonly selected_option: Option | null }
  | { readonly type: "multi_static_select" | "checkboxes"; readonly selected_options: readonly Option[] }
  | { readonly type: "users_select"; readonly selected_user: string | null }
  | { readonly type: "multi_users_select"; readonly selected_users: readonly string[] }
  | { readonly type: "conversations_select"; readonly selected_conversation: string | null }
  | { readonly type: "channels_select"; readonly selected_channel: string | null }
  | { readonly type: "datepicker"; readonly selected_date: string | null }
  | { readonly type: "timepicker"; readonly selected_time: string | null }
  | { readonly type: "datetimepicker"; readonly selected_date_time: number | null }
  | { readonly type: "file_input"; readonly files: readonly { readonly id: string; readonly name: string }[] };

/** block_id → action_id → value */
export type StateValues = Record<string, Record<string, StateValue>>;

/** The state of freshly shown blocks. What a person typed before stays where block_id, action_id and type are the same. */
export function stateOf(blocks: readonly Block[], before: StateValues = {}): StateValues {
  const state: StateValues = {};
  for (const { blockId, element } of controlsOf(blocks)) {
    if (!holdsValue(element)) continue;
    const kept = before[blockId]?.[element.action_id];
    state[blockId] = {
      ...state[blockId],
      [element.action_id]: kept?.type === element.type ? kept : initialValue(element),
    };
  }
  return state;
}

function initialValue(element: InputElement): StateValue {
  const { type } = element;
  switch (type) {
    case "plain_text_input":
    case "number_input":
    case "email_text_input":
    case "url_text_input":
      return { type, value: element.initial_value || null };
    case "static_select":
    case "radio_buttons":
      return { type, selected_option: element.initial_option ?? null };
    case "multi_static_select":
    case "checkboxes":
      return { type, selected_options: element.initial_options ?? [] };
    case "users_select":
      return { type, selected_user: element.initial_user ?? null };
    case "multi_users_select":
      return { type, selected_users: element.initial_users ?? [] };
    case "conversations_select":
      return { type, selected_conversation: element.initial_conversation ?? null };
    case "channels_select":
      return { type, selected_channel: element.initial_channel ?? null };
    case "datepicker":
      return { type, selected_date: element.initial_date ?? null };
    case "timepicker":
      return { type, selected_time: element.initial_time ?? null };
    case "datetimepicker":
      return { type, selected_date_time: element.initial_date_time ?? null };
    case "file_input":
      return { type, files: [] };
  }
}

export function isEmpty(value: StateValue): boolean {
  const { type: _, ...content } = value;
  return Object.values(content).every((one) => one === null || (Array.isArray(one) && one.length === 0));
}
