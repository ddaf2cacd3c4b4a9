import { z } from "zod";
import type { Plan, Planned, StepRules } from "../../kernel/agenda.ts";
import { accept, refuse, type Circumstances, type CommandRules, type Guards } from "../../kernel/command.ts";
import { answersButtons, here, news, noWords, nobody, still, yes, type EventRules } from "../../kernel/event.ts";
import { isHeld, isTakeBack, reasonsToTakeBack } from "../../kernel/grant.ts";
import { hoursOf, type DeskPolicy } from "../../kernel/policy.ts";
import type { CommonRefusal } from "../../kernel/refusal.ts";
import type { PersonId } from "../../kernel/person.ts";
import { anyAgent, theirs } from "../../kernel/roles.ts";
import type { Answered } from "../../kernel/service.ts";
import { ticketStatuses } from "../../kernel/status.ts";
import type { Ticket } from "../../kernel/ticket.ts";
import { nextOpening } from "../../kernel/time/business-hours.ts";
import { dateOf, dayAfter, startOfDay } from "../../kernel/time/calendar.ts";
import type { CancellationCommand } from "../cancellation/rules.ts";
import { answersCorrected, type ClassificationCommand } from "../classification/rules.ts";

export type GrantsEvent =
  /**
   * An agent says that its holder has it, until a day. `by`: the ticket by which it was extended; left out: its own. A ticket that
   * extends another's tells it there.
   */
  | { readonly type: "given"; readonly until: string; readonly remind: number; readonly by?: string | undefined }
  | { readonly type: "end-reminded"; readonly until: string }
  /** Its agents are to take it back, and why. That its holder has returned it is told on the ticket for that as well. */
  | { readonly type: "take-back-asked"; readonly because: (typeof reasonsToTakeBack)[number] }
  /** An agent says that it was taken back. It stands on the ticket that was opened for that, and on the one by which it was given. */
  | { readonly type: "taken-back" };

export type GrantsCommand =
  /** Its holder needs it no longer, or has returned it. */
  | { readonly type: "give-back" }
  /** Its agents want it before its day. */
  | { readonly type: "ask-back" };

export type GrantsRefusal =
  | CommonRefusal
  /** Nobody has it any more, or agents are to take it back already. */
  | { readonly type: "not-held" }
  /** What is to be taken back ends when somebody says that it was. */
  | { readonly type: "not-taken-back" }
  /** An agent has just let its holder keep it longer. */
  | { readonly type: "kept-longer"; readonly until: string }
  /** Whoever keeps something longer keeps what they have. */
  | { readonly type: "another-thing" }
  /** It would end before it is given. */
  | { readonly type: "ended-before"; readonly until: string }
  /** Somebody approved it until a day, and no longer. */
  | { readonly type: "approved-until"; readonly until: string }
  /** Another day is asked for than was when the form was opened. */
  | { readonly type: "asked-otherwise"; readonly until: string };

export const events: EventRules<GrantsEvent> = {
  given: {
    read: z.object({
      type: z.literal("given"),
      until: z.iso.date(),
      remind: z.int(),
      by: z.string().optional(),
    }),
    evolve: (ticket, { event: { until, remind }, by, at }) =>
      ticket.forGrant !== null || by === null
        ? {}
        : { given: { until, remind, by, at, reminded: false, askedBack: null, ended: null } },
    words: noWords,
    people: nobody,
    // The ticket that extends it has told them.
    tells: {
      requester: ({ by }) => (by === undefined ? "news" : "nothing"),
      agents: here,
      asked: nobody,
      inThread: yes,
    },
    notify: news,
    clock: still,
    buttons: answersButtons,
  },
  "end-reminded": {
    read: z.object({ type: z.literal("end-reminded"), until: z.iso.date() }),
    evolve: ({ given }) => ({ given: given && { ...given, reminded: true } }),
    words: noWords,
    people: nobody,
    tells: { requester: news, agents: here, asked: nobody, inThread: yes },
    notify: () => "by-day",
    clock: still,
    buttons: { asks: "anew", answers: false },
  },
  "take-back-asked": {
    read: z.object({ type: z.literal("take-back-asked"), because: z.enum(reasonsToTakeBack) }),
    evolve: ({ given }, { event: { because } }) => ({ given: given && { ...given, askedBack: because, ended: null } }),
    words: noWords,
    people: nobody,
    tells: {
      requester: ({ because }) => (because === "holder" || because === "returned" ? "echo" : "news"),
      agents: here,
      asked: nobody,
      inThread: yes,
    },
    notify: () => "by-day",
    clock: still,
    buttons: { asks: "anew", answers: true },
  },
  "taken-back": {
    read: z.object({ type: z.literal("taken-back") }),
    evolve: (ticket, { by, at }) => {
      if (by === null) return {};
      const { given } = ticket;
      if (isTakeBack(ticket)) return confirmedByAgent(ticket, by, at);
      return given === null ? {} : { given: { ...given, ended: { by, at } } };
    },
    words: noWords,
    people: nobody,
    tells: { requester: news, agents: here, asked: nobody, inThread: yes },
    notify: news,
    clock: still,
    buttons: answersButtons,
  },
};

