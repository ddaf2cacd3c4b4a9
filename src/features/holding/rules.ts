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
import { customStatuses, hoursOf, type DeskPolicy } from "../../kernel/policy.ts";
import type { CommonRefusal } from "../../kernel/refusal.ts";
import { inCharge } from "../../kernel/roles.ts";
import { basesOfStatuses, type CustomStatus } from "../../kernel/service.ts";
import type { Ticket } from "../../kernel/ticket.ts";
import { lacksApproval } from "../approvals/rules.ts";
import { customStatus } from "../opening/rules.ts";
import { nextOpening, type BusinessHours } from "../../kernel/time/business-hours.ts";
import { dateOf, startOfDay } from "../../kernel/time/calendar.ts";

/** `status`: what it is called from then on; left out: nothing in particular. */
export type HoldingEvent =
  | {
      readonly type: "held";
      /** Empty where the status says it. */
      readonly reason: string;
      readonly resumeOn: string | null;
      readonly status?: CustomStatus;
    }
  | { readonly type: "resumed"; readonly because: "agent" | "answered" | "date"; readonly status?: CustomStatus }
  /** It is called otherwise (null: nothing in particular), and is on hold, or in progress, as before. */
  | { readonly type: "status-set"; readonly status: CustomStatus | null };

/** `until`: the last day that is possible. */
export type HoldingRefusal =
  | CommonRefusal
  | { readonly type: "hold-too-long"; readonly priority: Priority; readonly until: string }
  /** Nobody works on that day: work would resume on the next on which somebody does. */
  | { readonly type: "hold-until-closed"; readonly day: string; readonly next: string }
  | { readonly type: "hold-unexplained" }
  /** The policy has it no more, or not for this ticket. */
  | { readonly type: "no-such-status" };

/** `status`: the key of what it is to be called. */
export type HoldingCommand =
  | { readonly type: "hold"; readonly reason: string; readonly resumeOn: string | null; readonly status?: string }
  /** Null: nothing in particular. Puts it on hold, or takes it up again, where it stands under that. */
  | { readonly type: "set-status"; readonly status: string | null }
  | { readonly type: "resume" };

export const events: EventRules<HoldingEvent> = {
  held: {
    read: z.object({
      type: z.literal("held"),
      reason: z.string(),
      resumeOn: z.string().nullable(),
      status: z.exactOptional(customStatus),
    }),
    evolve: (_, { event }) => ({
      status: "on-hold",
      hold: { reason: event.reason, resumeOn: event.resumeOn },
      customStatus: event.status ?? null,
    }),
    words: wordsWithRequester("reason"),
    people: nobody,
    tells: { requester: news, agents: here, asked: nobody, inThread: yes },
    notify: news,
    clock: { ...still, response: true, escalation: answersEscalation },
    buttons: noButtons,
  },
  resumed: {
    read: z.object({
      type: z.literal("resumed"),
      because: z.enum(["agent", "answered", "date"]),
      status: z.exactOptional(customStatus),
    }),
    evolve: (_, { event }) => ({
      status: "in-progress",
      hold: null,
      question: null,
      customStatus: event.status ?? null,
    }),
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
      byPolicy: ({ because }) => because === "date",
      movesDue: (_, before) => (before === "requester" ? "waited" : "held"),
      levels: forgetsRisk,
    },
    buttons: answersButtons,
  },
  "status-set": {
    read: z.object({ type: z.literal("status-set"), status: customStatus.nullable() }),
    evolve: ({ hold }, { event: { status } }) => ({
      customStatus: status,
      // The reason was that of what it was called before.
      hold: hold && { ...hold, reason: "" },
    }),
    words: noWords,
    people: nobody,
    tells: {
      requester: ({ status }) => (status === null ? "nothing" : "news"),
      agents: here,
      asked: nobody,
      inThread: yes,
    },
    notify: news,
    clock: still,
    buttons: noButtons,
  },
};

export const commands: CommandRules<HoldingCommand, HoldingEvent, HoldingRefusal> = {
  hold: {
    roles: inCharge,
    statuses: ["in-progress"],
    decide: (ticket, { reason, resumeOn, status: key }, { now, policy }) => {
      const { priority, queue } = ticket;
      const latest = new Date(now.getTime() + policy.holdAtMost[priority]);
      const hours = hoursOf(policy, queue);
      const until = dateOf(latest, hours.zone);
      if (resumeOn !== null && resumeOn > until) return refuse({ type: "hold-too-long", priority, until });
      const next = resumeOn === null ? null : dateOf(resumesAt(resumeOn, hours), hours.zone);
      if (resumeOn !== null && next !== null && next !== resumeOn)
        return refuse({ type: "hold-until-closed", day: resumeOn, next });
      const status = key === undefined ? undefined : statusOf(ticket, key, policy);
      if (status === null || (status !== undefined && status.under !== "on-hold"))
        return refuse({ type: "no-such-status" });
      if (status === undefined && reason.trim() === "") return refuse({ type: "hold-unexplained" });
      return accept({ type: "held", reason, resumeOn, ...(status && { status }) });
    },
  },
  "set-status": {
    roles: inCharge,
    statuses: basesOfStatuses,
    pointless: (ticket) => ticket.customStatus === null && lacksApproval(ticket),
    decide: (ticket, { status: key }, { policy }) => {
      if (key === null)
        return ticket.customStatus === null
          ? refuse({ type: "nothing-changed" })
          : accept({ type: "status-set", status: null });
      const status = statusOf(ticket, key, policy);
      if (status === null) return refuse({ type: "no-such-status" });
      if (key === ticket.customStatus?.key) return refuse({ type: "nothing-changed" });
      if (status.under === ticket.status) return accept({ type: "status-set", status });
      return status.under === "on-hold"
        ? accept({ type: "held", reason: "", resumeOn: null, status })
        : accept({ type: "resumed", because: "agent", status });
    },
  },
  resume: {
    roles: inCharge,
    statuses: ["waiting", "on-hold"],
    decide: () => accept({ type: "resumed", because: "agent" }),
  },
};

const statusOf = (ticket: Ticket, key: string, policy: DeskPolicy): CustomStatus | null =>
  customStatuses(policy, ticket).find((each) => each.key === key) ?? null;

export interface HoldingStep {
  readonly do: "resume";
}

/** At the opening of the day it was put on hold until. */
export const plan: Plan<HoldingStep> = ({ status, queue, hold }, policy) => {
  if (status !== "on-hold" || !hold?.resumeOn) return [];
  const hours = hoursOf(policy, queue);
  return [{ at: resumesAt(hold.resumeOn, hours), step: { do: "resume" } }];
};

const resumesAt = (day: string, hours: BusinessHours): Date => nextOpening(hours, startOfDay(day, hours.zone));

export const steps: StepRules<HoldingStep, HoldingEvent> = {
  resume: { asks: () => null, event: () => ({ type: "resumed", because: "date" }) },
};

/** Buttons that need no more than a press, and what each commands. */
export const presses = { resume: { type: "resume" } } as const satisfies Readonly<Record<string, HoldingCommand>>;

/** Its forms about a ticket: see forms.ts. */
export const formNames = ["hold"] as const;
