import type { Input } from "./card-inputs.ts";
import { labelOf } from "./card-reading.ts";

/** How a person picker finds people: by the name or e-mail typed. */
export type FindPerson = (words: string) => { readonly aadObjectId: string; readonly name: string };

/** What the client would send for an input nobody touched. */
export function initialValue(input: Input): string {
  if (input.type === "Input.Toggle") return input.value ?? input.valueOff ?? "false";
  return input.value === undefined ? "" : String(input.value);
}

/**
 * What lands in the field when a person types or picks `words`: choices go by their title, people by name or e-mail,
 * several with commas; text stops at its maximum length, as the client stops the keyboard.
 */
export function enter(input: Input, words: string, findPerson: FindPerson): string {
  switch (input.type) {
    case "Input.Text":
      return words.slice(0, input.maxLength ?? words.length);
    case "Input.Toggle":
      return [input.title, input.valueOn ?? "true"].includes(words)
        ? (input.valueOn ?? "true")
        : (input.valueOff ?? "false");
    case "Input.ChoiceSet": {
      if (words === "") return "";
      const exact = input.choices?.find(({ title }) => title === words);
      if (exact) return exact.value;
      const picks = input.isMultiSelect ? words.split(",").map((each) => each.trim()) : [words];
      return picks.map((pick) => choose(input, pick, findPerson)).join(",");
    }
    case "Input.Number":
    case "Input.Date":
    case "Input.Time":
      return words;
  }
}

function choose(input: Extract<Input, { type: "Input.ChoiceSet" }>, pick: string, findPerson: FindPerson): string {
  const choice = input.choices?.find(({ title }) => title === pick);
  if (choice) return choice.value;
  if (input["choices.data"]) return findPerson(pick).aadObjectId;
  const titles = (input.choices ?? []).map(({ title }) => title).join(", ");
  throw new Error(`"${labelOf(input)}" has no choice "${pick}", only: ${titles}`);
}

/** How the value looks on screen. */
export function shownValue(input: Input, value: string, nameOf: (aadObjectId: string) => string | undefined): string {
  if (input.type !== "Input.ChoiceSet" || value === "") return value;
  const titleOf = (one: string) => input.choices?.find((choice) => choice.value === one)?.title ?? nameOf(one) ?? one;
  return input.isMultiSelect ? value.split(",").map(titleOf).join(", ") : titleOf(value);
}

/** The client's own check before it sends anything. @returns the error under the field, or null */
export function complaint(input: Input, value: string): string | null {
  const wrong = input.errorMessage ?? "Invalid";
  if (value === "") return input.isRequired ? wrong : null;
  switch (input.type) {
    case "Input.Text":
      return input.regex !== undefined && !new RegExp(input.regex).test(value) ? wrong : null;
    case "Input.Number":
      return Number.isNaN(Number(value)) ||
        Number(value) < (input.min ?? -Infinity) ||
        Number(value) > (input.max ?? Infinity)
        ? wrong
        : null;
    case "Input.Date":
    case "Input.Time": {
      const shape = input.type === "Input.Date" ? /^\d{4}-\d\d-\d\d$/ : /^\d\d:\d\d$/;
      return !shape.test(value) || value < (input.min ?? value) || value > (input.max ?? value) ? wrong : null;
    }
    case "Input.Toggle":
      return input.isRequired && value !== (input.valueOn ?? "true") ? wrong : null;
    case "Input.ChoiceSet":
      return null;
  }
}
