import { languageIn, locales, type Locale } from "../../kernel/locale.ts";
import { text } from "../../kernel/text.ts";
import type { Choice, Form, FormValues } from "../../screen/form.ts";
import { choices, fieldLimits, fieldsOf, readAnswers, type Questions, type Read } from "../../screen/question.ts";
import type { Action } from "../actions.ts";
import { phrases } from "../words.ts";
import { articleStates, audiences, type ArticleText } from "./rules.ts";

/** What an article says beforehand, and the queues of which its writer is an agent. */
export interface ArticleBefore {
  readonly article: ArticleText;
  readonly queues: readonly Choice[];
}

/** No queue is called so: a name has no such sign in front. */
const everyQueue = "#";

const questions = {
  title: {
    kind: "text",
    required: true,
    max: fieldLimits.title,
    own: true,
    initial: ({ article }) => article.title,
    label: ({ articles }) => articles.form.title,
    hint: ({ articles }) => articles.form.titleHint,
  },
  body: {
    kind: "long-text",
    required: true,
    max: fieldLimits.long,
    own: true,
    initial: ({ article }) => article.body,
    label: ({ articles }) => articles.form.body,
    hint: ({ articles }) => articles.form.bodyHint,
  },
  state: {
    kind: "choice",
    values: articleStates,
    options: (_, { articles }) => choices(articleStates, articles.state),
    initial: ({ article }) => article.state,
    label: ({ articles }) => articles.form.state,
  },
  audience: {
    kind: "choice",
    values: audiences,
    options: (_, { articles }) => choices(audiences, articles.audience),
    initial: ({ article }) => article.audience,
    label: ({ articles }) => articles.form.audience,
  },
  queue: {
    kind: "listed",
    options: ({ queues }, { articles }) => [...queues, { value: everyQueue, label: articles.allQueues }],
    initial: ({ article }) => article.queue ?? everyQueue,
    label: ({ articles }) => articles.form.queue,
  },
  locale: {
    kind: "choice",
    values: locales,
    options: ({ reader }) => locales.map((value) => ({ value, label: languageIn(reader, value) })),
    initial: ({ article }) => article.locale,
    label: ({ articles }) => articles.form.language,
  },
} as const satisfies Questions<ArticleBefore & { readonly reader: Locale }>;

/** Asks what an article says, and whom it is for. */
export function articleForm(
  opener: Extract<Action, { do: "write-article" }>,
  before: ArticleBefore,
  locale: Locale,
): Form {
  const words = phrases(locale);
  const { form } = words.articles;
  return {
    opener,
    title: opener.article === undefined ? form.create : form.edit,
    submit: form.submit,
    close: words.forms.cancel,
    choose: words.forms.choose,
    intro: opener.ticket === undefined ? [] : text`${form.fromTicket}`,
    fields: fieldsOf(questions, { ...before, reader: locale }, words),
    folded: null,
    locale,
  };
}

export function readArticle(values: FormValues, locale: Locale): Read<ArticleText> {
  const read = readAnswers(questions, values, { words: phrases(locale), today: "" });
  if (!read.ok) return read;
  const { queue, ...article } = read.value;
  return { ok: true, value: { ...article, queue: queue === everyQueue ? null : queue } };
}
