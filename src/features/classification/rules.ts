import { z } from "zod";
import {
  impacts,
  kinds,
  priorities,
  urgencies,
  type Impact,
  type Kind,
  type Priority,
  type Urgency,
} from "../../kernel/classification.ts";
import { accept, refuse, type Circumstances, type CommandRules } from "../../kernel/command.ts";
import {
  forgetsRisk,
  here,
  news,
  noButtons,
  nobody,
  nowhere,
  others,
  restartsWithoutHelp,
  still,
  yes,
  type EventRules,
  type Of,
} from "../../kernel/event.ts";
import { isTakeBack } from "../../kernel/grant.ts";
import type { PersonId } from "../../kernel/person.ts";
import { priorityOf, type PriorityMatrix } from "../../kernel/priority.ts";
import type { CommonRefusal } from "../../kernel/refusal.ts";
import { anyAgent, theirs } from "../../kernel/roles.ts";
import { locales } from "../../kernel/locale.ts";
import type { Answered, AskedAs } from "../../kernel/service.ts";
import { unresolved } from "../../kernel/status.ts";
import { isTheirs, type Ticket } from "../../kernel/ticket.ts";
import { maskSecrets } from "../../kernel/words/secrets.ts";
import { titleOf } from "../catalogue/rules/title.ts";
import { answered, peopleIn } from "../opening/rules.ts";
import { everyAnswer, isPrivateIn, parted } from "../parts/rules/private-answers.ts";

/** What of a ticket may be changed after it was opened. */
export interface Particulars {
  readonly title: string;
  readonly kind: Kind;
  readonly service: string;
  readonly urgency: Urgency;
  readonly impact: Impact;
  readonly priority: Priority;
  readonly beneficiary: PersonId;
}

export const particulars = [
  "title",
  "kind",
  "service",
  "urgency",
  "impact",
  "priority",
  "beneficiary",
] as const satisfies readonly (keyof Particulars)[];

export type ClassificationEvent =
  | {
      readonly type: "changed";
      readonly from: Partial<Particulars>;
      readonly to: Partial<Particulars>;
      /** It is a P1 now that nobody has: who can take it is asked, whoever was asked about it before. */
      readonly callsAnew?: true;
    }
  /**
   * `title`: what it is called since, where its title was made of its answers. `privateFrom`, `privateTo`: the answers that only
   * its private parts ask, which those who read the ticket are not told; left out: they stay.
   */
  | ({
      readonly type: "answers-changed";
      readonly title?: string | undefined;
      readonly privateFrom?: readonly Answered[] | undefined;
      readonly privateTo?: readonly Answered[] | undefined;
    } & AnswersChanged);

/** The answers that are others now: what `to` lacks is no longer asked, and what `from` lacks was not answered before. */
export interface AnswersChanged {
  readonly from: readonly Answered[];
  readonly to: readonly Answered[];
}

/** The priority is never typed: it follows from impact and urgency. */
export type ChangeableParticulars = Partial<Omit<Particulars, "priority">>;

export type ClassificationCommand =
  | {
      readonly type: "change";
      readonly to: ChangeableParticulars;
      /** Whom it is to be for serves a queue beside whoever asks, or the ticket's: the caller found that out. */
      readonly forColleague?: boolean;
    }
  /**
   * What the service asks, by the names of its `fields`, is answered so; other answers stay. So do those that are as they were
   * `before`, where whoever answers read them; left out: as they are now.
   */
  | {
      readonly type: "correct-answers";
      readonly fields: readonly string[];
      readonly answers: readonly Answered[];
      readonly before?: readonly Answered[] | undefined;
    };

export type ClassificationRefusal =
  | CommonRefusal
  /** An agent does not make a colleague's ticket their own: whose it is reads its secrets, and confirms and rates it. */
  | { readonly type: "not-for-yourself" }
  /** Nor do they make it another agent's, who would confirm and rate the work of their own team. */
  | { readonly type: "not-for-a-colleague" }
  /** What somebody has answered otherwise (`fields`) was answered otherwise by somebody else meanwhile. */
  | { readonly type: "answered-meanwhile"; readonly fields: readonly string[] };

const some = z.object({
  title: z.exactOptional(z.string()),
  kind: z.exactOptional(z.enum(kinds)),
  service: z.exactOptional(z.string()),
  urgency: z.exactOptional(z.enum(urgencies)),
  impact: z.exactOptional(z.enum(impacts)),
  priority: z.exactOptional(z.enum(priorities)),
  beneficiary: z.exactOptional(z.string()),
});

