import { z } from "zod";
import { kindsToOpen } from "../../features/opening/rules/guess-kind.ts";
import { impacts, urgencies } from "../../kernel/classification.ts";
import type { Criterion } from "../../kernel/policy.ts";
import { basesOfStatuses, type CustomStatus, type Option, type ToResolve } from "../../kernel/service.ts";
import { bareWords } from "../../kernel/words/bare.ts";
import { approval, either, isGroup } from "../approval.ts";
import { group, hundredths, listOf, oneOf, section, trueOrFalse, word } from "../values.ts";
import { conditions, field, fieldOrShared, type WrittenCondition, type WrittenField } from "./fields.ts";
import { most } from "./limits.ts";
import { optionList } from "./options.ts";
import { emoji, few, inLanguages, key, shortKey } from "./words.ts";

/** The parts of the file that make the catalogue, as they are written. */

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

const usualEmoji = { "in-progress": "🟡", "on-hold": "⏸️" } as const;

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
