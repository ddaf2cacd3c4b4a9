import { z } from "zod";
import type { Plan, Planned, StepRules } from "../../kernel/agenda.ts";
import { turnOf } from "../../kernel/clock.ts";
import { accept, refuse, type CommandRules } from "../../kernel/command.ts";
import { echo, here, news, noButtons, noWords, nobody, still, yes, type EventRules } from "../../kernel/event.ts";
import { isTakeBack } from "../../kernel/grant.ts";
import { hoursOf, type DeskPolicy, type ReminderSchedule } from "../../kernel/policy.ts";
import type { CommonRefusal } from "../../kernel/refusal.ts";
import { partsLeft } from "../../kernel/part.ts";
import { theirs } from "../../kernel/roles.ts";
import { confirmers, type Ticket } from "../../kernel/ticket.ts";
import { afterOpenTime, workingDay } from "../../kernel/time/business-hours.ts";
import { asksFor, lacksApproval } from "../approvals/rules.ts";
import { withLast, type ResolutionEvent } from "../resolution/rules.ts";
import { openTimeOf } from "../service-levels/rules.ts";

export type RemindersEvent =
  /** Nothing has moved for long: the requester is told, and whoever has it is nudged. */
  | { readonly type: "stalled" }
  /** The requester was reminded of the question, or of the resolution; `count` from 1. */
  | { readonly type: "reminded"; readonly about: "question" | "resolution"; readonly count: number }
  /** Nobody confirmed or refused in time: closed in silence, which is not a confirmation. */
  | { readonly type: "lapsed"; readonly attempt: number }
  /** The requester asks where it stands. */
  | { readonly type: "chased" };

export interface RemindersCommand {
  readonly type: "chase";
}

export type RemindersRefusal =
  | CommonRefusal
  /** Chased less than `DeskPolicy.chaseEvery` ago; possible again at `until`. */
  | { readonly type: "chased-already"; readonly until: Date };

const told = { requester: news, agents: here, asked: nobody, inThread: yes };

export const events: EventRules<RemindersEvent> = {
  stalled: {
    read: z.object({ type: z.literal("stalled") }),
    evolve: () => ({}),
    words: noWords,
    people: nobody,
    tells: told,
    notify: news,
    clock: { ...still, byPolicy: yes },
    buttons: noButtons,
  },
  reminded: {
    read: z.object({ type: z.literal("reminded"), about: z.enum(["question", "resolution"]), count: z.number() }),
    evolve: () => ({}),
    words: noWords,
    people: nobody,
    tells: told,
    notify: () => "by-day",
    clock: {
      ...still,
      byPolicy: yes,
      reminders: (reminders, { event, at }) => ({ ...reminders, count: event.count, at }),
    },
    buttons: { asks: "again", answers: false },
  },
  lapsed: {
    read: z.object({ type: z.literal("lapsed"), attempt: z.number() }),
    evolve: (ticket, { at }) => ({
      status: "closed",
      endedAt: at,
      attempts: withLast(ticket, { answer: { answer: "silence", at } }),
    }),
    words: noWords,
    people: nobody,
    tells: told,
    notify: news,
    clock: { ...still, byPolicy: yes },
    buttons: { asks: "again", answers: true },
  },
  chased: {
    read: z.object({ type: z.literal("chased") }),
    evolve: ({ chases }, { at }) => ({ chases: chases + 1, chasedAt: at }),
    words: noWords,
    people: nobody,
    tells: { requester: echo, agents: here, asked: nobody, inThread: yes },
    notify: news,
    clock: { ...still, requesterSpoke: true },
    buttons: noButtons,
  },
};

/** From when on the agents may be reminded again; null: they were not yet. */
export const remindableAt = ({ chasedAt }: Ticket, { chaseEvery }: DeskPolicy): Date | null =>
  chasedAt === null ? null : new Date(chasedAt.getTime() + chaseEvery);

export const commands: CommandRules<RemindersCommand, RemindersEvent, RemindersRefusal> = {
  chase: {
    roles: theirs,
    statuses: ["new", "in-progress", "on-hold"],
    pointless: isTakeBack,
    decide: (ticket, _, { now, policy }) => {
      const until = remindableAt(ticket, policy);
      return until !== null && until > now ? refuse({ type: "chased-already", until }) : accept({ type: "chased" });
    },
  },
};

