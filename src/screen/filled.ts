import type { Field, Form, FormValues } from "./form.ts";

/** The form with what was already filled in. */
export function filled(form: Form, values: FormValues): Form {
  const fill = (fields: readonly Field[]): Field[] => fields.map((field) => withValue(field, values[field.name]));
  const { folded } = form;
  return { ...form, fields: fill(form.fields), folded: folded && { ...folded, fields: fill(folded.fields) } };
}

function withValue(field: Field, value: string | null | undefined): Field {
  if (value === undefined) return field; // was not shown yet
  switch (field.kind) {
    case "text":
    case "long-text":
      return { ...field, initial: value ?? "" };
    case "person":
      return { ...field, initial: value, initialName: value === field.initial ? field.initialName : "" };
    case "choice":
    case "choices":
    case "check":
    case "date":
      return { ...field, initial: value };
    case "number":
      return { ...field, initial: value === null ? null : Number(value) };
  }
}
