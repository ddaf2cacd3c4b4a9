import { z } from "zod";
import { asked, type Answer, type Condition } from "../kernel/condition.ts";
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
  /** Asked only where earlier questions were answered so. */
  readonly when?: readonly Condition[];
  /** Said where the answer is not right, in the place of what is usual. */
  readonly says?: string;
}

type Errors = Phrases["errors"];

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
        readonly keyboard?: "email" | "link";
        /** What was typed, if anything, as an answer, or why it is none. */
        readonly read?: (typed: string, errors: Errors) => ReadAnswer;
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
    /** Any number of what is known beforehand. */
    | {
        readonly kind: "choices";
        readonly required: boolean;
        readonly values: readonly string[];
        readonly options: (subject: Subject, words: Phrases) => readonly Choice[];
        readonly initial: readonly string[];
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
    /** Nobody chosen is "as before", unless it is `required`. */
    | { readonly kind: "person"; readonly required?: boolean; readonly initial?: (subject: Subject) => Choice | null }
    /** A day to come, unless `check` says what else is wrong with a day; none is possible, unless it is `required`. */
    | {
        readonly kind: "date";
        readonly required?: boolean;
        readonly initial?: (subject: Subject) => string | null;
        readonly check?: (day: string, today: string, errors: Errors) => string | null;
      }
    | {
        readonly kind: "number";
        readonly min: number;
        readonly max: number;
        readonly initial: number | null;
        readonly optional?: true;
        readonly decimals?: true;
      }
  );
export type Questions<Subject> = Readonly<Record<string, Question<Subject>>>;

type AnswerTo<Asked> = Asked extends { readonly kind: "choice"; readonly values: readonly (infer Value)[] }
  ? Value | (Asked extends { readonly optional: true } ? null : never)
  : Asked extends { readonly kind: "number" }
    ? number | (Asked extends { readonly optional: true } ? null : never)
    : Asked extends { readonly kind: "choices" }
      ? readonly string[]
      : Asked extends { readonly kind: "check" }
        ? boolean
        : Asked extends { readonly kind: "person" | "date" }
          ? string | null
          : string;
/** What was answered; null where a question was not asked. */
export type Answers<Asked> = {
  readonly [Name in keyof Asked]: Asked[Name] extends
    | { readonly when: readonly Condition[] }
    | { readonly asked: AskedOf<never> }
    ? AnswerTo<Asked[Name]> | null
    : AnswerTo<Asked[Name]>;
};

/** A choice of values, each with its label. */
export const choices = <Value extends string>(
  values: readonly Value[],
  labels: Readonly<Record<Value, string>>,
): readonly Choice[] => values.map((value) => ({ value, label: labels[value] }));

/** The fields of a form, as a platform shows them; `values`, and what stands there before, decide which conditions hold. */
export function fieldsOf<Subject>(
  questions: Questions<Subject>,
  subject: Subject,
  words: Phrases,
  values: FormValues = {},
): readonly Field[] {
  const all = Object.entries(questions).map(([name, question]) => ({ name, question, when: question.when ?? [] }));
  const decide = new Set(all.flatMap(({ when }) => when.map(({ question }) => question)));
  const there = all.map((each) => ({ ...each, field: fieldOf(each.name, each.question, subject, words) }));
  return asked(there, ({ name, question, field }) => {
    if (!decide.has(name)) return null;
    const typed = values[name];
    const { initial } = field;
    return answerOr(question, typed === undefined ? (initial === null ? null : String(initial)) : typed, words.errors);
  })
    .filter(({ question }) => question.asked?.(subject) !== false)
    .map(({ name, field }) => (decide.has(name) ? { ...field, redraws: true as const } : field));
}

/** What is not right decides as if nothing had been answered. */
function answerOr(question: Question<never>, filled: string | null, errors: Errors): Answer {
  const read = readAnswer(question, filled, errors, "");
  return "error" in read ? null : read.answer;
}