export type RemindersStep =
  | { readonly do: "tell-stalled" }
  /** `count` from 1: reminders whose time passed while the desk was off become one. */
  | { readonly do: "remind"; readonly about: "question" | "resolution"; readonly count: number }
  | { readonly do: "resolve-unanswered" }
  | { readonly do: "close-unanswered" };

export const plan: Plan<RemindersStep> = (ticket, policy, now) => {
  if (ticket.status === "waiting") {
    const planned = unanswered(ticket, policy, policy.waiting, "question", now);
    // Nor is anything taken back because nobody answered. Nothing is resolved before it is approved or its parts are done, nor where nobody decided: its agents reject it, or have it decided.
    return lacksApproval(ticket) || isTakeBack(ticket) || partsLeft(ticket).length > 0
      ? planned.filter(({ step }) => step.do !== "resolve-unanswered")
      : planned;
  }
  if (ticket.status === "resolved") {
    // Whoever asked for the whole is asked about that.
    const isAwaited = confirmers(ticket).length > 0 && ticket.partOf === null && !isTakeBack(ticket);
    const schedule = isAwaited ? policy.resolved : { ...policy.resolved, remindAfter: [] };
    return unanswered(ticket, policy, schedule, "resolution", now);
  }
  // Whoever knows on which day work resumes is not told before that nothing moves.
  const isAnnounced = ticket.status === "on-hold" && ticket.hold?.resumeOn != null;
  const isQuiet = isAnnounced || asksFor(ticket) !== null || partsLeft(ticket).length > 0;
  return turnOf(ticket.clock) === "nobody" || isQuiet ? [] : stalled(ticket, policy);
};

function stalled(ticket: Ticket, policy: DeskPolicy): readonly Planned<RemindersStep>[] {
  const hours = hoursOf(policy, ticket.queue);
  const at = afterOpenTime(hours, ticket.clock.toldAt, openTimeOf(hours, policy.stalledAfter[ticket.priority]));
  return [{ at, step: { do: "tell-stalled" } }];
}

/** Reminders, and then the end, never without a reminder and a working day after it. */
function unanswered(
  { queue, clock }: Ticket,
  policy: DeskPolicy,
  { remindAfter, endAfter }: ReminderSchedule,
  about: "question" | "resolution",
  now: Date,
): readonly Planned<RemindersStep>[] {
  const hours = hoursOf(policy, queue);
  const { since, count, at: remindedAt } = clock.reminders;
  const moments = remindAfter.map((span) => afterOpenTime(hours, since, openTimeOf(hours, span)));
  const next = moments[count];
  const passed = moments.filter((at) => at <= now).length;
  const reminders: Planned<RemindersStep>[] =
    next === undefined ? [] : [{ at: next, step: { do: "remind", about, count: Math.max(count + 1, passed) } }];
  if (remindAfter.length > 0 && remindedAt === null) return reminders;
  const end = afterOpenTime(hours, since, openTimeOf(hours, endAfter));
  const fair = remindedAt === null ? end : afterOpenTime(hours, remindedAt, workingDay(hours));
  const step: RemindersStep = { do: about === "question" ? "resolve-unanswered" : "close-unanswered" };
  return [...reminders, { at: end > fair ? end : fair, step }];
}

export const steps: StepRules<RemindersStep, RemindersEvent | ResolutionEvent> = {
  "tell-stalled": { asks: () => null, event: () => ({ type: "stalled" }) },
  remind: { asks: () => null, event: (_, { about, count }) => ({ type: "reminded", about, count }) },
  "resolve-unanswered": {
    asks: () => null,
    event: ({ attempts }) => ({
      type: "resolved",
      attempt: attempts.length + 1,
      text: "",
      cause: "other",
      because: "no-answer",
    }),
  },
  "close-unanswered": { asks: () => null, event: ({ attempts }) => ({ type: "lapsed", attempt: attempts.length }) },
};

/** Buttons that need no more than a press, and what each commands. */
export const presses = { chase: { type: "chase" } } as const satisfies Readonly<Record<string, RemindersCommand>>;
