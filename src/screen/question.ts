import { z } from "zod";
import type { Phrases } from "../features/words.ts";
import { isVisible } from "../kernel/words/visible.ts";
import type { Choice, Field, FormValues } from "./form.ts";
import { cut, fit, oneLine } from "./plain-text.ts";

/** The longest each input takes, in characters. */
export const fieldLimits = {
  title: 150, // Slack's header block
  short: 100,
  long: 3_000, // Slack's longest text input
  minutes: 1_440, // a day
} as const;

const longestLabel = 75; // Slack's options

interface Common {
  readonly label: (words: Phrases) => string;
  readonly hint?: (words: Phrases) => string;
  /** Asked only where another question was answered so. */
  readonly when?: Condition;
}

export interface Condition {
  readonly question: string;
  readonly is: readonly string[];
}

/** Where it is asked at all; left out: everywhere. Where it was not, there is no answer. */
type AskedOf<Subject> = (subject: Subject) => boolean;

/** What a form asks, in one row: the field that is shown follows from it, and how what was filled in is read. */
export type Question<Subject> = Common & { readonly asked?: AskedOf<Subject> } & (
    | {
        readonly kind: "text" | "long-text";
        readonly required: boolean;
        readonly max: number;
        readonly initial?: (subject: Subject) => string;
        /** The initial words are the reader's own: shown, and sent back, as they are. */
        readonly own?: boolean;
      }
    /** One of what is known beforehand; without `initial` the person has to choose, unless it is `optional`. */
    | {
        readonly kind: "choice";
        readonly optional?: true;
        readonly spread?: true;
        readonly values: readonly [string, ...string[]];
        readonly options: (subject: Subject, words: Phrases) => readonly Choice[];
        readonly initial?: (subject: Subject, words: Phrases) => string | null;
      }
    /** One of what there is now: whether it still is, the rules say. */
    | {
        readonly kind: "listed";
        readonly spread?: true;
        readonly initial?: (subject: Subject) => string;
        readonly options: (subject: Subject, words: Phrases) => readonly Choice[];
      }
    /** A box to tick, not ticked at first. */
    | { readonly kind: "check"; readonly tick: (words: Phrases) => string }
    /** Nobody chosen is "as before". */
    | { readonly kind: "person"; readonly initial?: (subject: Subject) => Choice | null }
    /** A day to come; none is possible. */
    | { readonly kind: "date" }
    | { readonly kind: "number"; readonly min: number; readonly max: number; readonly initial: number }
  );
export type Questions<Subject> = Readonly<Record<string, Question<Subject>>>;

type AnswerTo<Asked> = Asked extends { readonly kind: "choice"; readonly values: readonly (infer Value)[] }
  ? Value | (Asked extends { readonly optional: true } ? null : never)
  : Asked extends { readonly kind: "number" }
    ? number
    : Asked extends { readonly kind: "check" }
      ? boolean
      : Asked extends { readonly kind: "person" | "date" }
        ? string | null
        : string;
/** What was answered; null where a question was not asked. */
export type Answers<Asked> = {
  readonly [Name in keyof Asked]: Asked[Name] extends { readonly when: Condition } | { readonly asked: AskedOf<never> }
    ? AnswerTo<Asked[Name]> | null
    : AnswerTo<Asked[Name]>;
};

/** A choice of values, each with its label. */
export const choices = <Value extends string>(
  values: readonly Value[],
  labels: Readonly<Record<Value, string>>,
): readonly Choice[] => values.map((value) => ({ value, label: labels[value] }));

const isAsked = ({ when }: Common, values: FormValues): boolean =>
  when === undefined || when.is.includes(values[when.question] ?? "");

/** The fields of a form, as a platform shows them; `values` decide which conditions hold. */
export const fieldsOf = <Subject>(
  questions: Questions<Subject>,
  subject: Subject,
  words: Phrases,
  values: FormValues = {},
): readonly Field[] =>
  Object.entries(questions)
    .filter(([, question]) => isAsked(question, values) && question.asked?.(subject) !== false)
    .map(([name, question]) => fieldOf(name, question, subject, words));

