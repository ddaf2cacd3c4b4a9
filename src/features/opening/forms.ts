import { readApart } from "../privacy/messages.ts";
import { impacts, urgencies } from "../../kernel/classification.ts";
import type { Locale } from "../../kernel/locale.ts";
import type { Answer } from "../../kernel/condition.ts";
import { serviceOf, type Service } from "../../kernel/service.ts";
import { bold, text, type Text } from "../../kernel/text.ts";
import { isVisible } from "../../kernel/words/visible.ts";
import { listed } from "../../screen/listed.ts";
import { filled } from "../../screen/filled.ts";
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
import {
  asksOtherwise as isAskedOtherwise,
  pagesAsked,
  questionsOf,
  readAsked,
  type ReadAsked,
} from "../catalogue/forms.ts";
import { catalogueButton, serviceButton } from "../catalogue/messages.ts";
import { mostOffered, serviceNamed, servicesFor } from "../catalogue/rules.ts";
import { filesAsked } from "../files/forms.ts";
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

/** What somebody fills a form in for, besides what led to it. */
export interface FormFor extends Pick<Before, "phone" | "privately"> {
  /** What one can ask for. */
  readonly services?: readonly Service[];
  /** What was filled in already, which decides what else is asked. */
  readonly values?: FormValues;
}

/** The form of a new ticket, or of a service. Pure and quick: a Slack trigger dies after 3 s. */
export function newTicketForm(
  opener: NewTicket,
  locale: Locale,
  { phone, privately, services = [], values }: FormFor = {},
): Form {
  const service = serviceAsked(opener, services);
  const { also = {} } = opener;
  if (service !== null)
    return filled(
      serviceForm(service, opener, locale, {
        values: { ...also, ...values },
        services,
        ...(privately && { privately }),
      }),
      also,
    );
  const words = phrases(locale);
  const { forms } = words;
  const form: Form = {
    opener,
    title: forms.newTicket.title,
    submit: forms.newTicket.submit,
    close: forms.cancel,
    choose: forms.choose,
    intro: introOf(opener, services, words),
    fields: fieldsOf(questions, { ...opener, phone, ...(privately && { privately }) }, words),
    ...waysToServices(opener, services, locale),
    folded: {
      label: forms.moreDetails,
      open: opener.unfolded === true,
      fields: fieldsOf(details, opener, words),
    },
    files: filesAsked(words),
    locale,
  };
  return filled(form, also);
}

/** The service that a form is for; null: none, or one that is not offered any more. */
export const serviceAsked = ({ service }: NewTicket, services: readonly Service[]): Service | null =>
  service === undefined ? null : serviceOf(services, service);

/** Those that the words may be about; as long as there are none, the first. */
const servicesOffered = (
  { title = "", description = "" }: NewTicket,
  services: readonly Service[],
): readonly Service[] =>
  isVisible(`${title}${description}`)
    ? servicesFor(services, `${title} ${description}`)
    : services.slice(0, mostOffered);

/** What the words may be about, before they are sent as something else. */
function waysToServices(opener: NewTicket, services: readonly Service[], locale: Locale): Pick<Form, "ways"> {
  if (services.length === 0 || opener.followUpOf !== undefined) return {};
  const offered = servicesOffered(opener, services);
  const { unfolded: _, also: __, ...given } = opener; // the form itself carries what else stands in it
  const buttons = offered.map((service) => serviceButton(service, given, locale));
  const { title, description } = opener;
  return {
    ways: [
      [...buttons, ...(offered.length < services.length ? [catalogueButton({ title, description }, locale)] : [])],
    ],
  };
}

/** What is asked besides, whatever the service is. */
const besides = {
  details: {
    ...long,
    own: true,
    initial: ({ title = "", description = "" }) => said(title, description),
    label: ({ forms }) => forms.service.details,
  },
  beneficiary: questions.beneficiary,
} as const satisfies Questions<NewTicket>;

/** The first words are the beginning of the others where they were parted. */
const said = (title: string, description: string): string =>
  description.includes(title) ? description : [title, description].filter((each) => each !== "").join("\n");

const questionsFor = (service: Service, locale: Locale): Questions<NewTicket> => ({
  ...questionsOf(service, locale),
  ...besides,
});

function serviceForm(
  service: Service,
  given: NewTicket,
  locale: Locale,
  { values = {}, privately, services = [] }: Pick<FormFor, "values" | "privately" | "services">,
): Form {
  const words = phrases(locale);
  const { forms, catalogue } = words;
  const { unfolded: _, ...opener } = given;
  const asked = questionsFor(service, locale);
  const { service: __, also: ___, ...other } = opener;
  const { title = "" } = opener;
  // Words that only name it say nothing more.
  const isNamed = serviceNamed([service], title) !== null;
  return {
    opener,
    title: service.name[locale],
    submit: forms.newTicket.submit,
    close: forms.cancel,
    choose: forms.choose,
    intro: [
      ...text`${service.emoji} ${bold(service.name[locale])}`,
      ...[
        given.followUpOf === undefined ? (service.about?.[locale] ?? "") : words.grants.extends(given.followUpOf),
        ...whatIsOpened(service, services, { locale, words }),
        ...whatToExpect(service, privately, words),
        ...whoElseReads(service, services, { privately, locale, words }),
        ...readApart(service, services, { privately: privately ?? [], locale }),
      ].flatMap((line) => (line === "" ? [] : text`\n${line}`)),
    ],
    fields: fieldsOf(asked, isNamed ? { ...opener, title: "" } : opener, words, values),
    ways: given.followUpOf === undefined ? [[{ label: catalogue.somethingElse, action: other }]] : [],
    folded: null,
    files: filesAsked(words),
    pages: pagesAsked(asked, words),
    locale,
  };
}

