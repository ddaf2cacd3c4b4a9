import type { Locale } from "../../kernel/locale.ts";
import { text } from "../../kernel/text.ts";
import type { Form, FormValues } from "../../screen/form.ts";
import { cutLine } from "../../screen/plain-text.ts";
import { fieldsOf, readAnswers, type Questions, type Read } from "../../screen/question.ts";
import type { Action } from "../actions.ts";
import { phrases } from "../words.ts";
import { longestSearchName } from "./rules.ts";

type Keep = Extract<Action, { do: "keep-search" }>;

const questions = {
  name: {
    kind: "text",
    required: true,
    max: longestSearchName,
    label: ({ savedSearches }) => savedSearches.form.name,
    hint: ({ savedSearches }) => savedSearches.form.nameHint,
    initial: ({ sought }: Keep) => cutLine(sought, longestSearchName),
  },
} as const satisfies Questions<Keep>;

/** Asks how a search is to be called that somebody keeps. */
export function keepSearchForm(opener: Keep, locale: Locale): Form {
  const words = phrases(locale);
  const { form } = words.savedSearches;
  return {
    opener,
    title: form.title,
    submit: form.submit,
    close: words.forms.cancel,
    choose: words.forms.choose,
    intro: text`${form.intro(cutLine(opener.sought, 80))}`,
    fields: fieldsOf(questions, opener, words),
    folded: null,
    locale,
  };
}

export const readKeepSearch = (values: FormValues, locale: Locale): Read<{ readonly name: string }> =>
  readAnswers(questions, values, { words: phrases(locale), today: "" });