export const events: EventRules<ClassificationEvent> = {
  changed: {
    read: z.object({ type: z.literal("changed"), from: some, to: some, callsAnew: z.exactOptional(z.literal(true)) }),
    evolve: (_, { event }) => event.to,
    words: { typed: ["to.title", "to.service"], repeated: ["from.title", "from.service"], readBy: "agents" },
    people: ({ from, to }) => [from.beneficiary ?? null, to.beneficiary ?? null],
    tells: { requester: news, agents: here, asked: nobody, inThread: yes },
    notify: news,
    clock: {
      ...still,
      movesDue: ({ to }) => (to.priority !== undefined ? "priority" : to.kind === undefined ? "service" : "kind"),
      levels: forgetsRisk,
      escalation: (chain, { event }) => (event.callsAnew === true ? restartsWithoutHelp(chain) : chain),
    },
    buttons: noButtons,
  },
  "answers-changed": {
    read: z.object({
      type: z.literal("answers-changed"),
      from: z.array(answered),
      to: z.array(answered),
      title: z.string().optional(),
      privateFrom: z.array(answered).optional(),
      privateTo: z.array(answered).optional(),
    }),
    evolve: ({ answers, privateAnswers, title }, { event }) => ({
      answers: answersAfter(answers, event),
      privateAnswers: answersAfter(privateAnswers, privately(event)),
      title: event.title ?? title,
    }),
    words: {
      typed: ["to.*.text"],
      repeated: ["from.*.text", "title", "privateFrom.*.text"],
      readBy: "agents",
      apart: ["privateTo.*.text"],
    },
    people: ({ from, to, privateFrom = [], privateTo = [] }) =>
      peopleIn([...from, ...to, ...privateFrom, ...privateTo]),
    // Whoever changes their own answers sees them on their card.
    tells: {
      requester: others,
      agents: ({ from, to }) => (from.length + to.length > 0 ? "here" : nowhere()),
      asked: nobody,
      inThread: yes,
      states: ({ from, to, privateFrom = [], privateTo = [] }) =>
        [...from, ...to, ...privateFrom, ...privateTo].map(({ field }) => `answer ${field}`),
    },
    notify: news,
    clock: still,
    buttons: noButtons,
  },
};

export const commands: CommandRules<ClassificationCommand, ClassificationEvent, ClassificationRefusal> = {
  change: { roles: anyAgent, statuses: unresolved, decide: change },
  "correct-answers": {
    roles: [...theirs, ...anyAgent],
    statuses: unresolved,
    decide: correctAnswers,
    pointless: (ticket) => ticket.asked === null || isTakeBack(ticket),
  },
};

export const answeredTo = (answers: readonly Answered[], name: string): Answered | undefined =>
  answers.find(({ field }) => field === name);

/** The answers once some of them were changed, each in its place; what was not answered before stands last. */
export function answersAfter(before: readonly Answered[], { from, to }: AnswersChanged): readonly Answered[] {
  const left = new Map(to.map((answer) => [answer.field, answer]));
  const stay = before.flatMap((answer) => {
    if (!from.some(({ field }) => field === answer.field)) return [answer];
    const changed = left.get(answer.field);
    left.delete(answer.field);
    return changed ?? [];
  });
  return [...stay, ...left.values()];
}

/** Of other answers those that only private parts ask. */
export const privately = ({
  privateFrom = [],
  privateTo = [],
}: Of<ClassificationEvent, "answers-changed">): AnswersChanged => ({ from: privateFrom, to: privateTo });

/** Whether a field is answered otherwise in one of them than in the other. */
const isOther =
  (one: readonly Answered[], other: readonly Answered[]) =>
  (field: string): boolean =>
    !isSameAnswer(answeredTo(one, field), answeredTo(other, field));

function correctAnswers(
  ticket: Ticket,
  { fields: shown, answers, before }: Of<ClassificationCommand, "correct-answers">,
  { actor, policy }: Circumstances,
) {
  const current = everyAnswer(ticket);
  const isPrivate = isPrivateIn(policy, ticket);
  // Who does not read an answer does not give another.
  const may = isTheirs(ticket, actor.person) ? shown : shown.filter((field) => !isPrivate(field));
  const fields = may.filter(isOther(before ?? current, answers));
  const meanwhile = fields.filter(isOther(current, answers)).filter(isOther(before ?? current, current));
  if (meanwhile.length > 0) return refuse({ type: "answered-meanwhile", fields: meanwhile });
  const events = answersCorrected(ticket, fields, answers, isPrivate);
  return events.length === 0 ? refuse({ type: "nothing-changed" }) : accept(...events);
}

