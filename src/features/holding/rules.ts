import { z } from "zod";
import type { Plan, StepRules } from "../../kernel/agenda.ts";
import { accept, refuse, type CommandRules } from "../../kernel/command.ts";
import {
  wordsWithRequester,
  answersButtons,
  forgetsRisk,
  here,
  news,
  noButtons,
  noWords,
  nobody,
  still,
  answersEscalation,
  yes,
  type EventRules,
} from "../../kernel/event.ts";
import type { Priority } from "../../kernel/classification.ts";
import { hoursOf } from "../../kernel/policy.ts";
import type { CommonRefusal } from "../../kernel/refusal.ts";
import { inCharge } from "../../kernel/roles.ts";
import { nextOpening } from "../../kernel/time/business-hours.ts";
import { dateOf, startOfDay } from "../../kernel/time/calendar.ts";

export type HoldingEvent =
  | { readonly type: "held"; readonly reason: string; readonly resumeOn: string | null }
  | { readonly type: "resumed"; readonly because: "agent" | "answered" | "date" };

/** `until`: the last day that is possible. */
export type HoldingRefusal =
  | CommonRefusal
  | { readonly type: "hold-too-long"; readonly priority: Priority; readonly until: string };

export type HoldingCommand =
  | { readonly type: "hold"; readonly reason: string; readonly resumeOn: string | null }
  | { readonly type: "resume" };

export const events: EventRules<HoldingEvent> = {
  held: {
    read: z.object({ type: z.literal("held"), reason: z.string(), resumeOn: z.string().nullable() }),
    evolve: (_, { event }) => ({ status: "on-hold", hold: { reason: event.reason, resumeOn: event.resumeOn } }),
    words: wordsWithRequester("reason"),
    people: nobody,
    tells: { requester: news, agents: here, asked: nobody, inThread: yes },
    notify: news,
    clock: { ...still, response: true, escalation: answersEscalation },
    buttons: noButtons,
  },
  resumed: {
    read: z.object({ type: z.literal("resumed"), because: z.enum(["agent", "answered", "date"]) }),
    evolve: () => ({ status: "in-progress", hold: null, question: null }),
    words: noWords,
    people: nobody,
    // An answer speaks for itself.
    tells: {
      requester: ({ because }) => (because === "answered" ? "nothing" : "news"),
      agents: ({ because }) => (because === "answered" ? "nowhere" : "here"),
      asked: nobody,
      inThread: yes,
    },
    notify: news,
    clock: {
      ...still,
      movesDue: (_, before) => (before === "requester" ? "waited" : "held"),
      levels: forgetsRisk,
    },
    buttons: answersButtons,
  },
};

export const commands: CommandRules<HoldingCommand, HoldingEvent, HoldingRefusal> = {
  hold: {
    roles: inCharge,
    statuses: ["in-progress"],
    decide: ({ priority, queue }, { reason, resumeOn }, { now, policy }) => {
      const latest = new Date(now.getTime() + policy.holdAtMost[priority]);
      const until = dateOf(latest, hoursOf(policy, queue).zone);
      return resumeOn !== null && resumeOn > until
        ? refuse({ type: "hold-too-long", priority, until })
        : accept({ type: "held", reason, resumeOn });
    },
  },
  resume: {
    roles: inCharge,
    statuses: ["waiting", "on-hold"],
    decide: () => accept({ type: "resumed", because: "agent" }),
  },
};

export interface HoldingStep {
  readonly do: "resume";
}

/** At the opening of the day it was put on hold until. */
export const plan: Plan<HoldingStep> = ({ status, queue, hold }, policy) => {
  if (status !== "on-hold" || !hold?.resumeOn) return [];
  const hours = hoursOf(policy, queue);
  return [{ at: nextOpening(hours, startOfDay(hold.resumeOn, hours.zone)), step: { do: "resume" } }];
};

export const steps: StepRules<HoldingStep, HoldingEvent> = {
  resume: { asks: () => null, event: () => ({ type: "resumed", because: "date" }) },
};

/** Buttons that need no more than a press, and what each commands. */
export const presses = { resume: { type: "resume" } } as const satisfies Readonly<Record<string, HoldingCommand>>;

/** Its forms about a ticket: see forms.ts. */
export const formNames = ["hold"] as const;