/** Nobody is asked whether a take-back works: whoever resolved it has said so. */
function confirmedByAgent({ attempts }: Ticket, by: PersonId, at: Date): Partial<Ticket> {
  const answer = { answer: "confirmed", by, at } as const;
  const last = attempts.length - 1;
  return {
    status: "closed",
    endedAt: at,
    attempts: attempts.map((each, index) => (index === last ? { ...each, answer } : each)),
  };
}

/** Until which day it was asked for, as it is answered by now; null: for no day. */
export function askedUntil({ asked, answers }: Pick<Ticket, "asked" | "answers">): string | null {
  const answer = answers.find(({ field }) => field === asked?.grant?.until);
  return answer?.kind === "date" ? answer.day : null;
}

/** Whether whoever resolves it says until when its requester has what they asked for. */
export const isToBeGiven = (ticket: Pick<Ticket, "asked" | "forGrant">): boolean =>
  ticket.asked?.grant !== undefined && !isTakeBack(ticket);

/** The day that is offered to whoever resolves it: as it is now, or as it was asked for. */
export const untilOffered = (ticket: Pick<Ticket, "asked" | "answers" | "given">): string | null =>
  ticket.given === null ? askedUntil(ticket) : isHeld(ticket) ? ticket.given.until : null;

/**
 * What becomes of a grant as its ticket is resolved. `until`: as its agent chose, null where they give nothing, left out where they
 * were not asked: then it is as it was asked for.
 */
export function givenWith(
  ticket: Ticket,
  until: string | null | undefined,
  {
    now,
    policy,
    answeredAnew = false,
    keptUntil = null,
  }: Pick<Circumstances, "now" | "policy" | "answeredAnew" | "keptUntil">,
): { readonly ok: true; readonly events: readonly GrantsEvent[] } | ReturnType<typeof refuse<GrantsRefusal>> {
  if (isTakeBack(ticket))
    return keptUntil === null
      ? { ok: true, events: [{ type: "taken-back" }] }
      : refuse({ type: "kept-longer", until: keptUntil });
  const rule = ticket.asked?.grant;
  const day = until === undefined && ticket.given === null ? askedUntil(ticket) : (until ?? null);
  if (rule === undefined || day === null || (isHeld(ticket) && ticket.given?.until === day))
    return { ok: true, events: [] };
  const asked = askedUntil(ticket);
  if (day < dateOf(now, hoursOf(policy, ticket.queue).zone)) return refuse({ type: "ended-before", until: day });
  if (asked !== null && answeredAnew && day !== asked) return refuse({ type: "asked-otherwise", until: asked });
  if (asked !== null && ticket.approval !== null && day > asked)
    return refuse({ type: "approved-until", until: asked });
  const remind = daysBefore({ until: day, remind: rule.remind, queue: ticket.queue }, policy, now);
  return { ok: true, events: [{ type: "given", until: day, remind }] };
}

/**
 * How many days before its end its holder is reminded, given how many they should be: as many as are left, and on a day on which its
 * queue is open. 0: not at all, there is no such day between now and its end.
 */
function daysBefore(
  { until, remind, queue }: { readonly until: string; readonly remind: number; readonly queue: string },
  policy: DeskPolicy,
  now: Date,
): number {
  if (remind === 0) return 0;
  const opening = openingOn(policy, queue);
  const { zone } = hoursOf(policy, queue);
  const fewer = Array.from({ length: remind }, (_, index) => remind - index);
  const more = Array.from({ length: longestClosed }, (_, index) => remind + 1 + index);
  const days = [...fewer, ...more].find((each) => {
    const at = opening(dayAfter(until, -each));
    return at > now && at < opening(until);
  });
  if (days === undefined) return 0;
  const on = dateOf(opening(dayAfter(until, -days)), zone);
  return Array.from({ length: days }, (_, index) => index + 1).find((each) => dayAfter(until, -each) === on) ?? days;
}

const longestClosed = 7; // days: a reminder on the last of them that its queue is open

export const commands: CommandRules<GrantsCommand, GrantsEvent, GrantsRefusal> = {
  "give-back": {
    roles: theirs,
    statuses: ticketStatuses,
    decide: (ticket) =>
      cannotGiveBack(ticket)
        ? refuse({ type: "not-held" })
        : accept({ type: "take-back-asked", because: ticket.given?.askedBack == null ? "holder" : "returned" }),
    pointless: cannotGiveBack,
  },
  "ask-back": {
    roles: anyAgent,
    statuses: ticketStatuses,
    decide: (ticket) =>
      cannotAskBack(ticket) ? refuse({ type: "not-held" }) : accept({ type: "take-back-asked", because: "early" }),
    pointless: cannotAskBack,
  },
};

