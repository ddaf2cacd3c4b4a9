import type { Control } from "../block-kit/controls.ts";
import type { InputElement } from "../block-kit/elements.ts";
import { isEmpty, type StateValue } from "../block-kit/view-state.ts";

/** What Slack's own screen refuses before anything is sent. */
export function clientError(
  field: Control & { readonly element: InputElement },
  value: StateValue,
): string | undefined {
  const { element } = field;
  if (!("value" in value) || value.value === null)
    return field.required && isEmpty(value) ? "Please complete this required field." : undefined;
  const typed = value.value;
  if (element.type === "plain_text_input") {
    if (typed.length < (element.min_length ?? 0)) return `Please enter at least ${element.min_length} characters.`;
    if (typed.length > (element.max_length ?? 3_000))
      return `Please enter at most ${element.max_length ?? 3_000} characters.`;
  }
  if (element.type === "number_input") {
    const number = Number(typed);
    if (Number.isNaN(number) || (!element.is_decimal_allowed && !Number.isInteger(number)))
      return "Please enter a number.";
    if (number < Number(element.min_value ?? -Infinity))
      return `Please enter a number of at least ${element.min_value}.`;
    if (number > Number(element.max_value ?? Infinity)) return `Please enter a number of at most ${element.max_value}.`;
  }
  if (element.type === "email_text_input" && !/^\S+@\S+\.\S+$/.test(typed))
    return "Please enter a valid email address.";
  if (element.type === "url_text_input" && !URL.canParse(typed)) return "Please enter a valid URL.";
  return undefined;
}
