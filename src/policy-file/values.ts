import { z } from "zod";
import { closest } from "../kernel/closest.ts";
import { cutShort } from "./odd-characters.ts";
import { mistakesIn } from "./mistake.ts";

/** How a value stands in the sentence about it. */
export const shown = (value: unknown): string => {
  if (value === null) return "nothing";
  if (typeof value === "object") return Array.isArray(value) ? "a list" : "a group of keys";
  return cutShort(JSON.stringify(value));
};

const isNot = (value: unknown, what: string): string =>
  value === undefined ? `is missing: ${what}` : `${shown(value)} is not ${what}`;

const meant = (value: unknown, known: readonly string[]): string => {
  const word = typeof value === "string" ? closest(value, known) : null;
  return word === null ? "" : `; did you mean ${word}?`;
};

/** A value in one word or number, read by `parse`; null from it: it is not `what`. */
export const word = <Value>(what: string, parse: (text: string) => Value | null) =>
  z.unknown().transform((value, context): Value => {
    const read = typeof value === "string" || typeof value === "number" ? parse(String(value).trim()) : null;
    if (read !== null) return read;
    context.addIssue({ code: "custom", message: isNot(value, what) });
    return z.NEVER;
  });

export const oneOf = <const Word extends string>(words: readonly Word[]) =>
  z.enum(words, {
    error: ({ input }) => isNot(input, `one of ${words.join(", ")}`) + meant(input, words),
  });

/** An amount of money, in hundredths: digits alone, so that nothing is rounded. */
export const hundredths = word("an amount of money; write 42 or 42.50", (text) => {
  const [, whole, part = ""] = /^(\d{1,7})(?:\.(\d{1,2}))?$/.exec(text) ?? [];
  return whole === undefined ? null : Number(whole) * 100 + Number(part.padEnd(2, "0"));
});

export const trueOrFalse = z.boolean({ error: ({ input }) => isNot(input, "true or false") });

export const count = z
  .int({ error: ({ input }) => isNot(input, "a whole number") })
  .min(1, { error: ({ input }) => isNot(input, "at least 1") });

export const listOf = <Item extends z.ZodType>(item: Item, what: string) =>
  z.array(item, { error: ({ input }) => isNot(input, `a list of ${what}, each after "- "`) });

/** These keys and no others. The message about others is the list of these: `problemsOf` makes sentences of it. */
export const section = <Shape extends z.ZodRawShape>(shape: Shape) =>
  group(
    z.strictObject(shape, {
      error: ({ code, input }) =>
        code === "unrecognized_keys"
          ? Object.keys(shape).join(" ")
          : isNot(input, `a group of keys: ${Object.keys(shape).join(", ")}`),
    }),
  );

/** Keys that nothing stands behind but remarks count as left out. */
export const group = <Keys extends z.ZodType>(keys: Keys) => z.preprocess(withoutEmptyKeys, keys);

const isGroup = (value: unknown): value is object =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const withoutEmptyKeys = (value: unknown): unknown =>
  isGroup(value) ? Object.fromEntries(Object.entries(value).filter(([, inner]) => inner !== null)) : value;

/** One word for the usual case, or a group of keys: mistakes are told of the one that was meant. */
export const wordOr = <Short, Long>(short: z.ZodType<Short>, long: z.ZodType<Long>) =>
  z.unknown().transform(async (value, context): Promise<Short | Long> => {
    const read = await (isGroup(value) ? long : short).safeParseAsync(value);
    if (read.success) return read.data;
    for (const { path, part, message } of read.error.issues.flatMap(mistakesIn)) {
      context.addIssue({ code: "custom", path: [...path], message, params: { part } });
    }
    return z.NEVER;
  });
