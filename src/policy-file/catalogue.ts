import { z } from "zod";
import type { Condition } from "../kernel/condition.ts";
import { impacts, urgencies } from "../kernel/classification.ts";
import { inEachLanguage, locales, type Locale } from "../kernel/locale.ts";
import { kindsToOpen } from "../features/opening/rules/guess-kind.ts";
import { mostStars } from "../features/catalogue/rules/patterns.ts";
import { closest } from "../kernel/closest.ts";
import type { Criterion } from "../kernel/policy.ts";
import {
  basesOfStatuses,
  type ApprovalAsked,
  type CustomStatus,
  type DayLimit,
  type FieldKind,
  type InLanguages,
  type Option,
  type PartAsked,
  type Service,
  type ServiceField,
  type ToResolve,
} from "../kernel/service.ts";
import { bareWords } from "../kernel/words/bare.ts";
import { mistakesIn } from "./mistake.ts";
import type { Path } from "./source.ts";
import { approval, either, isGroup } from "./approval.ts";
import { group, hundredths, listOf, oneOf, section, shown, trueOrFalse, word } from "./values.ts";

// What Slack and Teams take, the smaller of both; what is ours says why.
const most = {
  name: 40, // ours: a button with it fits a phone
  about: 150, // ours: one line of a list
  topic: 75,
  label: 150, // Teams shows it whole, Slack as much
  hint: 150,
  says: 150,
  text: 150, // ours: one line
  longText: 3_000, // Slack's longest text input
  option: 75, // Slack's options
  options: 100, // Slack's static_select, and what Teams draws in time
  services: 500, // ours
  fields: 60, // ours: a modal of Slack has 100 blocks, and nobody fills in so many
  status: 30, // ours: a button with it fits a phone
  statuses: 8, // ours: with those of a queue they are one list
  codes: 5, // ours: nobody fills in more to be done with it
  criterion: 20, // ours: two buttons with it stand side by side on a phone
  criteria: 4, // ours
  weight: 70_000, // bytes of a form as Teams takes it, which takes 80,000 with what every form has
} as const;

const key = z.string({ error: "is not a name" }).regex(/^[a-z][a-z0-9-]{0,39}$/u, {
  error: "is not a name: small letters, digits and -, at most 40; the first is a letter",
});

/** The same words in each language, or each its own. */
const inLanguages = (what: string, longest: number) =>
  z.unknown().transform((value, context): InLanguages => {
    const wrong = (message: string, path: readonly PropertyKey[] = []): void =>
      context.addIssue({ code: "custom", path: [...path], message });
    const said = (text: unknown, path: readonly PropertyKey[]): string => {
      if (typeof text !== "string" && typeof text !== "number") {
        wrong(text === undefined ? `is missing: ${what}` : `${shown(text)} is not ${what}`, path);
        return "";
      }
      const written = String(text).trim();
      if (written === "") wrong(`is empty: ${what}`, path);
      const { length } = Array.from(written);
      if (length > longest) wrong(`has ${length} characters; at most ${longest} can be shown`, path);
      return written;
    };
    const words: Record<Locale, string> = { ...inEachLanguage(() => "") };
    if (typeof value !== "object" || value === null || Array.isArray(value)) {
      const one = said(value ?? undefined, []);
      for (const locale of locales) words[locale] = one;
      return words;
    }
    const given = new Map<string, unknown>(Object.entries(value));
    for (const name of given.keys())
      if (!locales.some((locale) => locale === name))
        wrong(`is no language of the desk: these are ${locales.join(", ")}`, [name]);
    for (const locale of locales) {
      if (given.has(locale)) words[locale] = said(given.get(locale) ?? undefined, [locale]);
      else wrong(`says nothing in ${locale}`);
    }
    return words;
  });

const values = word("a value: at most 75 characters, without a comma", (text) =>
  text !== "" && text.length <= most.option && !text.includes(",") ? text : null,
);

