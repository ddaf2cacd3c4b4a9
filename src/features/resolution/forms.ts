import { command, formRule, type FormSubject } from "../../screen/form-rule.ts";
import { choices, fieldLimits, type Question, type Questions } from "../../screen/question.ts";
import { causeCategories } from "../../kernel/classification.ts";
import { attemptOf } from "../ratings/forms.ts";
import { isTakeBack } from "../../kernel/grant.ts";
import { isToBeGiven, untilOffered } from "../grants/rules.ts";
import { phrases, type Phrases } from "../words.ts";
import { codeName, codesIn } from "./rules/codes.ts";
import { withoutBlanks } from "../ready-answers/forms.ts";
import { likelyCause } from "./rules/likely-cause.ts";

const words = { kind: "long-text", required: true, max: fieldLimits.long } as const;

const cause = {
  kind: "choice",
  optional: true,
  values: causeCategories,
  label: ({ forms }: Phrases) => forms.cause,
  options: (_: FormSubject, { labels }: Phrases) => choices(causeCategories, labels.cause),
  initial: ({ ticket }: FormSubject) => likelyCause(ticket),
} as const;

const { optional: _, ...causeNeeded } = cause;

/** What the policy asks of a resolution. `isOptional`: it may be no resolution. */
export function codeQuestions(
  { ticket, toResolve, viewer: { locale } }: FormSubject,
  { isOptional }: { readonly isOptional: boolean },
): Questions<FormSubject> {
  const before = ticket.attempts.findLast(({ codes }) => codes !== undefined)?.codes ?? [];
  return Object.fromEntries(
    (toResolve?.fields ?? []).map(({ name, label, options: [first, ...others] }): [string, Question<FormSubject>] => [
      codeName(name),
      {
        kind: "choice",
        ...(isOptional && { optional: true }),
        ...(others.length < mostSpread && { spread: true }),
        values: [first.value, ...others.map(({ value }) => value)],
        label: ({ forms }) => (isOptional ? forms.ifResolved(label[locale]) : label[locale]),
        options: () => [first, ...others].map((each) => ({ value: each.value, label: each.label[locale] })),
        initial: () => before.find(({ field }) => field === name)?.chosen[0]?.value ?? null,
      },
    ]),
  );
}

const mostSpread = 5; // options: more of them are a list that opens

/** Its holder is thanked in the words of the desk: these stand on the ticket, for its agents. */
const takenBack = {
  ...words,
  read: withoutBlanks,
  initial: ({ viewer: { locale } }: FormSubject) => phrases(locale).grants.isBack,
  label: ({ grants }: Phrases) => grants.howTakenBack,
} as const;

export const forms = {
  resolve: formRule({
    needs: "resolve",
    as: "agent",
    readBy: "requester",
    takesReady: true,
    questions: {
      text: {
        ...words,
        read: withoutBlanks,
        label: ({ forms }) => forms.text.resolve,
        hint: ({ forms }) => forms.hint.requesterReads,
      },
      cause: { ...cause, asked: ({ ticket }) => !isTakeBack(ticket) },
      until: {
        kind: "date",
        asked: ({ ticket }) => isToBeGiven(ticket),
        label: ({ grants }) => grants.givenUntil,
        hint: ({ grants }) => grants.givenUntilHint,
        initial: ({ ticket }) => untilOffered(ticket),
        check: (day, today, { inThePast }) => (day < today ? inThePast : null),
      },
    },
    more: (subject) => ({
      ...(isTakeBack(subject.ticket) && { text: takenBack }),
      ...(subject.toResolve?.cause === true && { cause: causeNeeded }),
      ...codeQuestions(subject, { isOptional: false }),
    }),
    submitted: ({ text, cause, until }, values) =>
      command({ type: "resolve", text, cause, codes: codesIn(values), until }),
  }),
  refuse: formRule({
    needs: "refuse",
    as: "person",
    readBy: "agents",
    questions: {
      reason: {
        ...words,
        label: ({ forms }) => forms.text.refuse,
        initial: (subject: FormSubject) => attemptOf(subject)?.said ?? "",
      },
    },
    submitted: ({ reason }) => command({ type: "refuse", reason }),
  }),
  reopen: formRule({
    needs: "reopen",
    as: "person",
    readBy: "agents",
    questions: { reason: { ...words, label: ({ forms }) => forms.reason.reopen } },
    submitted: ({ reason }) => command({ type: "reopen", reason }),
  }),
};