/** What its tickets will be, where there are several. */
function whatIsOpened(
  { opens = [] }: Service,
  services: readonly Service[],
  { locale, words }: { readonly locale: Locale; readonly words: Phrases },
): readonly string[] {
  const names = opens.flatMap(({ service }) => serviceOf(services, service)?.name[locale] ?? []);
  return names.length === 0 ? [] : [words.parts.opens(listed(names, { locale }))];
}

/** Of what is private: what belongs to it and goes to others, who read in it what they need. */
function whoElseReads(
  { queue, opens = [] }: Service,
  services: readonly Service[],
  {
    privately = [],
    locale,
    words,
  }: { readonly privately: readonly string[] | undefined; readonly locale: Locale; readonly words: Phrases },
): readonly string[] {
  if (queue === null || !privately.includes(queue)) return [];
  const elsewhere = opens
    .flatMap(({ service }) => serviceOf(services, service) ?? [])
    .filter((part) => part.queue !== queue)
    .map(({ name, queue: of }) => `${name[locale]} (${of ?? defaultQueue})`);
  return elsewhere.length === 0 ? [] : [words.privacy.inForm.elsewhere(listed(elsewhere, { locale }))];
}

/** Before anything is typed: who reads it, and whether it has to be approved. */
function whatToExpect(
  { queue, approval }: Service,
  privately: readonly string[] = [],
  { privacy, catalogue }: Phrases,
): readonly string[] {
  const isPrivate = queue !== null && privately.includes(queue);
  const reads = approval.length === 0 ? privacy.inForm.service : privacy.inForm.serviceApproved;
  const needs = approval.some(({ when }) => when.length === 0) ? catalogue.needsApproval : catalogue.mayNeedApproval;
  return [...(isPrivate ? [reads(queue)] : []), ...(approval.length === 0 ? [] : [needs])];
}

function introOf(opener: NewTicket, services: readonly Service[], { forms, catalogue }: Phrases): Text {
  const { followUpOf, unclear, service } = opener;
  if (followUpOf !== undefined) return text`${forms.newTicket.followUp(followUpOf)}`;
  if (unclear !== undefined) return text`${forms.newTicket.unclear(unclear)}`;
  if (service !== undefined) return text`${forms.service.gone}`;
  return servicesOffered(opener, services).length === 0 ? [] : text`${catalogue.oneOfThese}`;
}

/** What was filled in for a service. */
export type ReadService =
  | Exclude<ReadAsked, { result: "read" }>
  | {
      readonly result: "read";
      readonly answers: Readonly<Record<string, Answer>>;
      readonly description: string;
      readonly beneficiary: string | null;
    };

export function readServiceForm(
  service: Service,
  values: FormValues,
  { locale, today }: { readonly locale: Locale; readonly today: string },
): ReadService {
  const words = phrases(locale);
  const read = readAsked(questionsFor(service, locale), { do: "new-ticket" }, values, { words, today });
  if (read.result !== "read") return read;
  const { details: description, beneficiary, ...answers } = read.answers;
  return {
    result: "read",
    answers,
    description: typeof description === "string" ? description : "",
    beneficiary: typeof beneficiary === "string" ? beneficiary : null,
  };
}

/** Whether what is asked by now is not what is shown. */
export function asksOtherwise(
  opener: NewTicket,
  locale: Locale,
  services: readonly Service[],
  values: FormValues,
): boolean {
  const service = serviceAsked(opener, services);
  return service !== null && isAskedOtherwise(questionsFor(service, locale), opener, phrases(locale), values);
}

/** What was filled in in one form goes along into another of the same ticket, and comes back with it. */
export function withTyped(opener: NewTicket, values: FormValues): NewTicket {
  const { title: titled, description: described, details, ...others } = values;
  const title = titled || (opener.title ?? "");
  const description = described || details || (opener.description ?? "");
  const also = fittingAlong({ ...opener.also, ...others }, mostAlong);
  return {
    ...opener,
    ...(title === "" ? {} : { title }),
    ...(description === "" ? {} : { description }),
    ...(Object.keys(also).length === 0 ? {} : { also }),
  };
}

const mostAlong = 5_000; // characters: it counts for the size of a card

/** As much as there is room for, in JSON: the longest words stay behind. */
export function fittingAlong(values: FormValues, most: number): FormValues {
  if (JSON.stringify(values).length <= most) return values;
  const all = Object.entries(values);
  const [longest] = all.toSorted(([, one], [, other]) => (other?.length ?? 0) - (one?.length ?? 0));
  return longest === undefined
    ? {}
    : fittingAlong(Object.fromEntries(all.filter(([name]) => name !== longest[0])), most);
}

/** What was filled in; every mistake is a sentence for its field. */
export const readNewTicket = (values: FormValues, locale: Locale): Read<Answers<typeof all>> =>
  readAnswers(all, values, { words: phrases(locale), today: "" });

/** What was written in it, besides what stood in it when it opened. */
export function writtenInNewTicket(values: FormValues, { fields, folded }: Form): string {
  const shown = [...fields, ...(folded?.fields ?? [])];
  const kinds = Object.fromEntries(shown.map((field) => [field.name, field]));
  const prefilled = Object.fromEntries(
    shown.map(({ name, initial }) => [name, typeof initial === "string" ? initial : null]),
  );
  return writtenIn(kinds, values, prefilled);
}
