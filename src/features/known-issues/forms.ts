import type { Locale } from "../../kernel/locale.ts";
import { text } from "../../kernel/text.ts";
import type { Form, FormValues } from "../../screen/form.ts";
import { fieldsOf, readAnswers, type Questions, type Read } from "../../screen/question.ts";
import type { Action } from "../actions.ts";
import { phrases } from "../words.ts";
import type { KnownIssueText } from "./rules.ts";
import { readComing, readPast, typedMoment, type TypedClock } from "./rules/typed-moment.ts";

const longest = { service: 60, words: 500, moment: 40 } as const; // characters: what is read before a form, and on a phone

/** What it says beforehand, and the clock of its writer. */
interface Before extends KnownIssueText, TypedClock {}

const questions = {
  service: {
    kind: "text",
    required: true,
    max: longest.service,
    own: true,
    initial: ({ service }) => service,
    label: ({ knownIssues }) => knownIssues.form.service,
    hint: ({ knownIssues }) => knownIssues.form.serviceHint,
  },
  words: {
    kind: "long-text",
    required: true,
    max: longest.words,
    own: true,
    initial: ({ words }) => words,
    label: ({ knownIssues }) => knownIssues.form.words,
    hint: ({ knownIssues }) => knownIssues.form.wordsHint,
  },
  since: {
    kind: "text",
    required: true,
    max: longest.moment,
    own: true,
    initial: ({ since, ...clock }) => typedMoment(since, clock),
    label: ({ knownIssues }) => knownIssues.form.since,
    hint: ({ knownIssues }) => knownIssues.form.sinceHint,
  },
  expectedAt: {
    kind: "text",
    required: false,
    max: longest.moment,
    own: true,
    initial: ({ expectedAt, ...clock }) =>
      expectedAt === null || expectedAt <= clock.now ? "" : typedMoment(expectedAt, clock),
    label: ({ knownIssues }) => knownIssues.form.until,
    hint: ({ knownIssues }) => knownIssues.form.untilHint,
  },
} as const satisfies Questions<Before>;

/** Asks what everybody is to be told. */
export function knownIssueForm(
  opener: Extract<Action, { do: "write-known-issue" }>,
  before: Omit<Before, "locale">,
  locale: Locale,
): Form {
  const words = phrases(locale);
  const { form } = words.knownIssues;
  const isNew = opener.issue === undefined;
  return {
    opener,
    title: isNew ? form.create : form.edit,
    submit: isNew ? form.submit : form.save,
    close: words.forms.cancel,
    choose: words.forms.choose,
    intro: opener.ticket === undefined ? text`${form.everybody}` : text`${form.everybody} ${form.fromTicket}`,
    fields: fieldsOf(questions, { ...before, locale }, words),
    folded: null,
    locale,
  };
}

interface Writer {
  readonly locale: Locale;
  /** BCP 47; null: not known. */
  readonly language: string | null;
  /** IANA. */
  readonly zone: string;
  readonly now: Date;
}

export function readKnownIssue(values: FormValues, { locale, ...clock }: Writer): Read<KnownIssueText> {
  const words = phrases(locale);
  const read = readAnswers(questions, values, { words, today: "" });
  if (!read.ok) return read;
  const { service, words: said, since: typedSince, expectedAt: typedUntil } = read.value;
  const { form } = words.knownIssues;
  const since = readPast(typedSince, clock);
  const expectedAt = typedUntil === "" ? null : readComing(typedUntil, clock);
  const errors = {
    ...(since === null ? { since: form.notPast(typedSince) } : {}),
    ...(typedUntil !== "" && expectedAt === null ? { expectedAt: form.notComing(typedUntil) } : {}),
  };
  return since === null || Object.keys(errors).length > 0
    ? { ok: false, errors }
    : { ok: true, value: { service, words: said, since, expectedAt } };
}
