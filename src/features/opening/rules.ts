import { z } from "zod";
import {
  impacts,
  kinds,
  priorities,
  urgencies,
  type Impact,
  type Kind,
  type Urgency,
} from "../../kernel/classification.ts";
import {
  wordsWithRequester,
  noButtons,
  nobody,
  nothing,
  nowhere,
  still,
  yes,
  type EventRules,
} from "../../kernel/event.ts";
import { approverKinds, peopleInApproval, type StagePlan } from "../../kernel/approval.ts";
import type { Forecast } from "../../kernel/forecast.ts";
import { grantPurposes, type GrantPurpose } from "../../kernel/grant.ts";
import { inEachLanguage } from "../../kernel/locale.ts";
import type { Part } from "../../kernel/part.ts";
import type { PersonId } from "../../kernel/person.ts";
import { isPrivateQueue, type DeskPolicy } from "../../kernel/policy.ts";
import { priorityOf } from "../../kernel/priority.ts";
import type { Code } from "../../kernel/attempt.ts";
import {
  basesOfStatuses,
  type Answered,
  type AskedAs,
  type CustomStatus,
  type InLanguages,
} from "../../kernel/service.ts";
import type { Origin } from "../../kernel/ticket.ts";
import type { Particulars } from "../classification/rules.ts";
import { isPrivateIn, parted } from "../parts/rules/private-answers.ts";
import { routed, type Routed } from "../routing/rules/route.ts";

/** What somebody fills in to open a ticket. */
export interface TicketDraft {
  readonly kind: Kind;
  readonly title: string;
  readonly description: string;
  readonly service: string;
  readonly urgency: Urgency;
  readonly impact: Impact;
  readonly beneficiary: PersonId;
  readonly device: string;
  readonly phone: string;
  readonly stepsToReproduce: string;
  readonly queue: string;
  /** Somebody asks for it; left out: the queue decides. */
  readonly isPrivate?: true | undefined;
  readonly origin: Origin;
  readonly followUpOf: string | null;
  /** What it is to do about what that one gave; left out: nothing. */
  readonly forGrant?: GrantPurpose | undefined;
  /** Left out: as no service of the catalogue. */
  readonly asked?: AskedAs | undefined;
  readonly answers?: readonly Answered[] | undefined;
  /** The whole of which it is a part; left out: of none. */
  readonly partOf?: string | undefined;
  /** Somebody else, of whose words it is made; left out: it is in the words of whoever opens it. */
  readonly wordsOf?: WordsOf | undefined;
}

/** What a ticket has of which nobody filled in the form. */
export const unfilled = {
  urgency: "medium",
  impact: "one",
  service: "",
  device: "",
  phone: "",
  stepsToReproduce: "",
  followUpOf: null,
} as const satisfies Partial<TicketDraft>;

/** Who asks for what is made of their words: they (`always`), or they where it is private, so that nobody else reads what becomes of it. */
export interface WordsOf {
  readonly person: PersonId;
  readonly asks: "always" | "if-private";
}

/** Who asks for a ticket that somebody opens. */
export const requesterOf = (
  { wordsOf, isPrivate }: Pick<TicketDraft, "wordsOf" | "isPrivate">,
  by: PersonId,
): PersonId => (wordsOf !== undefined && (wordsOf.asks === "always" || isPrivate === true) ? wordsOf.person : by);

export type Opened = {
  readonly type: "opened";
  /** Left out by desks that had none. */
  readonly mark?: string | undefined;
  readonly description: string;
  readonly device: string;
  readonly phone: string;
  readonly stepsToReproduce: string;
  readonly requester: PersonId;
  readonly queue: string;
  readonly isPrivate?: true | undefined;
  readonly origin: Origin;
  readonly followUpOf: string | null;
  readonly forGrant?: GrantPurpose | undefined;
  readonly asked?: AskedAs | undefined;
  readonly answers?: readonly Answered[] | undefined;
  /** Those that only private parts ask; left out: none. */
  readonly privateAnswers?: readonly Answered[] | undefined;
  /** The whole of which it is a part; left out: of none. */
  readonly partOf?: string | undefined;
  /** What is opened with it, once it is approved where it has to be; left out: nothing. */
  readonly parts?: readonly Pick<Part, "service" | "name">[] | undefined;
  /** Why it is in this queue; left out: new tickets go there. */
  readonly routed?: Routed | undefined;
  /** Who is asked for their approval; left out: nobody. */
  readonly approval?: readonly StagePlan[] | undefined;
  /** How soon its requester was told that most have an answer; left out: they were told nothing of that. */
  readonly forecast?: ForecastSaid | undefined;
} & Particulars;

/** `by`: ISO 8601. */
export type ForecastSaid = Omit<Forecast, "by"> & { readonly by: string };

export type OpeningEvent = Opened;

// A language that the desk learns later lacks in what was asked before: then there is another.
export const inLanguages = z.record(z.string(), z.string()).transform((said): InLanguages => {
  const [any = ""] = Object.values(said);
  return inEachLanguage((locale) => said[locale] ?? any);
});
const ofAnswer = { field: z.string(), label: inLanguages };
const option = z.object({ value: z.string(), label: inLanguages });

export const askedAs: z.ZodType<AskedAs> = z.object({
  service: z.string(),
  name: inLanguages,
  form: z.string(),
  grant: z.object({ until: z.string(), remind: z.int(), held: z.string().optional() }).optional(),
});
export const answered: z.ZodType<Answered> = z.discriminatedUnion("kind", [
  z.object({ ...ofAnswer, kind: z.enum(["text", "long-text", "email", "link"]), text: z.string() }),
  z.object({ ...ofAnswer, kind: z.literal("number"), number: z.number() }),
  z.object({ ...ofAnswer, kind: z.literal("money"), number: z.number(), currency: z.string() }),
  z.object({ ...ofAnswer, kind: z.literal("date"), day: z.string() }),
  z.object({ ...ofAnswer, kind: z.enum(["choice", "choices"]), chosen: z.array(option) }),
  z.object({ ...ofAnswer, kind: z.literal("yes-no"), yes: z.boolean() }),
  z.object({ ...ofAnswer, kind: z.literal("person"), person: z.string() }),
]);

