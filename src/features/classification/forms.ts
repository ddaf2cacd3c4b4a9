import { amountInForm } from "../catalogue/messages/answer.ts";
import { readApart } from "../privacy/messages.ts";
import { needsApproval } from "../../kernel/approval.ts";
import { impacts, kinds, urgencies } from "../../kernel/classification.ts";
import type { Answer } from "../../kernel/condition.ts";
import type { Answered, Service, ServiceField } from "../../kernel/service.ts";
import { bold, text } from "../../kernel/text.ts";
import type { Ticket } from "../../kernel/ticket.ts";
import { maskSecrets } from "../../kernel/words/secrets.ts";
import { filled } from "../../screen/filled.ts";
import type { Form, FormValues } from "../../screen/form.ts";
import { formRule } from "../../screen/form-rule.ts";
import { choices, fieldLimits, fieldsOf, writtenIn, type Question, type Questions } from "../../screen/question.ts";
import { aboutTicket } from "../../screen/titled.ts";
import type { Viewer } from "../../screen/viewer.ts";
import type { Action } from "../actions.ts";
import { asksOtherwise, fieldName, pagesAsked, questionsOf, readAsked, type ReadAsked } from "../catalogue/forms.ts";
import { phrases, type Phrases } from "../words.ts";

export const forms = {
  change: formRule({
    needs: "change",
    as: "agent",
    readBy: "agents",
    questions: {
      title: {
        kind: "text",
        required: true,
        max: fieldLimits.title,
        label: ({ labels }) => labels.particular.title,
        initial: ({ ticket }) => ticket.title,
      },
      kind: {
        kind: "choice",
        values: kinds,
        label: ({ labels }) => labels.particular.kind,
        options: (_, { labels }) => choices(kinds, labels.kind),
        initial: ({ ticket }) => ticket.kind,
      },
      service: {
        kind: "text",
        required: false,
        max: fieldLimits.short,
        label: ({ labels }) => labels.particular.service,
        initial: ({ ticket }) => ticket.service,
      },
      urgency: {
        kind: "choice",
        values: urgencies,
        label: ({ labels }) => labels.particular.urgency,
        options: (_, { forms }) => choices(urgencies, forms.urgencyChoice),
        initial: ({ ticket }) => ticket.urgency,
      },
      impact: {
        kind: "choice",
        values: impacts,
        label: ({ labels }) => labels.particular.impact,
        options: (_, { labels }) => choices(impacts, labels.impact),
        initial: ({ ticket }) => ticket.impact,
      },
      beneficiary: {
        kind: "person",
        label: ({ labels }) => labels.particular.beneficiary,
        initial: ({ ticket, viewer }) => {
          const { user, name } = viewer.names(ticket.beneficiary);
          return user === null ? null : { value: user, label: name };
        },
      },
    },
    submitted: ({ beneficiary, ...particulars }) => ({
      wants: "change",
      person: beneficiary,
      command: ({ person }) => ({
        type: "change",
        to: person === null ? particulars : { ...particulars, beneficiary: person },
      }),
    }),
  }),
};

/** What a ticket was asked for with, as somebody changes it. */
export interface AnswersAt {
  readonly service: Service;
  /** All that the desk offers, and the queues whose tickets are private: for what is read apart from the others. */
  readonly services: readonly Service[];
  readonly privately: readonly string[];
  readonly ticket: Ticket;
  readonly viewer: Viewer;
  /** The words are the reader’s own: they are shown as they are. */
  readonly isOwn: boolean;
}

/**
 * What stands in the form before anything is changed. Somebody who has no account where it is read cannot be shown there: what
 * they were named for stays as it is.
 */
export interface AnswersShown {
  readonly asked: Questions<unknown>;
  /** The fields of the service that are in it. */
  readonly fields: readonly string[];
  readonly values: FormValues;
}

export function answersShown({ service, ticket, viewer, isOwn }: AnswersAt): AnswersShown {
  const { locale, names } = viewer;
  const given = new Map(ticket.answers.map((answer) => [answer.field, answer]));
  const questions = questionsOf(service, locale);
  const there = service.fields.flatMap((field) => {
    const name = fieldName(service, field.name);
    const question = questions[name];
    const answer = given.get(field.name);
    const isElsewhere = answer?.kind === "person" && names(answer.person).user === null;
    if (question === undefined || isElsewhere) return [];
    const value = answer === undefined ? null : valueOfAnswer(field, answer, { viewer, isOwn });
    const known = answer === undefined || value === null ? question : knowing(question, { answer, value, viewer });
    return [{ name, field, question: known, value }];
  });
  const asked = Object.fromEntries(there.map(({ name, question }) => [name, question]));
  const before: FormValues = Object.fromEntries(there.map(({ name, value }) => [name, value]));
  // What was not asked opens as in a new one, once it is.
  const shown = new Set(fieldsOf(asked, null, phrases(locale), before).map(({ name }) => name));
  return {
    asked,
    fields: there.map(({ field }) => field.name),
    values: Object.fromEntries(Object.entries(before).filter(([name]) => shown.has(name))),
  };
}

