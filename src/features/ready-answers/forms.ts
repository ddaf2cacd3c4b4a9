import { languageWithin, locales, type Locale } from "../../kernel/locale.ts";
import type { PersonId } from "../../kernel/person.ts";
import { text } from "../../kernel/text.ts";
import { isVisible } from "../../kernel/words/visible.ts";
import { blankLeft } from "../articles/rules/blanked.ts";
import type { Choice, Field, Form, FormValues } from "../../screen/form.ts";
import type { FormRule, FormSubject } from "../../screen/form-rule.ts";
import type { Read, ReadAnswer } from "../../screen/question.ts";
import type { Action } from "../actions.ts";
import { phrases, type Phrases } from "../words.ts";
import { longestReadyTitle, longestReadyWords, wrongPlaceholder, type ReadyOf, type ReadyText } from "./rules.ts";

/** The field in which something ready is chosen; none where there is nothing to choose from. */
export function readyField({ takesReady }: FormRule, { ready, viewer }: FormSubject): readonly Field[] {
  if (!takesReady || ready === undefined || ready.options.length === 0) return [];
  const { readyAnswers, buttons } = phrases(viewer.locale);
  return [
    {
      kind: "choice",
      name: readyFieldName,
      label: ready.isAnswersAlone ? readyAnswers.choose : readyAnswers.chooseAny,
      optional: true,
      options: ready.options,
      initial: ready.chosen,
      hint: ready.says,
      fills: buttons.fillIn,
    },
  ];
}

export const readyFieldName = "ready";

/** Words that go out: nobody is sent what somebody left open. */
export function withoutBlanks(typed: string, { blankLeft: says }: Phrases["errors"]): ReadAnswer {
  const blank = blankLeft(
    typed,
    locales.map((locale) => phrases(locale).articles.blanks),
  );
  return blank === null ? { answer: typed } : { error: says(blank) };
}

type WriteReady = Extract<Action, { do: "write-ready-answer" }>;

/** What a ready answer says beforehand, and for whom its writer may write it. */
export interface ReadyBefore {
  readonly text: ReadyText;
  /** Their own first. */
  readonly of: readonly Choice[];
}

// No queue is called so: a name has no such sign in front.
const [ofOwn, ofDesk] = ["#own", "#desk"];

/** How a choice of the form names whose it is. */
export const ofValue = ({ owner, queue }: ReadyOf): string => (owner === null ? (queue ?? ofDesk) : ofOwn);

/** Asks what a ready answer says in each language, and who is to choose it. */
export function readyForm(opener: WriteReady, { text: before, of }: ReadyBefore, locale: Locale): Form {
  const words = phrases(locale);
  const { form } = words.readyAnswers;
  return {
    opener,
    title: opener.answer === undefined ? form.create : form.edit,
    submit: form.submit,
    close: words.forms.cancel,
    choose: words.forms.choose,
    intro: opener.said === undefined ? [] : text`${isEmpty(before) ? form.fromPrivate : form.fromReply}`,
    fields: [
      {
        kind: "text",
        name: "title",
        label: form.title,
        hint: form.titleHint,
        optional: false,
        initial: before.title,
        maxLength: longestReadyTitle,
      },
      // The reader's own language first.
      ...locales
        .toSorted((one, other) => Number(other === locale) - Number(one === locale))
        .map((language, index): Field => ({
          kind: "long-text",
          name: wordsIn(language),
          label: form.words(languageWithin(locale, language)),
          hint: index === 0 ? form.wordsHint : form.onlyLanguages,
          optional: true,
          initial: before.words[language] ?? "",
          maxLength: longestReadyWords,
        })),
      { kind: "choice", name: "of", label: form.of, optional: false, options: of, initial: ofValue(before) },
    ],
    folded: null,
    locale,
  };
}

/** Of a private ticket nothing is brought along. */
const isEmpty = ({ title, words }: ReadyText): boolean => title === "" && Object.keys(words).length === 0;

const wordsIn = (language: Locale): string => `words-${language}`;

/** Every mistake at once, each on its field. `by`: whose own it is. */
export function readReady(values: FormValues, by: PersonId, locale: Locale): Read<ReadyText> {
  const { errors, readyAnswers } = phrases(locale);
  const { form } = readyAnswers;
  const typed = (name: string): string => (values[name] ?? "").replaceAll("\r\n", "\n").trim();
  const title = typed("title");
  const of = typed("of");
  const wrong: Record<string, string> = {};
  if (!isVisible(title)) wrong["title"] = errors.required;
  else if (Array.from(title).length > longestReadyTitle) wrong["title"] = errors.tooLong(longestReadyTitle);
  if (of === "") wrong["of"] = errors.required;
  const words = locales.flatMap((language) => {
    const said = typed(wordsIn(language));
    return isVisible(said) ? [[language, said] as const] : [];
  });
  if (words.length === 0) wrong[wordsIn(locale)] = form.noWords;
  for (const [language, said] of words) {
    const mistake = mistakeIn(said, errors, form);
    if (mistake !== null) wrong[wordsIn(language)] = mistake;
  }
  if (Object.keys(wrong).length > 0) return { ok: false, errors: wrong };
  const whose = of === ofOwn ? { owner: by, queue: null } : { owner: null, queue: of === ofDesk ? null : of };
  return { ok: true, value: { title, words: Object.fromEntries(words), ...whose } };
}

function mistakeIn(words: string, errors: Phrases["errors"], form: Phrases["readyAnswers"]["form"]): string | null {
  if (Array.from(words).length > longestReadyWords) return errors.tooLong(longestReadyWords);
  const wrong = wrongPlaceholder(words);
  if (wrong === null) return null;
  return wrong.meant === null
    ? form.unknownPlaceholder(wrong.typed)
    : form.meantPlaceholder(wrong.typed, `{${wrong.meant}}`);
}

/** For whom somebody may write: their own, these queues, and perhaps the desk's. */
export const readyOf = (queues: readonly Choice[], desk: boolean, { readyAnswers }: Phrases): readonly Choice[] => [
  { value: ofOwn, label: readyAnswers.form.ofOwn },
  ...queues.map(({ value, label }) => ({ value, label: readyAnswers.form.ofQueue(label) })),
  ...(desk ? [{ value: ofDesk, label: readyAnswers.form.ofDesk }] : []),
];
