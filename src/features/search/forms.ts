import type { Locale } from "../../kernel/locale.ts";
import type { Form, FormValues } from "../../screen/form.ts";
import { fieldsOf, readAnswers, type Questions, type Read } from "../../screen/question.ts";
import type { Action } from "../actions.ts";
import { phrases } from "../words.ts";
import { longestSearch } from "./rules.ts";

const questions = {
  sought: {
    kind: "text",
    required: true,
    max: longestSearch,
    label: ({ search }) => search.what,
  },
} as const satisfies Questions<null>;

/** Asks somebody what they look for; what is found stands in its place. */
export function searchForm(opener: Extract<Action, { do: "search" }>, locale: Locale): Form {
  const words = phrases(locale);
  const { search, forms, buttons } = words;
  return {
    opener,
    title: search.title,
    submit: buttons.search,
    close: forms.close,
    choose: forms.choose,
    intro: search.how,
    fields: fieldsOf(questions, null, words),
    folded: null,
    locale,
  };
}

export const readSought = (values: FormValues, locale: Locale): Read<{ readonly sought: string }> =>
  readAnswers(questions, values, { words: phrases(locale), today: "" });
