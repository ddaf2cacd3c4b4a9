import { z } from "zod";
import { isFilled, pagesOf, type Answer } from "../../kernel/condition.ts";
import type { Locale } from "../../kernel/locale.ts";
import type { PersonId } from "../../kernel/person.ts";
import type { Answered, DayLimit, Option, Service, ServiceField } from "../../kernel/service.ts";
import type { Choice, FormValues, Pages } from "../../screen/form.ts";
import { calendarDay } from "../../screen/plain-text.ts";
import { fieldLimits, fieldsOf, readAnswers, type Question, type Questions } from "../../screen/question.ts";
import type { Phrases } from "../words.ts";
import { amountInForm, money } from "./messages/answer.ts";
import { readAmount } from "./rules/amount.ts";
import { isLike } from "./rules/patterns.ts";

/** The name of a field in a form: of two services no two are one, so that nothing chosen for one stands in the other's. */
export const fieldName = ({ key }: Pick<Service, "key">, field: string): string => `${key}.${field}`;

const yesNo = ["yes", "no"] as const;

/** What a service asks, in one language. */
export const questionsOf = (service: Service, locale: Locale): Questions<unknown> =>
  Object.fromEntries(
    service.fields.map((field) => [fieldName(service, field.name), questionOf(service, field, locale)]),
  );

function questionOf(service: Service, field: ServiceField, locale: Locale): Question<unknown> {
  const { label, hint, required, when, says } = field;
  const common = {
    label: () => label[locale],
    ...(hint === null ? {} : { hint: () => hint[locale] }),
    ...(says === null ? {} : { says: says[locale] }),
    ...(when.length === 0
      ? {}
      : { when: when.map((condition) => ({ ...condition, question: fieldName(service, condition.question) })) }),
  };
  switch (field.kind) {
    case "text": {
      const { max, initial, like } = field;
      const check = (typed: string, { notLike }: Phrases["errors"]) =>
        like.length === 0 || isLike(typed, like) ? { answer: typed } : { error: notLike(like.join(", ")) };
      return { ...common, kind: "text", required, max, initial: () => initial, read: check };
    }
    case "long-text":
      return { ...common, kind: "long-text", required, max: field.max, initial: () => field.initial };
    case "number": {
      const { min, max, initial, decimals } = field;
      const optional = required ? {} : { optional: true as const };
      return { ...common, kind: "number", min, max, initial, ...optional, ...(decimals ? { decimals } : {}) };
    }
    case "money":
      return {
        ...common,
        label: () => `${label[locale]} (${field.currency})`,
        kind: "text",
        required,
        max: fieldLimits.short,
        initial: () => (field.initial === null ? "" : amountInForm(field.initial, locale)),
        read: (typed, errors) => readMoney(typed, field, locale, errors),
      };
    case "date": {
      const { from, to } = field;
      const check = (day: string, today: string, errors: Phrases["errors"]): string | null => {
        const [first, last] = [limitOf(from, today), limitOf(to, today)];
        if (first !== null && day < first) return errors.dayFrom(calendarDay(first, locale));
        return last !== null && day > last ? errors.dayTo(calendarDay(last, locale)) : null;
      };
      return { ...common, kind: "date", required, check };
    }
    case "choice": {
      const { options, initial } = field;
      return {
        ...common,
        kind: "choice",
        ...(required ? {} : { optional: true as const }),
        ...(options.length <= mostSpread ? { spread: true as const } : {}),
        values: valuesOf(options),
        options: () => choicesOf(options, locale),
        initial: () => initial,
      };
    }
    case "choices": {
      const { options, initial } = field;
      return {
        ...common,
        kind: "choices",
        required,
        values: valuesOf(options),
        options: () => choicesOf(options, locale),
        initial,
      };
    }
    case "yes-no":
      return {
        ...common,
        kind: "choice",
        spread: true,
        ...(required ? {} : { optional: true as const }),
        values: yesNo,
        options: (_, { forms }) => yesNo.map((value) => ({ value, label: forms.service[value] })),
        initial: () => (field.initial === null ? null : field.initial ? "yes" : "no"),
      };
    case "person":
      return { ...common, kind: "person", required };
    case "email": {
      return { ...common, kind: "text", required, max: longestEmail, keyboard: "email", read: readEmail };
    }
    case "link": {
      return { ...common, kind: "text", required, max: longestLink, keyboard: "link", read: readLink };
    }
  }
}

const mostSpread = 5; // options: more of them are a list that opens
const longestEmail = 254; // characters: RFC 5321
const longestLink = 2_000; // characters
const link = z.url({ protocol: /^https?$/u });

const readEmail = (typed: string, { notAnEmail }: Phrases["errors"]) =>
  z.email().safeParse(typed).success ? { answer: typed } : { error: notAnEmail };
const readLink = (typed: string, { notALink }: Phrases["errors"]) =>
  link.safeParse(typed).success ? { answer: typed } : { error: notALink };

const valuesOf = ([first, ...more]: readonly [Option, ...Option[]]): [string, ...string[]] => [
  first.value,
  ...more.map(({ value }) => value),
];