/** A question to which what was answered is right as long as nobody touches it: a day to come may have passed since. */
function knowing(
  question: Question<unknown>,
  { answer, value, viewer }: { readonly answer: Answered; readonly value: string; readonly viewer: Viewer },
): Question<unknown> {
  switch (question.kind) {
    case "person":
      return answer.kind === "person"
        ? { ...question, initial: () => ({ value, label: viewer.names(answer.person).name }) }
        : question;
    case "date": {
      const { check = () => null } = question;
      return { ...question, check: (day, ...at) => (day === value ? null : check(day, ...at)) };
    }
    case "text":
    case "long-text": {
      const same: Answer = "number" in answer ? answer.number : value.trim();
      const { read = (typed) => ({ answer: typed }) } = question;
      return {
        ...question,
        read: (typed, errors) => (typed === value.trim() ? { answer: same } : read(typed, errors)),
      };
    }
    case "choice":
    case "choices":
    case "listed":
    case "check":
    case "number":
      return question;
  }
}

/** An answer as it is filled in; null: it is none to what is asked by now. */
function valueOfAnswer(
  field: ServiceField,
  answer: Answered,
  { viewer, isOwn }: Pick<AnswersAt, "viewer" | "isOwn">,
): string | null {
  switch (answer.kind) {
    case "text":
    case "long-text":
    case "email":
    case "link":
      if (field.kind !== "text" && field.kind !== "long-text" && field.kind !== answer.kind) return null;
      return isOwn ? answer.text : maskSecrets(answer.text);
    case "number":
      return field.kind === "number" ? String(answer.number) : null;
    case "money":
      return field.kind === "money" ? amountInForm(answer.number, viewer.locale) : null;
    case "date":
      return field.kind === "date" ? answer.day : null;
    case "choice":
    case "choices": {
      if (field.kind !== "choice" && field.kind !== "choices") return null;
      const offered = new Set(field.options.map(({ value }) => value));
      const still = answer.chosen.map(({ value }) => value).filter((value) => offered.has(value));
      return (field.kind === "choice" ? still.slice(0, 1) : still).join(",") || null;
    }
    case "yes-no":
      return field.kind === "yes-no" ? (answer.yes ? "yes" : "no") : null;
    case "person":
      return field.kind === "person" ? viewer.names(answer.person).user : null;
  }
}

/** The form of a service once more, with what was answered. `values`: what was filled in since. */
export function answersForm(opener: Extract<Action, { do: "answers" }>, at: AnswersAt, values: FormValues = {}): Form {
  const { service, ticket, viewer } = at;
  const { locale } = viewer;
  const words = phrases(locale);
  const { asked, values: before } = answersShown(at);
  const typed = { ...before, ...values };
  const form: Form = {
    opener,
    title: words.answers.title,
    submit: words.answers.save,
    close: words.forms.cancel,
    choose: words.forms.choose,
    about: aboutTicket(ticket),
    intro: [
      ...text`${service.emoji} ${bold(service.name[locale])}`,
      ...[...toExpect(at, words), ...readApart(service, at.services, { privately: at.privately, locale })].flatMap(
        (line) => text`\n${line}`,
      ),
    ],
    fields: fieldsOf(asked, null, words, typed),
    folded: null,
    pages: pagesAsked(asked, words),
    locale,
  };
  return filled(form, typed);
}

/** Whether it has to be approved again, or may have to be at last. */
function toExpect({ service, ticket }: AnswersAt, { answers, catalogue }: Phrases): readonly string[] {
  if (needsApproval(ticket.approval)) return [answers.asksAgain];
  return service.approval.length === 0 ? [] : [catalogue.mayNeedApproval];
}

export const readAnswersForm = (at: AnswersAt, values: FormValues, today: string): ReadAsked =>
  readAsked(answersShown(at).asked, null, values, { words: phrases(at.viewer.locale), today });

/** Whether what is asked by now is not what is shown. */
export const answersAskedOtherwise = (at: AnswersAt, values: FormValues): boolean =>
  asksOtherwise(answersShown(at).asked, null, phrases(at.viewer.locale), values);

/** What somebody wrote in it in their own words, without what stood there before. */
export function writtenInAnswers(at: AnswersAt, values: FormValues): string {
  const { asked, values: before } = answersShown(at);
  return writtenIn(asked, values, before);
}
