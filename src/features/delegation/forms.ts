import type { Locale } from "../../kernel/locale.ts";
import { text } from "../../kernel/text.ts";
import type { Form, FormValues } from "../../screen/form.ts";
import { fieldsOf, readAnswers, type Questions, type Read } from "../../screen/question.ts";
import type { Action } from "../actions.ts";
import { phrases } from "../words.ts";

type Delegate = Extract<Action, { do: "delegate" }>;

const questions = {
  whom: {
    kind: "person",
    required: true,
    label: ({ delegation }) => delegation.form.who,
    initial: ({ whom }: Delegate) => (whom === undefined ? null : { value: whom.user, label: whom.name }),
  },
  from: {
    kind: "date",
    label: ({ delegation }) => delegation.form.from,
    hint: ({ delegation }) => delegation.form.fromHint,
    initial: ({ from }: Delegate) => from ?? null,
    check: (day, today, { inThePast }) => (day >= today ? null : inThePast),
  },
  until: {
    kind: "date",
    required: true,
    label: ({ delegation }) => delegation.form.until,
    hint: ({ delegation }) => delegation.form.untilHint,
    initial: ({ until }: Delegate) => until ?? null,
  },
} as const satisfies Questions<Delegate>;

/** Asks who is to decide for somebody, from a day until a day. */
export function delegateForm(opener: Delegate, locale: Locale): Form {
  const words = phrases(locale);
  const { form } = words.delegation;
  return {
    opener,
    title: form.title,
    submit: form.submit,
    close: words.forms.cancel,
    choose: words.forms.choose,
    intro: text`${form.intro}`,
    fields: fieldsOf(questions, opener, words),
    folded: null,
    locale,
  };
}

export interface DelegateAnswers {
  readonly whom: string;
  /** Days, `yyyy-mm-dd`; null: from now on. */
  readonly from: string | null;
  readonly until: string;
}

export function readDelegate(values: FormValues, today: string, locale: Locale): Read<DelegateAnswers> {
  const words = phrases(locale);
  const read = readAnswers(questions, values, { words, today });
  if (!read.ok) return read;
  const { whom, from, until } = read.value;
  if (whom === null || until === null) return { ok: false, errors: { whom: words.errors.required } };
  return from !== null && until <= from
    ? { ok: false, errors: { until: words.delegation.form.beforeItBegins } }
    : { ok: true, value: { whom, from, until } };
}