const choicesOf = (options: readonly Option[], locale: Locale): readonly Choice[] =>
  options.map(({ value, label }) => ({ value, label: label[locale] }));

function readMoney(
  typed: string,
  { min, max, currency }: Extract<ServiceField, { kind: "money" }>,
  locale: Locale,
  { notAnAmount, amountBetween, otherCurrency }: Phrases["errors"],
) {
  const amount = readAmount(typed, currency);
  if (amount === null) return { error: notAnAmount };
  if (amount === "other-currency") return { error: otherCurrency(currency) };
  if (amount >= min && amount <= max) return { answer: amount };
  return { error: amountBetween(money(min, currency, locale), money(max, currency, locale)) };
}

const day = 86_400_000; // milliseconds

/** `today` empty: it does not matter yet. */
function limitOf(limit: DayLimit | null, today: string): string | null {
  if (limit === null || "day" in limit) return limit?.day ?? null;
  return today === "" ? null : new Date(Date.parse(today) + limit.days * day).toISOString().slice(0, 10);
}

/** A page ends before what hangs on one of its own questions. */
export function pagesAsked(asked: Questions<never>, { buttons }: Phrases): Pages {
  const pages = pagesOf(Object.entries(asked).map(([name, { when = [] }]) => ({ name, when })));
  return {
    names: pages.map((page) => page.map(({ name }) => name)),
    next: buttons.nextPage,
    back: buttons.pageBefore,
  };
}

/** Whether what is asked by now is not what is shown. */
export function asksOtherwise<Subject>(
  asked: Questions<Subject>,
  subject: Subject,
  words: Phrases,
  values: FormValues,
): boolean {
  const now = fieldsOf(asked, subject, words, values);
  return now.length !== Object.keys(values).length || now.some(({ name }) => values[name] === undefined);
}

/** What was filled in in a form of which it hangs on the answers what else is asked. */
export type ReadAsked =
  | { readonly result: "wrong"; readonly errors: Readonly<Record<string, string>> }
  /** More is asked, which has not been shown yet. */
  | { readonly result: "more-asked" }
  | { readonly result: "read"; readonly answers: Readonly<Record<string, Answer>> };

export function readAsked<Subject>(
  asked: Questions<Subject>,
  subject: Subject,
  values: FormValues,
  at: { readonly words: Phrases; readonly today: string },
): ReadAsked {
  const read = readAnswers(asked, values, at);
  const shown = fieldsOf(asked, subject, at.words, values).map(({ name }) => name);
  const errors = read.ok ? [] : Object.entries(read.errors).filter(([name]) => values[name] !== undefined);
  if (errors.length > 0) return { result: "wrong", errors: Object.fromEntries(errors) };
  if (!read.ok || shown.some((name) => values[name] === undefined)) return { result: "more-asked" };
  return { result: "read", answers: read.value };
}

/** What was answered to a service, each with its question. `personOf` knows whom an account that was chosen is. */
export const answersOf = (
  service: Service,
  answers: Readonly<Record<string, Answer>>,
  personOf: (user: string) => PersonId | null,
): readonly Answered[] =>
  service.fields.flatMap((field) => {
    const answer = answers[fieldName(service, field.name)] ?? null;
    return isFilled(answer) ? (answeredOf(field, answer, personOf) ?? []) : [];
  });

/** Null: it is no answer to that. */
function answeredOf(field: ServiceField, answer: Answer, personOf: (user: string) => PersonId | null): Answered | null {
  const asked = { field: field.name, label: field.label };
  switch (field.kind) {
    case "text":
    case "long-text":
    case "email":
    case "link":
      return typeof answer === "string" ? { ...asked, kind: field.kind, text: answer } : null;
    case "number":
      return typeof answer === "number" ? { ...asked, kind: "number", number: answer } : null;
    case "money":
      return typeof answer === "number" ? { ...asked, kind: "money", number: answer, currency: field.currency } : null;
    case "date":
      return typeof answer === "string" ? { ...asked, kind: "date", day: answer } : null;
    case "choice":
    case "choices": {
      const said = new Set(typeof answer === "object" ? answer : [String(answer)]);
      const chosen = field.options.filter(({ value }) => said.has(value));
      return chosen.length === 0 ? null : { ...asked, kind: field.kind, chosen };
    }
    case "yes-no":
      return { ...asked, kind: "yes-no", yes: answer === "yes" };
    case "person": {
      const person = typeof answer === "string" ? personOf(answer) : null;
      return person === null ? null : { ...asked, kind: "person", person };
    }
  }
}

/** The accounts that were chosen in it, each with the name of its field. */
export const chosenPeople = (
  service: Service,
  answers: Readonly<Record<string, Answer>>,
): readonly { readonly field: string; readonly user: string }[] =>
  service.fields.flatMap(({ kind, name }) => {
    const field = fieldName(service, name);
    const answer = answers[field];
    return kind === "person" && typeof answer === "string" && answer !== "" ? [{ field, user: answer }] : [];
  });