const optionNamed = (value: string): Option => ({ value, label: inEachLanguage(() => value) });

/** A list of words, or a group of values, each with its words in each language. */
const optionList = z.unknown().transform((given, context): readonly [Option, ...Option[]] => {
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
const optionsHere = z.unknown().transform((given, context) => {
  if (typeof given === "string") return given;
  const read = optionList.safeParse(given ?? undefined);
  if (read.success) return read.data;
  for (const { path, message, part } of read.error.issues.flatMap(mistakesIn))
    context.addIssue({ code: "custom", path: [...path], message, params: { part } });
  return z.NEVER;
});

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
type WrittenCondition =
  | readonly string[]
  | { readonly atLeast?: number | undefined; readonly atMost?: number | undefined };

const said = (value: unknown): string => (typeof value === "boolean" ? (value ? "yes" : "no") : String(value));

const conditions = group(
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

type WrittenField = z.output<(typeof fieldKinds)[FieldKind]>;

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

const shared = "shared";
const field = z.unknown().transform(readField);
const fieldOrShared = z
  .unknown()
  .transform((value, context): WrittenField | typeof shared => (value === shared ? shared : readField(value, context)));

const emoji = word("one emoji", (text) => (/^\p{RGI_Emoji}$/v.test(text) ? text : null));

/** The services that are opened with one: a list of them, or a group of them where something has to hold. */
const opens = either(
  isGroup,
  listOf(key, "services").min(1, { error: "is empty: leave it out" }),
  group(z.record(key, section({ when: conditions }), { error: "is not a group of services" })),
).transform((given): { readonly isList: boolean; readonly parts: readonly WrittenPart[] } =>
  Array.isArray(given)
    ? { isList: true, parts: given.map((name: string) => ({ name, when: {} })) }
    : { isList: false, parts: Object.entries(given).map(([name, { when }]) => ({ name, when })) },
);
interface WrittenPart {
  readonly name: string;
  readonly when: Readonly<Record<string, WrittenCondition>>;
}
const shortKey = word("a name: small letters, digits and -, at most 20; the first is a letter", (text) =>
  /^[a-z][a-z0-9-]{0,19}$/u.test(text) ? text : null,
); // it goes with a button in a menu of Slack

const usualEmoji = { "in-progress": "🟡", "on-hold": "⏸️" } as const;

const few = (all: readonly unknown[], longest: number, what: string, context: z.core.$RefinementCtx): void => {
  if (all.length > longest)
    context.addIssue({ code: "custom", message: `has ${all.length} ${what}; at most ${longest} can be shown` });
};

/** What statuses may be called besides. */
export const statuses = group(
  z.record(
    shortKey,
    section({
      under: oneOf(basesOfStatuses),
      name: inLanguages("what the status is called", most.status),
      forRequester: inLanguages("what the requester calls it", most.status).optional(),
      says: inLanguages("a sentence that the requester reads", most.says).optional(),
      emoji: emoji.optional(),
    }),
    { error: "is not a group of statuses, each with its keys" },
  ),
).transform((written, context): readonly CustomStatus[] => {
  few(Object.keys(written), most.statuses, "statuses", context);
  return Object.entries(written).map(
    ([key, { under, name, forRequester = name, says = null, emoji = usualEmoji[under] }]) => ({
      key,
      under,
      name,
      forRequester,
      says,
      emoji,
    }),
  );
});

/** What has to be said where a ticket is resolved. */
export const toResolve = section({
  cause: trueOrFalse.default(false),
  fields: group(
    z.record(key, section({ label: inLanguages("what is asked", most.label), options: optionList }), {
      error: "is not a group of fields, each with its label and options",
    }),
  ).prefault({}),
}).transform(({ cause, fields }, context): ToResolve => {
  few(Object.keys(fields), most.codes, "fields", context);
  return { cause, fields: Object.entries(fields).map(([name, field]) => ({ name, ...field })) };
});

/** What is asked beside the stars. */
export const criteria = group(
  z.record(shortKey, inLanguages("what is judged", most.criterion), {
    error: "is not a group of criteria, each with its words",
  }),
).transform((written, context): readonly Criterion[] => {
  few(Object.keys(written), most.criteria, "criteria", context);
  return Object.entries(written).map(([key, name]) => ({ key, name }));
});

const service = (queue: z.ZodType<string>) =>
  section({
    was: key.optional(),
    name: inLanguages("what the service is called", most.name),
    about: inLanguages("one line about it", most.about).optional(),
    emoji: emoji.default("🔹"),
    topic: inLanguages("what it stands under", most.topic).optional(),
    words: listOf(
      word("words, at most 50 characters", (text) => (bareWords(text) !== "" && text.length <= 50 ? text : null)),
      "words",
    ).default([]),
    kind: oneOf(kindsToOpen).default("request"),
    queue: queue.nullable().default(null),
    impact: oneOf(impacts).default("one"),
    urgency: oneOf(urgencies).default("medium"),
    rate: hundredths.optional(),
    budget: hundredths.optional(),
    statuses: statuses.optional(),
    toResolve: toResolve.optional(),
    approval: approval(conditions, queue).optional(),
    opens: opens.optional(),
    grant: section({
      until: key,
      remind: word("days before its end; write 3d", (text) =>
        /^\d{1,2}d$/u.test(text) ? Number.parseInt(text, 10) : null,
      ).default(3),
    }).optional(),
    fields: group(z.record(key, fieldOrShared, { error: "is not a group of fields, each with its keys" })).prefault({}),
  });

/** The parts of the file that make the catalogue. */
export const catalogueSchema = (queue: z.ZodType<string>) => ({
  lists: group(z.record(key, optionList, { error: "is not a group of lists" })).prefault({}),
  sharedFields: group(
    z.record(key, group(z.record(key, field, { error: "is not a group of fields, each with its keys" })), {
      error: "is not a group of groups of fields",
    }),
  ).prefault({}),
  services: group(z.record(key, service(queue), { error: "is not a group of services, each with its keys" })).prefault(
    {},
  ),
});

export interface WrittenCatalogue {
  readonly lists: Readonly<Record<string, readonly [Option, ...Option[]]>>;
  readonly sharedFields: Readonly<Record<string, Readonly<Record<string, WrittenField>>>>;
  readonly services: Readonly<Record<string, z.output<ReturnType<typeof service>>>>;
}

/** What had another name until now (`was`): its path, as a policy has it. */
export interface Renamed {
  readonly path: readonly string[];
  readonly was: string;
}

export interface CatalogueMistake {
  readonly path: Path;
  readonly message: string;
}

/** The services, and what makes no sense of the parts together. */
export function catalogueOf({ lists, sharedFields, services: written }: WrittenCatalogue): {
  readonly services: readonly Service[];
  readonly renamed: readonly Renamed[];
  readonly mistakes: readonly CatalogueMistake[];
} {
  const mistakes: CatalogueMistake[] = [];
  const renamed: Renamed[] = [];
  const groups = new Map(
    Object.entries(sharedFields).map(([name, fields]) => [
      name,
      { name, fields: fieldsIn(fields, lists, ["sharedFields", name], mistakes) },
    ]),
  );
  const services = Object.entries(written).map(([name, given]): Service => {
    const {
      was,
      about = null,
      topic = null,
      fields: own,
      approval: asks = { isList: false, stages: [] },
      opens: _,
      rate,
      budget,
      grant,
      statuses,
      toResolve,
      ...rest
    } = given;
    const path = ["services", name, "fields"] as const;
    if (was !== undefined) renamed.push({ path: ["services", name], was });
    if (was !== undefined && Object.hasOwn(written, was))
      mistakes.push({ path: ["services", name, "was"], message: `${was} is still there` });
    const fields: ServiceField[] = [];
    const alone: Record<string, WrittenField> = {};
    for (const [field, each] of Object.entries(own)) if (each !== shared) alone[field] = each;
    const ofItsOwn = new Map(fieldsIn(alone, lists, path, mistakes).map((each) => [each.name, each]));
    for (const [field, each] of Object.entries(own)) {
      const there = groups.get(field);
      const more = each === shared ? (there?.fields ?? []) : [ofItsOwn.get(field)].filter((one) => one !== undefined);
      if (each === shared && there === undefined)
        mistakes.push({ path: [...path, field], message: missing("shared fields", field, [...groups.keys()]) });
      const twice = more.find((one) => fields.some((before) => before.name === one.name));
      if (twice === undefined) fields.push(...more);
      else mistakes.push({ path: [...path, field], message: `asks ${twice.name} twice` });
    }
    const asWritten = Object.entries(own).flatMap(([field, each]) =>
      Object.entries(each === shared ? (sharedFields[field] ?? {}) : { [field]: each }),
    );
    for (const [field, { was: before }] of asWritten) {
      if (before === undefined) continue;
      renamed.push({ path: [...path, field], was: before });
      if (fields.some((each) => each.name === before))
        mistakes.push({ path: [...path, field], message: `was called ${before}, which is still asked` });
    }
    if (fields.length > most.fields)
      mistakes.push({ path, message: `has ${fields.length} fields; nobody fills in more than ${most.fields}` });
    for (const locale of locales) {
      const weight = weightOf(fields, locale);
      if (weight > most.weight)
        mistakes.push({
          path,
          message: `is too much for a form of Teams in ${locale}: ${weight} bytes of ${most.weight}`,
        });
    }
    if (grant !== undefined)
      mistakes.push(...mistakesInGrant(grant.until, fields, ["services", name, "grant", "until"]));
    const approval = asks.stages.map((stage, index) => {
      const at = ["services", name, "approval", ...(asks.isList ? [index] : [])];
      return stageOf(stage, fields, at, mistakes);
    });
    const more = {
      ...(rate !== undefined && { rate }),
      ...(budget !== undefined && { budget }),
      ...(grant !== undefined && { grant }),
      ...(statuses !== undefined && { statuses }),
      ...(toResolve !== undefined && { toResolve }),
    };
    return { key: name, ...rest, ...more, about, topic, fields, approval };
  });
  const opening = services.map((each) => {
    const parts = partsOf(each, written, services, mistakes);
    return parts.length === 0 ? each : { ...each, opens: parts };
  });
  if (services.length > most.services)
    mistakes.push({ path: ["services"], message: `has ${services.length} services; at most ${most.services}` });
  return { services: opening, renamed, mistakes };
}

/** What has an end has one whatever else is answered. */
function mistakesInGrant(until: string, fields: readonly ServiceField[], path: Path): readonly CatalogueMistake[] {
  const field = fields.find(({ name }) => name === until);
  if (field === undefined)
    return [
      {
        path,
        message: missing(
          "fields",
          until,
          fields.map(({ name }) => name),
        ),
      },
    ];
  if (field.kind !== "date") return [{ path, message: `${until} is no date` }];
  return field.required && field.when.length === 0
    ? []
    : [{ path, message: `${until} has to be required, and asked of everybody: what is given needs an end` }];
}

const missing = (what: string, name: string, known: readonly string[]): string => {
  const near = closest(name, known);
  return `there are no ${what} ${name}${near === null ? "" : `; did you mean ${near}?`}`;
};

function fieldsIn(
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

const namesIn = (fields: readonly ServiceField[]): readonly string[] => fields.map(({ name }) => name);

/** Conditions on these fields; `unknown` says what is wrong with one on another. */
const conditionsOn = (
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

type WrittenStage = NonNullable<WrittenCatalogue["services"][string]["approval"]>["stages"][number];

function stageOf(
  { when, rule, ...given }: WrittenStage,
  fields: readonly ServiceField[],
  path: Path,
  mistakes: CatalogueMistake[],
): ApprovalAsked {
  const wrong: Wrong = (message, ...inside) => void mistakes.push({ path: [...path, ...inside], message });
  const { who } = given;
  const people = Array.isArray(who) ? who.length : who === "manager" ? 1 : Number.POSITIVE_INFINITY;
  if (typeof rule !== "string" && rule.atLeast > people) wrong(`is more than are asked: ${people}`, "rule", "atLeast");
  const { remindAfter: remind, expireAfter: end } = given;
  if (remind !== null && end !== null && remind.days >= end.days && remind.milliseconds >= end.milliseconds)
    wrong("is not sooner than expireAfter", "remindAfter");
  const unknown = (question: string): string => missing("field", question, namesIn(fields)).replace("are", "is");
  return { ...given, rule, when: conditionsOn(fields, when, unknown, wrong) };
}

const mostParts = 10; // ours: each is a line of a card on a phone

/** What is opened with a service; all that each of these requires has to be asked. */
function partsOf(
  whole: Service,
  written: WrittenCatalogue["services"],
  services: readonly Service[],
  mistakes: CatalogueMistake[],
): readonly PartAsked[] {
  const { isList = false, parts = [] } = written[whole.key]?.opens ?? {};
  const path = ["services", whole.key, "opens"];
  const keys = services.map(({ key: each }) => each);
  if (parts.length > mostParts) mistakes.push({ path, message: `has ${parts.length} services; at most ${mostParts}` });
  return parts.flatMap(({ name, when: conditions }, index): readonly PartAsked[] => {
    const at = [...path, isList ? index : name];
    const wrong: Wrong = (message, ...inside) => void mistakes.push({ path: [...at, ...inside], message });
    const unknown = (question: string): string =>
      missing("field", question, namesIn(whole.fields)).replace("are", "is");
    const when = conditionsOn(whole.fields, conditions, unknown, wrong);
    const part = services.find((each) => each.key === name);
    const isTwice = parts.findIndex((each) => each.name === name) < index;
    if (part === undefined) wrong(missing("service", name, keys).replace("are", "is"));
    else if (isTwice) wrong(`opens ${name} twice`);
    else if (name === whole.key) wrong("opens itself");
    else if (written[name]?.opens !== undefined) wrong(`${name} opens others itself: name these here`);
    else for (const mistake of handingOn(whole, part, when)) wrong(mistake);
    return [{ service: name, when }];
  });
}

/** What keeps one service from being opened with another, a sentence each. */
function* handingOn(whole: Service, part: Service, when: readonly Condition[]): Generator<string> {
  if (part.approval.length > 0 && whole.approval.length === 0)
    yield `${part.key} has to be approved, and ${whole.key} asks nobody: write its approval there`;
  for (const field of part.fields) {
    const { name } = field;
    const asked = whole.fields.find((each) => each.name === name);
    if (asked === undefined && field.required) yield `${part.key} requires ${name}, which ${whole.key} does not ask`;
    if (asked === undefined) continue;
    const known = [...when, ...field.when].map((each) => JSON.stringify(each));
    if (asked.kind !== field.kind) yield `${name} is ${field.kind} in ${part.key}, and ${asked.kind} in ${whole.key}`;
    else if (field.required && !asked.required)
      yield `${part.key} requires ${name}, which can be left empty in ${whole.key}`;
    else if (field.required && !asked.when.every((each) => known.includes(JSON.stringify(each))))
      yield `${part.key} requires ${name}, which ${whole.key} does not always ask`;
    else if ("options" in asked && "options" in field) {
      const strange = asked.options.find(({ value }) => field.options.every((each) => each.value !== value));
      if (strange !== undefined)
        yield `${strange.value} can be chosen for ${name} in ${whole.key}, and not in ${part.key}`;
    }
  }
}

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

type Wrong = (message: string, ...inside: readonly PropertyKey[]) => void;
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
function weightOf(fields: readonly ServiceField[], locale: Locale): number {
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