export const code: z.ZodType<Code> = z.object({
  ...ofAnswer,
  kind: z.enum(["choice", "choices"]),
  chosen: z.array(option),
});
export const customStatus: z.ZodType<CustomStatus> = z.object({
  key: z.string(),
  under: z.enum(basesOfStatuses),
  name: inLanguages,
  forRequester: inLanguages,
  says: inLanguages.nullable(),
  emoji: z.string(),
});

const span = z.object({ days: z.number(), milliseconds: z.number() });
export const approver = z.object({
  person: z.string(),
  as: z.enum(approverKinds),
  inPlaceOf: z.string().optional(),
});
export const planned = {
  rule: z.union([z.enum(["any", "all", "majority"]), z.object({ atLeast: z.number() })]),
  asked: z.array(approver),
  notAsked: z.array(
    z.object({ who: z.enum(["manager", "lead", "named"]), because: z.enum(["none", "unknown", "own"]) }),
  ),
  otherwise: z.array(z.string()),
  ledBy: z.string().optional(),
  remindAfter: span.nullable(),
  expireAfter: span.nullable(),
};
export const stagePlan: z.ZodType<StagePlan> = z.object(planned);

const forecastSaid = z.object({
  share: z.number(),
  within: z.number(),
  ofOpeningHours: z.boolean(),
  by: z.iso.datetime(),
});

export const messageUnder = z.object({
  tenant: z.string(),
  address: z.string(),
  message: z.string(),
  thread: z.exactOptional(z.string()),
});

export const events: EventRules<OpeningEvent> = {
  opened: {
    read: z.object({
      type: z.literal("opened"),
      mark: z.string().optional(),
      title: z.string(),
      kind: z.enum(kinds),
      service: z.string(),
      urgency: z.enum(urgencies),
      impact: z.enum(impacts),
      priority: z.enum(priorities),
      beneficiary: z.string(),
      description: z.string(),
      device: z.string(),
      phone: z.string(),
      stepsToReproduce: z.string(),
      requester: z.string(),
      queue: z.string(),
      isPrivate: z.literal(true).optional(),
      origin: z.object({
        platform: z.string(),
        conversation: z.string().nullable(),
        message: z.string().nullable(),
        under: z.exactOptional(messageUnder),
        by: z.exactOptional(z.string()),
      }),
      followUpOf: z.string().nullable(),
      forGrant: z.enum(grantPurposes).optional(),
      asked: askedAs.optional(),
      answers: z.array(answered).optional(),
      privateAnswers: z.array(answered).optional(),
      partOf: z.string().optional(),
      parts: z.array(z.object({ service: z.string(), name: inLanguages })).optional(),
      routed: routed.optional(),
      approval: z.array(stagePlan).optional(),
      forecast: forecastSaid.optional(),
    }),
    evolve: ({ reference }) => {
      throw new Error(`${reference} cannot be opened twice`);
    },
    words: {
      ...wordsWithRequester("title", "description", "service", "device", "phone", "stepsToReproduce", "answers.*.text"),
      apart: ["privateAnswers.*.text"],
    },
    people: ({ requester, beneficiary, origin, answers = [], privateAnswers = [], approval = [] }) => [
      requester,
      beneficiary,
      ...(origin.by === undefined ? [] : [origin.by]),
      ...peopleIn([...answers, ...privateAnswers]),
      ...peopleInApproval({ stages: approval }),
    ],
    // The card says it.
    tells: { requester: nothing, agents: nowhere, asked: nobody, inThread: yes },
    notify: () => "news",
    clock: still,
    buttons: noButtons,
  },
};

/** Whom answers name. */
export const peopleIn = (answers: readonly Answered[]): readonly PersonId[] =>
  answers.flatMap((answer) => (answer.kind === "person" ? [answer.person] : []));

/** Whoever opens so many in so many milliseconds may mean one thing. */
export const rush = { tickets: 10, within: 10 * 60_000 } as const;

/** Whether somebody who has opened so many lately, this one with them, is asked whether it is one thing: now and then, not each time. */
export const isRush = (opened: number): boolean => opened > 0 && opened % rush.tickets === 0;

/** Who reads the ticket reads what was answered, but for what only its private parts ask. */
function answersParted(draft: TicketDraft, policy: DeskPolicy): Pick<Opened, "answers" | "privateAnswers"> {
  if (draft.answers === undefined || draft.partOf !== undefined) return {};
  const { answers, privateAnswers } = parted(draft.answers, isPrivateIn(policy, draft));
  return privateAnswers.length === 0 ? {} : { answers, privateAnswers };
}

/** The first event of a ticket. Anybody who can reach the desk may open one. */
export const openTicket = (
  draft: TicketDraft & { readonly routed?: Routed },
  requester: PersonId,
  policy: DeskPolicy,
  approval: readonly StagePlan[] = [],
  parts: readonly Pick<Part, "service" | "name">[] = [],
): Opened => ({
  type: "opened",
  ...draft,
  ...answersParted(draft, policy),
  ...(isPrivateQueue(policy, draft.queue) && { isPrivate: true }),
  ...(approval.length > 0 && { approval }),
  ...(parts.length > 0 && { parts }),
  requester,
  priority: priorityOf(policy.priorityMatrix, draft.impact, draft.urgency),
});