function fieldOf<Subject>(name: string, question: Question<Subject>, subject: Subject, words: Phrases): Field {
  const common = {
    name,
    label: question.label(words),
    ...(question.hint === undefined ? {} : { hint: question.hint(words) }),
  };
  switch (question.kind) {
    case "text":
    case "long-text": {
      const { kind, required, max, initial, own = false, keyboard } = question;
      const words = initial?.(subject) ?? "";
      return {
        ...common,
        kind,
        optional: !required,
        maxLength: max,
        // What is filled in beforehand must fit as well, or the platform refuses the form.
        initial: own ? fit(words, max) : cut(words, max),
        ...(keyboard === undefined ? {} : { keyboard }),
      };
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
    case "choices": {
      const { required, options, initial } = question;
      const chosen = initial.length === 0 ? null : initial.join(",");
      return {
        ...common,
        kind: "choices",
        optional: !required,
        options: shortened(options(subject, words)),
        initial: chosen,
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
      return { ...common, kind: "person", optional: question.required !== true, initial: value, initialName: label };
    }
    case "date":
      return {
        ...common,
        kind: "date",
        optional: question.required !== true,
        initial: question.initial?.(subject) ?? null,
      };
    case "number": {
      const { min, max, initial, optional = false, decimals } = question;
      return {
        ...common,
        kind: "number",
        optional,
        min,
        max,
        initial,
        ...(decimals === undefined ? {} : { decimals }),
      };
    }
  }
}

const shortened = (options: readonly Choice[]): readonly Choice[] =>
  options.map((option) => ({ ...option, label: cut(option.label, longestLabel) }));

export type Read<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly errors: Readonly<Record<string, string>> };

export type ReadAnswer = { readonly answer: Answer } | { readonly error: string };

/** Reads what was filled in; every mistake is a sentence for its field. `today` is `yyyy-mm-dd` in the desk's zone. */
export function readAnswers<Asked extends Questions<never>>(
  questions: Asked,
  values: FormValues,
  { words, today }: { readonly words: Phrases; readonly today: string },
): Read<Answers<Asked>> {
  const answers: Record<string, Answer> = Object.fromEntries(Object.keys(questions).map((name) => [name, null]));
  const errors: Record<string, string> = {};
  const all = Object.entries(questions).map(([name, question]) => ({ name, question, when: question.when ?? [] }));
  asked(all, ({ name, question }) => {
    // A field that was not shown comes back with nothing at all.
    const shown = question.asked === undefined || values[name] !== undefined;
    const read: ReadAnswer = shown ? readAnswer(question, values[name] ?? null, words.errors, today) : { answer: null };
    if ("error" in read) errors[name] = read.error;
    const answer = "error" in read ? null : read.answer;
    answers[name] = answer;
    return answer;
  });
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

function readAnswer(question: Question<never>, filled: string | null, errors: Errors, today: string): ReadAnswer {
  const read = readFilled(question, filled, errors, today);
  const { says } = question;
  return says !== undefined && "error" in read && read.error !== errors.required ? { error: says } : read;
}

function readFilled(question: Question<never>, filled: string | null, errors: Errors, today: string): ReadAnswer {
  switch (question.kind) {
    case "text":
    case "long-text": {
      const { required, max, read } = question;
      const typed = (filled ?? "").trim();
      // As people count: a picture of two code units is one character.
      if (Array.from(typed).length > max) return { error: errors.tooLong(max) };
      if (required && !isVisible(typed)) return { error: errors.required };
      return read === undefined || typed === "" ? { answer: typed } : read(typed, errors);
    }
    case "choice":
      if (question.optional === true && (filled === null || filled === "")) return { answer: null };
      return filled !== null && question.values.includes(filled) ? { answer: filled } : { error: errors.notAChoice };
    case "choices": {
      const { values, required } = question;
      const chosen = new Set((filled ?? "").split(",").filter((value) => value !== ""));
      if (required && chosen.size === 0) return { error: errors.required };
      // In the order in which they stand, whatever order they were chosen in.
      const known = values.filter((value) => chosen.has(value));
      return known.length === chosen.size ? { answer: known } : { error: errors.notAChoice };
    }
    case "listed":
      return filled === null || filled === "" ? { error: errors.required } : { answer: filled };
    case "check":
      return { answer: filled === ticked };
    case "person":
      return question.required === true && filled === null ? { error: errors.required } : { answer: filled };
    case "date": {
      const { required = false, check = inFuture } = question;
      if (filled === null || filled === "") return required ? { error: errors.required } : { answer: null };
      if (!date.safeParse(filled).success) return { error: errors.notADate };
      const wrong = check(filled, today, errors);
      return wrong === null ? { answer: filled } : { error: wrong };
    }
    case "number": {
      const { min, max, optional = false, decimals = false } = question;
      if (filled === null) return optional ? { answer: null } : { error: errors.required };
      const given = filled.trim() === "" ? Number.NaN : Number(filled);
      const isNumber = decimals ? Number.isFinite(given) : Number.isSafeInteger(given);
      if (isNumber && given >= min && given <= max) return { answer: given };
      return { error: decimals ? errors.notBetween(min, max) : errors.notANumber(min, max) };
    }
  }
}

const inFuture = (day: string, today: string, { inThePast }: Errors): string | null => (day > today ? null : inThePast);

/** What somebody wrote in their own words, without what stood there before; empty where they chose only. */
export const writtenIn = (
  questions: Readonly<Record<string, { readonly kind: string }>>,
  values: FormValues,
  prefilled: FormValues,
): string =>
  Object.entries(questions)
    .flatMap(([name, { kind }]) => (kind === "text" || kind === "long-text" ? [name] : []))
    .flatMap((name) => (oneLine(values[name] ?? "") === oneLine(prefilled[name] ?? "") ? [] : (values[name] ?? [])))
    .join("\n\n");
