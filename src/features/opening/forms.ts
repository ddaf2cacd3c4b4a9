import { impacts, urgencies } from "../../kernel/classification.ts";
import type { Locale } from "../../kernel/locale.ts";
import { text, type Text } from "../../kernel/text.ts";
import type { Form, FormValues } from "../../screen/form.ts";
import {
  choices,
  fieldLimits,
  fieldsOf,
  readAnswers,
  writtenIn,
  type Answers,
  type Questions,
  type Read,
} from "../../screen/question.ts";
import type { Action } from "../actions.ts";
import { phrases, type Phrases } from "../words.ts";
import { defaultQueue } from "../queues/rules.ts";
import { guessKind, kindsToOpen } from "./rules/guess-kind.ts";

export type NewTicket = Extract<Action, { do: "new-ticket" }>;

const short = { kind: "text", required: false, max: fieldLimits.short } as const;
const long = { kind: "long-text", required: false, max: fieldLimits.long } as const;

/** What is known before it is filled in: what led to it, the phone of whoever opens it, and which queues are private. */
interface Before extends NewTicket {
  readonly phone?: string | undefined;
  readonly privately?: readonly string[];
}

/** Named as in `TicketDraft`. */
const questions = {
  title: {
    kind: "text",
    required: true,
    max: fieldLimits.title,
    own: true,
    initial: ({ title = "" }) => title,
    label: ({ forms }) => forms.newTicket.titleLabel,
    hint: ({ forms }) => forms.newTicket.titleHint,
  },
  kind: {
    kind: "choice",
    values: kindsToOpen,
    options: (_, { forms }) => choices(kindsToOpen, forms.newTicket.kindChoice),
    initial: ({ kind, title = "", description = "" }) => kind ?? guessKind(`${title} ${description}`),
    label: ({ forms }) => forms.newTicket.kind,
  },
  service: { ...short, label: ({ forms }) => forms.newTicket.service },
  urgency: {
    kind: "choice",
    values: urgencies,
    options: (_, { forms }) => choices(urgencies, forms.urgencyChoice),
    initial: () => "medium",
    label: ({ forms }) => forms.newTicket.urgency,
  },
  impact: {
    kind: "choice",
    values: impacts,
    options: (_, { labels }) => choices(impacts, labels.impact),
    initial: () => "one",
    label: ({ forms }) => forms.newTicket.impact,
  },
  description: {
    ...long,
    own: true,
    initial: ({ description = "" }) => description,
    label: ({ forms }) => forms.newTicket.description,
  },
  phone: { ...short, own: true, initial: ({ phone = "" }) => phone, label: ({ forms }) => forms.newTicket.phone },
  beneficiary: {
    kind: "person",
    initial: ({ author, forWhom = author }) =>
      forWhom === undefined ? null : { value: forWhom.user, label: forWhom.name },
    label: ({ forms }) => forms.newTicket.beneficiary,
    hint: ({ forms }) => forms.newTicket.beneficiaryHint,
  },
  /** Where it goes: to whom everything goes, or to those who alone may read it. */
  readBy: {
    kind: "listed",
    spread: true,
    asked: ({ privately = [] }) => privately.length > 0,
    initial: () => defaultQueue,
    options: ({ privately = [] }, { privacy: { inForm } }) => [
      { value: defaultQueue, label: inForm.usual },
      ...privately.map((queue) => ({ value: queue, label: inForm.only(queue) })),
    ],
    label: ({ privacy }) => privacy.inForm.label,
  },
} as const satisfies Questions<Before>;

/** Behind "More details". */
const details = {
  device: { ...short, label: ({ forms }) => forms.newTicket.device },
  stepsToReproduce: {
    ...long,
    label: ({ forms }) => forms.newTicket.steps,
    hint: ({ forms }) => forms.newTicket.stepsHint,
  },
} as const satisfies Questions<Before>;

const all = { ...questions, ...details };

/** The form of a new ticket. Pure and quick: a Slack trigger dies after 3 s. */
export function newTicketForm(
  opener: NewTicket,
  locale: Locale,
  { phone, privately }: Pick<Before, "phone" | "privately"> = {},
): Form {
  const words = phrases(locale);
  const { forms } = words;
  return {
    opener,
    title: forms.newTicket.title,
    submit: forms.newTicket.submit,
    close: forms.cancel,
    choose: forms.choose,
    intro: introOf(opener, words),
    fields: fieldsOf(questions, { ...opener, phone, ...(privately && { privately }) }, words),
    folded: {
      label: forms.moreDetails,
      open: opener.unfolded === true,
      fields: fieldsOf(details, opener, words),
    },
    locale,
  };
}

function introOf({ followUpOf, unclear }: NewTicket, { forms }: Phrases): Text {
  if (followUpOf !== undefined) return text`${forms.newTicket.followUp(followUpOf)}`;
  return unclear === undefined ? [] : text`${forms.newTicket.unclear(unclear)}`;
}

/** What was filled in; every mistake is a sentence for its field. */
export const readNewTicket = (values: FormValues, locale: Locale): Read<Answers<typeof all>> =>
  readAnswers(all, values, { words: phrases(locale), today: "" });

/** What was written in it, besides what stood in it when it opened. */
export function writtenInNewTicket(values: FormValues, { fields, folded }: Form): string {
  const shown = [...fields, ...(folded?.fields ?? [])];
  const prefilled = Object.fromEntries(
    shown.map(({ name, initial }) => [name, typeof initial === "string" ? initial : null]),
  );
  return writtenIn(all, values, prefilled);
}
