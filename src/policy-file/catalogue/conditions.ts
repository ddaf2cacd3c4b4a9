import { closest } from "../../kernel/closest.ts";
import type { Condition } from "../../kernel/condition.ts";
import type { ServiceField } from "../../kernel/service.ts";
import type { Path } from "../source.ts";
import type { WrittenCondition } from "./fields.ts";

export interface CatalogueMistake {
  readonly path: Path;
  readonly message: string;
}

export type Wrong = (message: string, ...inside: readonly PropertyKey[]) => void;

export const missing = (what: string, name: string, known: readonly string[]): string => {
  const near = closest(name, known);
  return `there are no ${what} ${name}${near === null ? "" : `; did you mean ${near}?`}`;
};

export const namesIn = (fields: readonly ServiceField[]): readonly string[] => fields.map(({ name }) => name);

/** Conditions on these fields; `unknown` says what is wrong with one on another. */
export const conditionsOn = (
  fields: readonly ServiceField[],
  written: Readonly<Record<string, WrittenCondition>>,
  unknown: (question: string) => string,
  wrong: Wrong,
): readonly Condition[] =>
  Object.entries(written).flatMap(([question, condition]) => {
    const on = fields.find((each) => each.name === question);
    const read = on === undefined ? unknown(question) : conditionOn(on, condition);
    if (typeof read !== "string") return [read];
    wrong(read, "when", question);
    return [];
  });

/** A sentence: it does not fit. */
function conditionOn(on: ServiceField, written: WrittenCondition): Condition | string {
  const question = on.name;
  if (!Array.isArray(written)) {
    if (on.kind !== "number" && on.kind !== "money") return "has no amount to compare";
    const { atLeast, atMost } = Object.assign({ atLeast: undefined, atMost: undefined }, written);
    return {
      question,
      ...(atLeast === undefined ? {} : { atLeast }),
      ...(atMost === undefined ? {} : { atMost }),
    };
  }
  const known =
    on.kind === "choice" || on.kind === "choices"
      ? on.options.map(({ value }) => value)
      : on.kind === "yes-no"
        ? ["yes", "no"]
        : [];
  const [first] = written;
  if (written.length === 1 && (first === "filled" || first === "empty") && !known.includes(first))
    return { question, filled: first === "filled" };
  const strange = written.find((value) => !known.includes(value));
  if (strange === undefined) return { question, is: written };
  if (known.length === 0) return "has no values to choose from: write filled or empty";
  const near = closest(strange, known);
  return `${strange} cannot be chosen there${near === null ? `: ${known.join(", ")}` : `; did you mean ${near}?`}`;
}
