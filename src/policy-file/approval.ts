import { z } from "zod";
import type { ApprovalRule } from "../kernel/approval.ts";
import { foldEmail } from "../kernel/email.ts";
import { spanOrNone } from "./lengths.ts";
import { mistakesIn } from "./mistake.ts";
import { skill } from "./routing.ts";
import { count, group, listOf, section, shown, trueOrFalse, word } from "./values.ts";

export const email = word("an e-mail address", (text) => (z.email().safeParse(text).success ? foldEmail(text) : null));

const emailKey = z
  .string()
  .refine((text) => z.email().safeParse(text).success, { error: "is not an e-mail address" })
  .transform(foldEmail);

/** What platforms do not tell of people, by their e-mail addresses. */
export const people = group(
  z.record(
    emailKey,
    section({
      manager: email.nullable().default(null),
      standIn: email.nullable().default(null),
      skills: listOf(skill, "skills").default([]),
    }).transform(({ skills, ...known }) => ({ ...known, ...(skills.length > 0 && { skills }) })),
    {
      error: "is not a group of e-mail addresses, each with its keys",
    },
  ),
).prefault({});

/** Where managers are looked up who do not stand in `people`. */
export const managers = section({
  slack: word("the label of a profile field, or its id", (text) => text || null)
    .nullable()
    .default(null),
  microsoft: trueOrFalse.default(false),
}).prefault({});

const places = ["manager", "leads"] as const;
const place = word(
  "manager, leads, a list of e-mail addresses, or {channel: support}",
  (text): (typeof places)[number] | null => {
    return places.find((each) => each === text) ?? null;
  },
);
const emails = listOf(email, "e-mail addresses").min(1, { error: "is empty: write whom to ask" });

const rules = ["any", "all", "majority"] as const;
const wholeRule = word(`one of ${rules.join(", ")}, or {atLeast: 2}`, (text): ApprovalRule | null => {
  return rules.find((each) => each === text) ?? null;
});

/** One of two shapes: mistakes are told of the one that was meant. */
export const either = <One, Other>(
  isOther: (value: unknown) => boolean,
  one: z.ZodType<One>,
  other: z.ZodType<Other>,
): z.ZodType<One | Other> =>
  z.unknown().transform((value, context): One | Other => {
    const read: z.ZodSafeParseResult<One | Other> = (isOther(value) ? other : one).safeParse(value);
    if (read.success) return read.data;
    for (const { path, part, message } of read.error.issues.flatMap(mistakesIn))
      context.addIssue({ code: "custom", path: [...path], message, params: { part } });
    return z.NEVER;
  });

export const isGroup = (value: unknown): boolean =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const isList = (value: unknown): boolean => Array.isArray(value);

/** Who has to approve a service, in one stage or in a list of them. */
export const approval = <Conditions extends z.ZodType>(conditions: Conditions, queue: z.ZodType<string>) => {
  const stage = section({
    who: either(isGroup, either(isList, place, emails), section({ channel: queue })),
    otherwise: listOf(email, "e-mail addresses").default([]),
    rule: either(isGroup, wholeRule, section({ atLeast: count })).default("any"),
    when: conditions,
    // Unless somebody wants it so, nothing waits for ever for one who may have left.
    remindAfter: spanOrNone.default({ days: 1, milliseconds: 0 }),
    expireAfter: spanOrNone.default({ days: 5, milliseconds: 0 }),
  });
  const one = stage.transform((read) => ({ isList: false, stages: [read] }));
  const several = listOf(stage, "stages")
    .min(1, { error: "has no stages: leave it out" })
    .transform((stages) => ({ isList: true, stages }));
  return z.unknown().transform((value, context): z.output<typeof several> => {
    const read = isList(value) ? several.safeParse(value) : isGroup(value) ? one.safeParse(value) : null;
    if (read?.success === true) return read.data;
    if (read === null)
      context.addIssue({ code: "custom", message: `${shown(value)} is not a stage: who is asked, and how` });
    for (const { path, part, message } of read?.error.issues.flatMap(mistakesIn) ?? [])
      context.addIssue({ code: "custom", path: [...path], message, params: { part } });
    return z.NEVER;
  });
};
