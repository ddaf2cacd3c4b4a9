import type { Locale } from "../../kernel/locale.ts";
import type { ServiceField } from "../../kernel/service.ts";
import type { Path } from "../source.ts";
import { conditionsOn, missing, namesIn, type CatalogueMistake, type Wrong } from "./conditions.ts";
import type { WrittenField } from "./fields.ts";
import type { WrittenCatalogue } from "./schema.ts";

export function fieldsIn(
  written: Readonly<Record<string, WrittenField>>,
  lists: WrittenCatalogue["lists"],
  path: Path,
  mistakes: CatalogueMistake[],
): readonly ServiceField[] {
  const before: ServiceField[] = [];
  for (const [name, given] of Object.entries(written)) {
    const here = [...path, name];
    const wrong = (message: string, ...inside: readonly PropertyKey[]): void =>
      void mistakes.push({ path: [...here, ...inside], message });
    const { when: conditions, hint = null, says = null, label, required } = given;
    const when = conditionsOn(
      before,
      conditions,
      (question) =>
        Object.hasOwn(written, question)
          ? "is asked later: a condition looks at earlier fields"
          : missing("earlier field", question, namesIn(before)).replace("are", "is"),
      wrong,
    );
    const field = fieldFrom({ name, label, hint, says, required, when }, given, lists, wrong);
    if (field !== null) before.push(field);
  }
  return before;
}

type CommonField = Pick<ServiceField, "name" | "label" | "hint" | "says" | "required" | "when">;

function fieldFrom(
  common: CommonField,
  given: WrittenField,
  lists: WrittenCatalogue["lists"],
  wrong: Wrong,
): ServiceField | null {
  switch (given.kind) {
    case "text":
    case "long-text": {
      if (Array.from(given.default).length > given.max) wrong(`has more than ${given.max} characters`, "default");
      const { max, default: initial } = given;
      return given.kind === "text"
        ? { ...common, kind: "text", max, initial, like: given.like }
        : { ...common, kind: "long-text", max, initial };
    }
    case "number":
    case "money": {
      const { min, max, default: initial } = given;
      if (max < min) wrong("is less than min", "max");
      if (initial !== null && (initial < min || initial > max)) wrong("is not between min and max", "default");
      return given.kind === "number"
        ? { ...common, kind: "number", min, max, initial, decimals: given.decimals }
        : { ...common, kind: "money", min, max, initial, currency: given.currency };
    }
    case "date":
      return { ...common, kind: "date", from: given.from, to: given.to };
    case "choice":
    case "choices": {
      const named = typeof given.options === "string" ? given.options : null;
      const options = typeof given.options === "string" ? ownOf(lists, given.options) : given.options;
      if (options === undefined) {
        wrong(missing("list", named ?? "", Object.keys(lists)).replace("are", "is"), "options");
        return null;
      }
      const strange = [given.default ?? []].flat().find((value) => !options.some((option) => option.value === value));
      if (strange !== undefined) wrong(`${strange} is not one of the options`, "default");
      return given.kind === "choice"
        ? { ...common, kind: "choice", options, initial: given.default }
        : { ...common, kind: "choices", options, initial: given.default };
    }
    case "yes-no":
      return { ...common, kind: "yes-no", initial: given.default };
    case "person":
    case "email":
    case "link":
      return { ...common, kind: given.kind };
  }
}

const ownOf = <Value>(all: Readonly<Record<string, Value>>, name: string): Value | undefined =>
  Object.hasOwn(all, name) ? all[name] : undefined;

const bytes = (words: string): number => Buffer.byteLength(JSON.stringify(words));

/** About how much the fields are on Teams, where a form has least room; a page may have all of them. */
export function weightOf(fields: readonly ServiceField[], locale: Locale): number {
  const each = 350; // what an input is besides its words
  const perOption = 30;
  return fields.reduce((sum, field) => {
    const { label, hint } = field;
    const options = "options" in field ? field.options : [];
    const initial = field.kind === "text" || field.kind === "long-text" ? field.initial : "";
    return (
      sum +
      each +
      bytes(label[locale]) +
      bytes(hint?.[locale] ?? "") +
      bytes(initial) +
      options.reduce((all, option) => all + perOption + bytes(option.value) + bytes(option.label[locale]), 0)
    );
  }, 0);
}
