import { z } from "zod";
import { mostStars } from "../../features/catalogue/rules/patterns.ts";
import { closest } from "../../kernel/closest.ts";
import type { DayLimit, FieldKind } from "../../kernel/service.ts";
import { mistakesIn } from "../mistake.ts";
import { group, listOf, section, shown, trueOrFalse, word } from "../values.ts";
import { most } from "./limits.ts";
import { optionsHere } from "./options.ts";
import { inLanguages, key } from "./words.ts";

const anyNumber = z.number({ error: ({ input }) => `${shown(input)} is not a number` });

const size = (longest: number) =>
  z
    .int({ error: ({ input }) => `${shown(input)} is not a whole number` })
    .min(1, { error: "is less than 1" })
    .max(longest, { error: `is more than Slack and Teams take: ${longest}` });

const dayLimit = word("a day; write 2026-12-24, today, or today+14d", (text): DayLimit | null => {
  if (z.iso.date().safeParse(text).success) return { day: text };
  const found = /^today(?:\s*([+-])\s*(\d{1,4})d)?$/u.exec(text);
  return found === null ? null : { days: Number(found[2] ?? 0) * (found[1] === "-" ? -1 : 1) };
});

const yes = word("yes or no", (text) => (text === "yes" ? true : text === "no" ? false : null));

const yesNo = z.unknown().transform((value, context): boolean => {
  if (typeof value === "boolean") return value;
  const read = yes.safeParse(value);
  if (read.success) return read.data;
  context.addIssue({ code: "custom", message: `${shown(value)} is not yes or no` });
  return z.NEVER;
});

/** As it stands in the file: whether it fits the field it names is seen once all fields are read. */
const condition = z.unknown().transform((value, context): WrittenCondition => {
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") return [said(value)];
  if (Array.isArray(value) && value.length > 0 && value.every((each) => typeof each !== "object"))
    return value.map((each) => said(each));
  const bounds = z.strictObject({ atLeast: anyNumber.optional(), atMost: anyNumber.optional() }).safeParse(value);
  if (bounds.success && Object.keys(bounds.data).length > 0) return bounds.data;
  context.addIssue({
    code: "custom",
    message: `${shown(value)} is no condition; write a value, [a, b], filled, empty, or {atLeast: 500}`,
  });
  return z.NEVER;
});

export type WrittenCondition =
  | readonly string[]
  | { readonly atLeast?: number | undefined; readonly atMost?: number | undefined };

const said = (value: unknown): string => (typeof value === "boolean" ? (value ? "yes" : "no") : String(value));

export const conditions = group(
  z.record(z.string(), condition, { error: "is not a group of conditions, each on an earlier field" }),
).prefault({});

const common = {
  was: key.optional(),
  label: inLanguages("what is asked", most.label),
  hint: inLanguages("a hint", most.hint).optional(),
  required: trueOrFalse.default(false),
  says: inLanguages("what is said where the answer is not right", most.says).optional(),
  when: conditions,
};

const form = word(
  "a form such as PC-####: # is a digit, @ a letter, ? any character, * any number of them (at most two)",
  (text) => (text !== "" && text.length <= 100 && text.split("*").length <= mostStars + 1 ? text : null),
);

const isCurrency = (text: string): boolean =>
  /^[A-Z]{3}$/u.test(text) && Intl.supportedValuesOf("currency").includes(text);

/** ISO 4217. */
export const currency = word("a currency; write EUR", (text) => (isCurrency(text) ? text : null));

const fieldKinds = {
  text: section({
    kind: z.literal("text"),
    ...common,
    max: size(most.text).default(100),
    default: z.string({ error: "is not words" }).default(""),
    like: z.union([form.transform((one) => [one]), listOf(form, "forms")]).default([]),
  }),
  "long-text": section({
    kind: z.literal("long-text"),
    ...common,
    max: size(most.longText).default(most.longText),
    default: z.string({ error: "is not words" }).default(""),
  }),
  number: section({
    kind: z.literal("number"),
    ...common,
    min: anyNumber.default(0),
    max: anyNumber.default(1_000_000),
    decimals: trueOrFalse.default(false),
    default: anyNumber.nullable().default(null),
  }),
  money: section({
    kind: z.literal("money"),
    ...common,
    currency,
    min: anyNumber.default(0),
    max: anyNumber.default(1_000_000),
    default: anyNumber.nullable().default(null),
  }),
  date: section({
    kind: z.literal("date"),
    ...common,
    from: dayLimit.nullable().default(null),
    to: dayLimit.nullable().default(null),
  }),
  choice: section({
    kind: z.literal("choice"),
    ...common,
    options: optionsHere,
    default: z
      .union([z.string(), z.number().transform(String)], { error: "is not one of the options" })
      .nullable()
      .default(null),
  }),
  choices: section({
    kind: z.literal("choices"),
    ...common,
    options: optionsHere,
    default: listOf(
      z.union([z.string(), z.number().transform(String)], { error: "is not one of the options" }),
      "options",
    ).default([]),
  }),
  "yes-no": section({ kind: z.literal("yes-no"), ...common, default: yesNo.nullable().default(null) }),
  person: section({ kind: z.literal("person"), ...common }),
  email: section({ kind: z.literal("email"), ...common }),
  link: section({ kind: z.literal("link"), ...common }),
} satisfies Record<FieldKind, z.ZodType>;

const isFieldKind = (kind: unknown): kind is FieldKind => typeof kind === "string" && Object.hasOwn(fieldKinds, kind);

export type WrittenField = z.output<(typeof fieldKinds)[FieldKind]>;

/** Nothing here waits: what is read later would stand later, and fields have an order. */
function readField(value: unknown, context: z.core.$RefinementCtx): WrittenField {
  const kind: unknown = typeof value === "object" && value !== null ? Reflect.get(value, "kind") : undefined;
  if (!isFieldKind(kind)) {
    const known = Object.keys(fieldKinds);
    const near = typeof kind === "string" ? closest(kind, known) : null;
    const meant = near === null ? "" : `; did you mean ${near}?`;
    const isGroup = typeof value === "object" && value !== null && !Array.isArray(value);
    const message = !isGroup
      ? `${shown(value)} is not a field: a group of keys, of which kind is one of ${known.join(", ")}; or shared`
      : kind === undefined
        ? `has no kind: one of ${known.join(", ")}`
        : `${shown(kind)} is not one of ${known.join(", ")}${meant}`;
    context.addIssue({ code: "custom", path: isGroup && kind !== undefined ? ["kind"] : [], message });
    return z.NEVER;
  }
  const read = fieldKinds[kind].safeParse(value);
  if (read.success) return read.data;
  for (const { path, part, message } of read.error.issues.flatMap(mistakesIn))
    context.addIssue({ code: "custom", path: [...path], message, params: { part } });
  return z.NEVER;
}

export const shared = "shared";

export const field = z.unknown().transform(readField);

export const fieldOrShared = z
  .unknown()
  .transform((value, context): WrittenField | typeof shared => (value === shared ? shared : readField(value, context)));
