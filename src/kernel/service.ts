import type { Impact, Kind, Urgency } from "./classification.ts";
import type { ApprovalRule } from "./approval.ts";
import type { Condition } from "./condition.ts";
import type { GrantRule } from "./grant.ts";
import type { Locale } from "./locale.ts";
import { memoize } from "./memoize.ts";
import type { PersonId } from "./person.ts";
import type { Span } from "./policy.ts";
import type { TicketStatus } from "./status.ts";
import { bareWords } from "./words/bare.ts";

/** The desk's own words, in each of its languages. */
export type InLanguages = Readonly<Record<Locale, string>>;

/** What can be chosen; `value` holds no comma. */
export interface Option {
  readonly value: string;
  readonly label: InLanguages;
}

/** What a service asks. A day is `yyyy-mm-dd`. */
export type ServiceField = {
  readonly name: string;
  readonly label: InLanguages;
  readonly hint: InLanguages | null;
  readonly required: boolean;
  /** All of them hold where it is asked; none: it always is. Each names an earlier field. */
  readonly when: readonly Condition[];
  /** Said where the answer is not right; null: what is usual. */
  readonly says: InLanguages | null;
} & (
  | {
      readonly kind: "text";
      readonly max: number;
      readonly initial: string;
      /** Of these forms it has one: # is a digit, @ a letter, ? any character, * any number of them. None: any words will do. */
      readonly like: readonly string[];
    }
  | { readonly kind: "long-text"; readonly max: number; readonly initial: string }
  | {
      readonly kind: "number";
      readonly min: number;
      readonly max: number;
      readonly decimals: boolean;
      readonly initial: number | null;
    }
  /** In units of the currency (ISO 4217), with two decimals. */
  | {
      readonly kind: "money";
      readonly currency: string;
      readonly min: number;
      readonly max: number;
      readonly initial: number | null;
    }
  | { readonly kind: "date"; readonly from: DayLimit | null; readonly to: DayLimit | null }
  | { readonly kind: "choice"; readonly options: readonly [Option, ...Option[]]; readonly initial: string | null }
  | {
      readonly kind: "choices";
      readonly options: readonly [Option, ...Option[]];
      readonly initial: readonly string[];
    }
  | { readonly kind: "yes-no"; readonly initial: boolean | null }
  | { readonly kind: "person" }
  | { readonly kind: "email" | "link" }
);
export type FieldKind = ServiceField["kind"];

/** A day, or so many days after (below 0: before) the one on which it is asked. */
export type DayLimit = { readonly day: string } | { readonly days: number };

/** What one can ask for. */
export interface Service {
  /** Its name in the policy. */
  readonly key: string;
  readonly name: InLanguages;
  /** One line; null: the name says it. */
  readonly about: InLanguages | null;
  readonly emoji: string;
  /** What it stands under, among the others; null: under nothing. */
  readonly topic: InLanguages | null;
  /** By which it is found besides its name. */
  readonly words: readonly string[];
  readonly kind: Kind;
  /** Null: where new tickets arrive. */
  readonly queue: string | null;
  readonly impact: Impact;
  readonly urgency: Urgency;
  readonly fields: readonly ServiceField[];
  /** Who has to approve it, one stage after the other; none: nobody has to. */
  readonly approval: readonly ApprovalAsked[];
  /** The services that are opened with it, each as a ticket of its own; left out: none. */
  readonly opens?: readonly PartAsked[];
  /** What it gives has an end; left out: none, or it gives nothing. */
  readonly grant?: GrantRule;
  /** What its statuses may be called besides; left out: nothing. */
  readonly statuses?: readonly CustomStatus[];
  /** What has to be said where one of its tickets is resolved; left out: nothing in particular. */
  readonly toResolve?: ToResolve;
  /** What an hour of work on it costs, in hundredths of the currency; left out: what one of its queue does. */
  readonly rate?: number;
  /** What the work of a calendar month on it may cost, in the same; left out: nobody has said. */
  readonly budget?: number;
}

/** A service that another opens with it. What both ask, by the name of the field, is asked once. */
export interface PartAsked {
  /** Its key. */
  readonly service: string;
  /** On what the other asks: all of them hold where it is opened. */
  readonly when: readonly Condition[];
}

