import type { Block } from "../block-kit/blocks.ts";
import { controlsOf, holdsValue, optionsOf, type Control } from "../block-kit/controls.ts";
import type { InputElement } from "../block-kit/elements.ts";
import type { Option } from "../block-kit/text.ts";
import type { StateValue, StateValues } from "../block-kit/view-state.ts";
import type { Done } from "../interactions.ts";

/** How a hand finds controls by what is written on them. */

export interface Press {
  readonly control: Control;
  readonly done: Done;
}

/**
 * The button, or the option of an overflow menu, that has this label and carries this value. A client sends what it drew: the
 * only one with the label is pressed with that value, though it carries another since.
 */
export function findPress(blocks: readonly Block[], label: string, value?: string): Press | undefined {
  const found = pressesOf(blocks).filter((each) => each.label === label);
  const [first, second] = found;
  if (value === undefined || first === undefined) return first?.as(first.value);
  const same = found.find((each) => each.value === value);
  return (same ?? (second === undefined ? first : undefined))?.as(value);
}

/** Everything that can be pressed, as it is labelled. */
export const pressLabels = (blocks: readonly Block[]): string[] => pressesOf(blocks).map(({ label }) => label);

interface Pressable {
  readonly label: string;
  readonly value: string | undefined;
  /** Pressed while it carried this. */
  readonly as: (value: string | undefined) => Press;
}

const carrying = (value: string | undefined) => (value === undefined ? {} : { value });

const pressesOf = (blocks: readonly Block[]): Pressable[] =>
  controlsOf(blocks).flatMap((control): Pressable[] => {
    const { element } = control;
    if (element.type === "button") {
      const { text, value, style } = element;
      const as = (carried: string | undefined): Press => ({
        control,
        done: { text, ...carrying(carried), ...(style === undefined ? {} : { style }) },
      });
      return [{ label: text.text, value, as }];
    }
    if (element.type !== "overflow") return [];
    return element.options.map((option) => ({
      label: option.text.text,
      value: option.value,
      as: (carried) => ({ control, done: { selected_option: { ...option, ...carrying(carried) } } }),
    }));
  });

/** The control with a value that carries this label (a field's label, or a menu's placeholder). */
export function findField(blocks: readonly Block[], label: string): Control & { readonly element: InputElement } {
  const fields = fieldsOf(blocks);
  const found = fields.find((field) => field.label === label);
  if (found !== undefined) return found;
  throw new Error(`No field “${label}”, only: ${fields.map((field) => field.label).join(", ") || "none"}`);
}

export const fieldsOf = (blocks: readonly Block[]): (Control & { readonly element: InputElement })[] =>
  controlsOf(blocks).flatMap((control) =>
    holdsValue(control.element) ? [{ ...control, element: control.element }] : [],
  );

/** Puts a value into a field: text, the label of an option (several for checkboxes), a person's name, a date. */
export function valueFor(
  element: InputElement,
  typed: string | readonly string[] | null,
  idOf: (name: string) => string,
): StateValue {
  const { type } = element;
  const several = typed === null ? [] : typeof typed === "string" ? [typed] : typed;
  const one = several[0];
  switch (type) {
    case "plain_text_input":
    case "number_input":
    case "email_text_input":
    case "url_text_input":
      return { type, value: one === undefined || one === "" ? null : one };
    case "static_select":
    case "radio_buttons":
      return { type, selected_option: one === undefined ? null : optionCalled(element, one) };
    case "multi_static_select":
    case "checkboxes":
      return {
        type,
        selected_options: several.filter((label) => label !== "").map((label) => optionCalled(element, label)),
      };
    case "users_select":
      return { type, selected_user: one === undefined ? null : idOf(one) };
    case "multi_users_select":
      return { type, selected_users: several.map(idOf) };
    case "conversations_select":
      return { type, selected_conversation: one ?? null };
    case "channels_select":
      return { type, selected_channel: one ?? null };
    case "datepicker":
      return { type, selected_date: one ?? null };
    case "timepicker":
      return { type, selected_time: one ?? null };
    case "datetimepicker":
      return { type, selected_date_time: one === undefined ? null : Math.floor(Date.parse(one) / 1_000) };
    case "file_input":
      throw new Error("Files are put in, not typed");
  }
}

function optionCalled(element: InputElement, label: string): Option {
  const options = optionsOf(element);
  const found = options.find((option) => option.text.text === label);
  if (found !== undefined) return found;
  throw new Error(`No option “${label}”, only: ${options.map((option) => option.text.text).join(", ")}`);
}

export const setValue = (state: StateValues, { blockId, element }: Control, value: StateValue): StateValues => ({
  ...state,
  [blockId]: { ...state[blockId], [element.action_id]: value },
});

/** What a field shows: the typed text, the label of the chosen option, a person's name; empty when nothing is there. */
export function shownValue(value: StateValue | undefined, nameOf: (id: string) => string): string {
  switch (value?.type) {
    case undefined:
      return "";
    case "plain_text_input":
    case "number_input":
    case "email_text_input":
    case "url_text_input":
      return value.value ?? "";
    case "static_select":
    case "radio_buttons":
      return value.selected_option?.text.text ?? "";
    case "multi_static_select":
    case "checkboxes":
      return value.selected_options.map((option) => option.text.text).join(", ");
    case "users_select":
      return value.selected_user === null ? "" : nameOf(value.selected_user);
    case "multi_users_select":
      return value.selected_users.map(nameOf).join(", ");
    case "conversations_select":
      return value.selected_conversation ?? "";
    case "channels_select":
      return value.selected_channel ?? "";
    case "datepicker":
      return value.selected_date ?? "";
    case "timepicker":
      return value.selected_time ?? "";
    case "datetimepicker":
      return value.selected_date_time === null ? "" : new Date(value.selected_date_time * 1_000).toISOString();
    case "file_input":
      return value.files.map(({ name }) => name).join(", ");
  }
}
