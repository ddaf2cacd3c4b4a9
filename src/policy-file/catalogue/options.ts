import { z } from "zod";
import { inEachLanguage } from "../../kernel/locale.ts";
import type { Option } from "../../kernel/service.ts";
import { mistakesIn } from "../mistake.ts";
import { group, listOf, word } from "../values.ts";
import { most } from "./limits.ts";
import { inLanguages } from "./words.ts";

const values = word("a value: at most 75 characters, without a comma", (text) =>
  text !== "" && text.length <= most.option && !text.includes(",") ? text : null,
);

const optionNamed = (value: string): Option => ({ value, label: inEachLanguage(() => value) });

/** A list of words, or a group of values, each with its words in each language. */
export const optionList = z.unknown().transform((given, context): readonly [Option, ...Option[]] => {
  const listed = Array.isArray(given)
    ? listOf(values, "values").safeParse(given)
    : group(
        z.record(z.string(), inLanguages("what is shown of it", most.option), { error: "is not a list of options" }),
      ).safeParse(given);
  if (!listed.success) {
    for (const { path, message } of listed.error.issues.flatMap(mistakesIn))
      context.addIssue({ code: "custom", path: [...path], message });
    return z.NEVER;
  }
  const { data } = listed;
  const options = Array.isArray(data)
    ? data.map(optionNamed)
    : Object.entries(data).map(([value, label]): Option => ({ value, label }));
  const [first, ...more] = options;
  const twice = options.find(({ value }, index) => options.findIndex((other) => other.value === value) < index);
  const badValue = Array.isArray(data) ? undefined : options.find(({ value }) => !values.safeParse(value).success);
  if (first === undefined) context.addIssue({ code: "custom", message: "has no options" });
  else if (options.length > most.options)
    context.addIssue({
      code: "custom",
      message: `has ${options.length} options; Slack and Teams take ${most.options}`,
    });
  else if (twice !== undefined) context.addIssue({ code: "custom", message: `has ${twice.value} twice` });
  else if (badValue !== undefined)
    context.addIssue({
      code: "custom",
      path: [badValue.value],
      params: { part: "key" },
      message: "is not a value: at most 75 characters, without a comma",
    });
  else return [first, ...more];
  return z.NEVER;
});

/** Named under lists, or written where they are needed. */
export const optionsHere = z.unknown().transform((given, context) => {
  if (typeof given === "string") return given;
  const read = optionList.safeParse(given ?? undefined);
  if (read.success) return read.data;
  for (const { path, message, part } of read.error.issues.flatMap(mistakesIn))
    context.addIssue({ code: "custom", path: [...path], message, params: { part } });
  return z.NEVER;
});