/** What happens to a ticket where these fields are answered so; nothing where they are already. Nobody answers what no service asks. */
export function answersCorrected(
  ticket: Ticket,
  shown: readonly string[],
  answers: readonly Answered[],
  isPrivate: (field: string) => boolean = () => false,
): readonly ClassificationEvent[] {
  const { asked, title } = ticket;
  const fields = shown.filter(isOther(everyAnswer(ticket), answers));
  if (asked === null || fields.length === 0) return [];
  const isChanged = ({ field }: Answered): boolean => fields.includes(field);
  const [from, privateFrom] = [ticket.answers.filter(isChanged), ticket.privateAnswers.filter(isChanged)];
  const { answers: to, privateAnswers: privateTo } = parted(answers.filter(isChanged), isPrivate);
  const called = titleAnew({ answers: ticket.answers, asked, title }, answersAfter(ticket.answers, { from, to }));
  return [
    {
      type: "answers-changed",
      from,
      to,
      ...(called !== title && { title: called }),
      ...(privateFrom.length + privateTo.length > 0 && { privateFrom, privateTo }),
    },
  ];
}

/** What a ticket is called with other answers: as before where somebody has typed its title, or they do not tell. */
function titleAnew(
  { answers, asked, title }: Pick<Ticket, "answers" | "title"> & { readonly asked: AskedAs },
  after: readonly Answered[],
): string {
  const language = locales.find((locale) => titleOf(asked, answers, locale) === title);
  return language === undefined ? title : titleOf(asked, after, language);
}

/** Whether an answer is what it was, whatever its question is called by now. */
export function isSameAnswer(before: Answered | undefined, after: Answered | undefined): boolean {
  if (before === undefined || after === undefined) return before === after;
  if (after.kind !== before.kind) return false;
  // A secret in it was masked where it was shown, and comes back so when nobody touched it.
  const isMasked = "text" in before && "text" in after && after.text === maskSecrets(before.text);
  return isMasked || JSON.stringify(saidIn(before)) === JSON.stringify(saidIn(after));
}

/** What was said, without its question. */
function saidIn(answer: Answered): unknown {
  switch (answer.kind) {
    case "text":
    case "long-text":
    case "email":
    case "link":
      return answer.text;
    case "number":
      return answer.number;
    case "money":
      return [answer.number, answer.currency];
    case "date":
      return answer.day;
    case "choice":
    case "choices":
      return answer.chosen.map(({ value }) => value);
    case "yes-no":
      return answer.yes;
    case "person":
      return answer.person;
  }
}

/** The change with the priorities of another policy, which follow from impact and urgency. */
export function changedBy(
  { from, to }: Of<ClassificationEvent, "changed">,
  ticket: Ticket,
  matrix: PriorityMatrix,
): Of<ClassificationEvent, "changed"> {
  const { priority: _, ...others } = to;
  const { impact = ticket.impact, urgency = ticket.urgency } = others;
  const priority = priorityOf(matrix, impact, urgency);
  if (priority === ticket.priority) return { type: "changed", from, to: others };
  return {
    type: "changed",
    from,
    to: { ...others, priority },
    ...(callsAnew(ticket, priority) && { callsAnew: true }),
  };
}

const callsAnew = ({ status, clock }: Ticket, priority: string | undefined): boolean =>
  priority === "P1" && status === "new" && clock.chain !== null;

function change(
  ticket: Ticket,
  { to: asked, forColleague = false }: Of<ClassificationCommand, "change">,
  { policy, actor }: Circumstances,
) {
  const impact = asked.impact ?? ticket.impact;
  const urgency = asked.urgency ?? ticket.urgency;
  const wanted: Partial<Particulars> = { ...asked, priority: priorityOf(policy.priorityMatrix, impact, urgency) };
  const before: Record<string, string> = {};
  const after: Record<string, string | undefined> = {};
  for (const name of particulars) {
    const value = wanted[name];
    // A secret in it was masked where it was shown, and comes back so when nobody touched it.
    if (value === undefined || value === ticket[name] || value === maskSecrets(ticket[name])) continue;
    before[name] = ticket[name];
    after[name] = value;
  }
  if (Object.keys(after).length === 0) return refuse({ type: "nothing-changed" });
  const { beneficiary } = after;
  // Whoever asked says whom it is for, and may have it back.
  if (beneficiary !== undefined && ticket.requester !== actor.person && ticket.requester !== beneficiary) {
    if (beneficiary === actor.person) return refuse({ type: "not-for-yourself" });
    if (forColleague) return refuse({ type: "not-for-a-colleague" });
  }
  const isAnew = callsAnew(ticket, after["priority"]);
  return accept({ type: "changed", from: before, to: after, ...(isAnew && { callsAnew: true }) });
}

/** Its forms about a ticket: see forms.ts. */
export const formNames = ["change"] as const;