/** They have said already that it is not needed, or is returned. */
function cannotGiveBack(ticket: Ticket): boolean {
  const askedBack = ticket.given?.askedBack ?? null;
  return !isHeld(ticket) || askedBack === "holder" || askedBack === "returned";
}

function cannotAskBack(ticket: Ticket): boolean {
  return !isHeld(ticket) || ticket.given?.askedBack !== null;
}

/** Nothing that is to be taken back ends otherwise than by somebody who says that it was; null: it is no such ticket. */
export const notTakenBack = (ticket: Ticket): GrantsRefusal | null =>
  isTakeBack(ticket) ? { type: "not-taken-back" } : null;

/** A ticket to keep something longer asks for another day, and for nothing else. */
function anotherThing(ticket: Ticket, fields: readonly string[], answers: readonly Answered[]): GrantsRefusal | null {
  if (ticket.forGrant !== "extension") return null;
  const others = fields.filter((field) => field !== ticket.asked?.grant?.until);
  return answersCorrected(ticket, others, answers).length === 0 ? null : { type: "another-thing" };
}

export const guards: Guards<CancellationCommand | ClassificationCommand, GrantsRefusal> = {
  "correct-answers": (ticket, { fields, answers }) => notTakenBack(ticket) ?? anotherThing(ticket, fields, answers),
  withdraw: notTakenBack,
  undo: notTakenBack,
  reject: notTakenBack,
};

export type GrantsStep = { readonly do: "remind-of-end" } | { readonly do: "ask-back" };

/** As its queue opens on the day: its holder is reminded some days before, and its agents are to take it back on the last. */
export const plan: Plan<GrantsStep> = ({ given, queue, status, endedAt }, policy, now) => {
  if (given === null || given.ended !== null || given.askedBack !== null) return [];
  // Nobody keeps what a ticket gave that was cancelled since.
  if (status === "cancelled" && endedAt !== null && endedAt >= given.at)
    return [{ at: endedAt, step: { do: "ask-back" } }];
  const opening = openingOn(policy, queue);
  const onDay = opening(given.until);
  // What is lent and due on one day is asked for on the next.
  const at = onDay > given.at ? onDay : opening(dayAfter(given.until, 1));
  const remindedAt = opening(dayAfter(given.until, -given.remind));
  const isReminded = given.remind > 0 && !given.reminded && remindedAt > given.at && remindedAt < at && now < at;
  const reminder: readonly Planned<GrantsStep>[] = isReminded
    ? [{ at: remindedAt, step: { do: "remind-of-end" } }]
    : [];
  return [...reminder, { at, step: { do: "ask-back" } }];
};

function openingOn(policy: DeskPolicy, queue: string): (day: string) => Date {
  const hours = hoursOf(policy, queue);
  return (day) => nextOpening(hours, startOfDay(day, hours.zone));
}

export const steps: StepRules<GrantsStep, GrantsEvent> = {
  "remind-of-end": {
    asks: () => null,
    event: ({ given }) => ({ type: "end-reminded", until: given?.until ?? "" }),
  },
  "ask-back": {
    asks: () => null,
    event: ({ status }) => ({ type: "take-back-asked", because: status === "cancelled" ? "early" : "ended" }),
  },
};

/** Buttons that need no more than a press, and what each commands. */
export const presses = {
  "give-back": { type: "give-back" },
  returned: { type: "give-back" },
  "ask-back": { type: "ask-back" },
} as const satisfies Readonly<Record<string, GrantsCommand>>;

/** How many stand on a page of what was given. */
export const grantsAPage = 15;

/** Whether its last day has passed, and its holder has not said that it is back. */
export const isOverdue = ({ given, queue }: Pick<Ticket, "given" | "queue">, policy: DeskPolicy, now: Date): boolean =>
  given !== null &&
  given.ended === null &&
  given.askedBack !== "holder" &&
  given.askedBack !== "returned" &&
  given.until < dateOf(now, hoursOf(policy, queue).zone);

/** Whether there may have to be a ticket to take it back since, or none any more. */
export const movesTakeBack = ({ type }: { readonly type: string }): boolean =>
  type === "take-back-asked" || type === "given";

/** Whether what was said to be taken back is not, since its ticket is open again. */
export const opensTakeBack = (ticket: Pick<Ticket, "forGrant">, { type }: { readonly type: string }): boolean =>
  isTakeBack(ticket) && (type === "reopened" || type === "refused");
