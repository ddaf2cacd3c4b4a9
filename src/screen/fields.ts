import { fieldLimits } from "./field-limits.ts";
import type { Choice, Field } from "./form.ts";
import { cut, fit } from "./plain-text.ts";

interface Typed {
  readonly initial?: string;
  /** The initial words are the reader's own: shown, and sent back, as they are. */
  readonly own?: boolean;
  readonly optional?: boolean;
  readonly hint?: string;
  readonly maxLength?: number;
}

export const shortText = (name: string, label: string, typed: Typed = {}): Field => ({
  kind: "text",
  ...input(name, label, { maxLength: fieldLimits.short, ...typed }),
});

export const longText = (name: string, label: string, typed: Typed = {}): Field => ({
  kind: "long-text",
  ...input(name, label, { maxLength: fieldLimits.long, ...typed }),
});

/** What is filled in beforehand must fit as well, or the platform refuses the form. */
function input(name: string, label: string, typed: Typed & { readonly maxLength: number }) {
  const { initial = "", own = false, optional = false, hint, maxLength } = typed;
  return {
    name,
    label,
    optional,
    maxLength,
    initial: own ? fit(initial, maxLength) : cut(initial, maxLength),
    ...(hint === undefined ? {} : { hint }),
  };
}

/** One of a list; no `initial`: the person has to choose. */
export const choice = <Value extends string>(
  name: string,
  label: string,
  values: readonly Value[],
  labels: Readonly<Record<Value, string>>,
  initial: Value | null,
): Field =>
  listed(
    name,
    label,
    values.map((value) => ({ value, label: labels[value] })),
    initial,
  );

const longestLabel = 75;

export const listed = (name: string, label: string, options: readonly Choice[], initial: string | null): Field => ({
  kind: "choice",
  name,
  label,
  optional: false,
  options: options.map((option) => ({ ...option, label: cut(option.label, longestLabel) })),
  initial,
});

/** Never required: nobody chosen is "as before". */
export const person = (name: string, label: string, initial: string | null, hint?: string): Field => ({
  kind: "person",
  name,
  label,
  optional: true,
  initial,
  ...(hint === undefined ? {} : { hint }),
});