function fieldOf<Subject>(name: string, question: Question<Subject>, subject: Subject, words: Phrases): Field {
  const common = {
    name,
    label: question.label(words),
    ...(question.hint === undefined ? {} : { hint: question.hint(words) }),
  };
  switch (question.kind) {
    case "text":
    case "long-text": {
      const { kind, required, max, initial, own = false } = question;
      const words = initial?.(subject) ?? "";
      // What is filled in beforehand must fit as well, or the platform refuses the form.
      return { ...common, kind, optional: !required, maxLength: max, initial: own ? fit(words, max) : cut(words, max) };
    }
    case "choice": {
      const { options, initial = () => null } = question;
      return {
        ...common,
        kind: "choice",
        optional: question.optional === true,
        options: shortened(options(subject, words)),
        initial: initial(subject, words),
        ...(question.spread === true ? { spread: true as const } : {}),
      };
    }
    case "listed": {
      const options = shortened(question.options(subject, words));
      const spread = question.spread === true ? { spread: true as const } : {};
      const initial = question.initial?.(subject) ?? null;
      return { ...common, kind: "choice", optional: false, options, initial, ...spread };
    }
    case "check":
      return { ...common, kind: "check", optional: true, tick: question.tick(words), initial: null };
    case "person": {
      const { value = null, label = "" } = question.initial?.(subject) ?? {};
      return { ...common, kind: "person", optional: true, initial: value, initialName: label };
    }
    case "date":
      return { ...common, kind: "date", optional: true, initial: null };
    case "number": {
      const { min, max, initial } = question;
      return { ...common, kind: "number", optional: false, min, max, initial };
    }
  }
}

const shortened = (options: readonly Choice[]): readonly Choice[] =>
  options.map((option) => ({ ...option, label: cut(option.label, longestLabel) }));

export type Read<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly errors: Readonly<Record<string, string>> };

type Answer = string | number | boolean | null;
type ReadAnswer = { readonly answer: Answer } | { readonly error: string };

/** Reads what was filled in; every mistake is a sentence for its field. `today` is `yyyy-mm-dd` in the desk's zone. */
export function readAnswers<Asked extends Questions<never>>(
  questions: Asked,
  values: FormValues,
  { words, today }: { readonly words: Phrases; readonly today: string },
): Read<Answers<Asked>> {
  const answers: Record<string, Answer> = {};
  const errors: Record<string, string> = {};
  for (const [name, question] of Object.entries(questions)) {
    // A field that was not shown comes back with nothing at all.
    const shown = question.asked === undefined || values[name] !== undefined;
    const read =
      isAsked(question, values) && shown
        ? readAnswer(question, values[name] ?? null, words.errors, today)
        : { answer: null };
    if ("error" in read) errors[name] = read.error;
    else answers[name] = read.answer;
  }
  return Object.keys(errors).length === 0 && hasAnswers(answers, questions)
    ? { ok: true, value: answers }
    : { ok: false, errors };
}

/** What was read question by question has the shape of the questions. */
const hasAnswers = <Asked extends Questions<never>>(
  answers: Readonly<Record<string, Answer>>,
  questions: Asked,
): answers is Answers<Asked> & Readonly<Record<string, Answer>> =>
  Object.keys(questions).every((name) => Object.hasOwn(answers, name));

/** The value of a box that is ticked. */
export const ticked = "yes";

const date = z.iso.date();

function readAnswer(
  question: Question<never>,
  filled: string | null,
  errors: Phrases["errors"],
  today: string,
): ReadAnswer {
  switch (question.kind) {
    case "text":
    case "long-text": {
      const { required, max } = question;
      const typed = (filled ?? "").trim();
      // As people count: a picture of two code units is one character.
      if (Array.from(typed).length > max) return { error: errors.tooLong(max) };
      return required && !isVisible(typed) ? { error: errors.required } : { answer: typed };
    }
    case "choice":
      if (question.optional === true && (filled === null || filled === "")) return { answer: null };
      return filled !== null && question.values.includes(filled) ? { answer: filled } : { error: errors.notAChoice };
    case "listed":
      return filled === null || filled === "" ? { error: errors.required } : { answer: filled };
    case "check":
      return { answer: filled === ticked };
    case "person":
      return { answer: filled };
    case "date": {
      if (filled === null || filled === "") return { answer: null };
      if (!date.safeParse(filled).success) return { error: errors.notADate };
      return filled > today ? { answer: filled } : { error: errors.inThePast };
    }
    case "number": {
      const { min, max } = question;
      if (filled === null) return { error: errors.required };
      const given = filled.trim() === "" ? Number.NaN : Number(filled);
      return Number.isSafeInteger(given) && given >= min && given <= max
        ? { answer: given }
        : { error: errors.notANumber(min, max) };
    }
  }
}

/** What somebody wrote in their own words, without what stood there before; empty where they chose only. */
export const writtenIn = (questions: Questions<never>, values: FormValues, prefilled: FormValues): string =>
  Object.entries(questions)
    .flatMap(([name, { kind }]) => (kind === "text" || kind === "long-text" ? [name] : []))
    .flatMap((name) => (oneLine(values[name] ?? "") === oneLine(prefilled[name] ?? "") ? [] : (values[name] ?? [])))
    .join("\n\n");