/** What has to be said where a ticket is resolved. */
export interface ToResolve {
  /** The cause has to be chosen. */
  readonly cause: boolean;
  /** What else has to be chosen. */
  readonly fields: readonly ChoiceAsked[];
}

/** One of a few has to be chosen. */
export interface ChoiceAsked {
  readonly name: string;
  readonly label: InLanguages;
  readonly options: readonly [Option, ...Option[]];
}

/** A stage of an approval, as the policy has it. People are named by their e-mail addresses. */
export interface ApprovalAsked {
  /** The manager of whom it is for, who leads the queue, who is in a channel (named by the queue whose channel it is), or these. */
  readonly who: "manager" | "leads" | { readonly channel: string } | readonly string[];
  /** Who is asked where those cannot be, or do not decide in time. */
  readonly otherwise: readonly string[];
  readonly rule: ApprovalRule;
  /** All of them hold where it is asked. */
  readonly when: readonly Condition[];
  /** In open time; null: never. */
  readonly remindAfter: Span | null;
  readonly expireAfter: Span | null;
}

/** The queues whose channels are asked for their approval of a service. */
export const channelsAsked = ({ approval }: Pick<Service, "approval">): readonly string[] =>
  approval.flatMap(({ who }) => (typeof who === "object" && "channel" in who ? [who.channel] : []));
/** The statuses that may have names of a service's or a queue's own. */
export const basesOfStatuses = ["in-progress", "on-hold"] as const satisfies readonly TicketStatus[];

/** What a status is called for some tickets. All rules go by the status under which it stands. Kept with a ticket as it was then. */
export interface CustomStatus {
  readonly key: string;
  readonly under: (typeof basesOfStatuses)[number];
  /** As agents read it. */
  readonly name: InLanguages;
  readonly forRequester: InLanguages;
  /** What the requester reads of it, a sentence; null: the name says it. */
  readonly says: InLanguages | null;
  readonly emoji: string;
}

/** An answer with its question, as it was asked then. */
export type Answered = { readonly field: string; readonly label: InLanguages } & (
  | { readonly kind: "text" | "long-text" | "email" | "link"; readonly text: string }
  | { readonly kind: "number"; readonly number: number }
  | { readonly kind: "money"; readonly number: number; readonly currency: string }
  | { readonly kind: "date"; readonly day: string }
  | { readonly kind: "choice" | "choices"; readonly chosen: readonly Option[] }
  | { readonly kind: "yes-no"; readonly yes: boolean }
  | { readonly kind: "person"; readonly person: PersonId }
);

/** What somebody typed in answers. */
export const wordsAnswered = (answers: readonly Answered[]): readonly string[] =>
  answers.flatMap((answer) => ("text" in answer ? [answer.text] : []));

/** All that answers can be found by: what was typed, and what was chosen, in each language. */
export const wordsToFind = (answers: readonly Answered[]): readonly string[] =>
  answers.flatMap((answer) => {
    if ("text" in answer) return [answer.text];
    return "chosen" in answer ? answer.chosen.flatMap(({ label }) => [...new Set(Object.values(label))]) : [];
  });

/** The service that a ticket was asked for as; `form`: which version of its questions was answered. */
export interface AskedAs {
  readonly service: string;
  readonly name: InLanguages;
  readonly form: string;
  /** As it was promised then; left out: what it gives has no end. `held`: who asks to keep it has it until then. */
  readonly grant?: (GrantRule & { readonly held?: string | undefined }) | undefined;
}

const catalogue = memoize(2, (services: readonly Service[]) => new Map(services.map((each) => [each.key, each])));

export const serviceOf = (services: readonly Service[], key: string): Service | null =>
  catalogue(services).get(key) ?? null;

const named = memoize(
  2,
  (services: readonly Service[]) =>
    new Map(
      services.flatMap(({ key, name }) => [key, ...Object.values(name)].map((called) => [bareWords(called), key])),
    ),
);

/** The key of the service that is called so, in any language; null: none is. */
export const serviceCalled = (services: readonly Service[], called: string): string | null =>
  named(services).get(bareWords(called)) ?? null;
