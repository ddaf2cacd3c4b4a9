import { z } from "zod";
import type { Answer, Statement } from "./statement.ts";

/**
 * A reference that holds until the change ends which opens its ticket. The first statement sent with the end gives another,
 * and all that is written after it, or comes of the change, holds that in the place of this one.
 */
export interface Provisional {
  readonly reference: string;
  /** Gives the other as `reference`, and tells it to those after it by a setting. */
  readonly given: Statement;
  readonly setting: string;
}

/** A statement that follows the one by which the reference is given. */
export function afterGiven({ text, values }: Statement, { reference, setting }: Provisional): Statement {
  const isIn = (value: unknown): boolean => typeof value === "string" && value.includes(reference);
  if (!values.some(isIn)) return { text, values };
  const provisional = `$${values.length + 1}`;
  const given = (parameter: string, number: string): string =>
    isIn(values[Number(number) - 1])
      ? `replace(${parameter}, ${provisional}, current_setting('${setting}'))`
      : parameter;
  return { text: text.replaceAll(/\$(\d+)/g, given), values: [...values, reference] };
}

const given = z.tuple([z.object({ reference: z.string() })]);

/** What came of a change. `first`: what was answered to the statement that gives the reference. */
export function resultGiven<Result>(result: Result, { reference }: Provisional, first: Answer | undefined): Result {
  const came = { result };
  put(given.parse(first?.rows)[0].reference, reference, came);
  return came.result;
}

function put(reference: string, provisional: string, into: object): void {
  for (const name of Object.keys(into)) {
    const part: unknown = Reflect.get(into, name);
    if (typeof part === "string" && part.includes(provisional))
      Reflect.set(into, name, part.replaceAll(provisional, reference));
    if (typeof part === "object" && part !== null) put(reference, provisional, part);
  }
}
