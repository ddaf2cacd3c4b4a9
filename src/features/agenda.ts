import { afterOpenTime, nextOpening, workingDay } from "../kernel/time/business-hours.ts";
import { startOfDay } from "../kernel/time/calendar.ts";
import { turnOf } from "../kernel/clock.ts";
import { hoursOf, type DeskPolicy, type EscalationChain, type Patience } from "../kernel/policy.ts";
import { afterSpan, instantOf, openTimeOf, responseAt } from "./service-levels/rules.ts";
import { targetNames, type TargetName } from "../kernel/ticket-event.ts";
import type { Ticket } from "../kernel/ticket.ts";

/** What the desk does by itself when its time has come. */
export type Step =
  | { readonly do: "warn" | "breach"; readonly target: TargetName }
  /** Asks a step of the chain, from 0. */
  | { readonly do: "alert"; readonly step: number }
  | { readonly do: "end-chain" }
  | { readonly do: "tell-stalled" }
  /** `count` from 1: reminders whose time passed while the desk was off become one. */
  | { readonly do: "remind"; readonly about: "question" | "resolution"; readonly count: number }
  | { readonly do: "resolve-unanswered" | "close-unanswered" }
  | { readonly do: "resume" };

export interface Planned {
  readonly at: Date;
  readonly step: Step;
}

/** Everything the desk will do to a ticket if nobody does anything, soonest first. Pure; `now` only joins what was missed. */
export function agenda(ticket: Ticket, policy: DeskPolicy, now: Date): readonly Planned[] {
  const planned = turnOf(ticket.clock) === "agents" ? forAgents(ticket, policy, now) : forOthers(ticket, policy, now);
  return planned.toSorted((one, other) => one.at.getTime() - other.at.getTime());
}

/** When a ticket is to be looked at again; null: only when somebody does something. */
export const nextMoment = (ticket: Ticket, policy: DeskPolicy, now: Date): Date | null =>
  agenda(ticket, policy, now)[0]?.at ?? null;

const forAgents = (ticket: Ticket, policy: DeskPolicy, now: Date): readonly Planned[] => [
  ...targetNames.flatMap((name) => target(ticket, policy, name, now)),
  ...chain(ticket, policy),
  ...stalled(ticket, policy),
];

function forOthers(ticket: Ticket, policy: DeskPolicy, now: Date): readonly Planned[] {
  switch (ticket.status) {
    case "waiting":
      return patience(ticket, policy, policy.waiting, "question", now);
    case "resolved":
      return patience(ticket, policy, policy.resolved, "resolution", now);
    case "on-hold":
      return [...resuming(ticket, policy), ...stalled(ticket, policy)];
    case "new":
    case "in-progress":
    case "closed":
    case "cancelled":
      return [];
  }
}

function target(ticket: Ticket, policy: DeskPolicy, name: TargetName, now: Date): readonly Planned[] {
  const { clock } = ticket;
  const due = clock.due[name];
  const state = clock.levels[name]?.state ?? null;
  const kept = name === "first-response" && responseAt(policy, clock) !== null;
  if (due === null || kept || state === "breached" || state === "met") return [];
  const breach: Planned = { at: due, step: { do: "breach", target: name } };
  const risk = state === null && due > now ? instantOf(policy, ticket, name, policy.atRiskAt) : null;
  return risk === null || risk >= due ? [breach] : [{ at: risk, step: { do: "warn", target: name } }, breach];
}

function chain(ticket: Ticket, policy: DeskPolicy): readonly Planned[] {
  const rule = policy.escalation[ticket.priority];
  if (rule === null) return [];
  const { chain: run } = ticket.clock;
  if (run === null) {
    const start = startOf(ticket, policy, rule);
    return start === null ? [] : [{ at: start, step: { do: "alert", step: 0 } }];
  }
  if (run.state !== "running") return [];
  // Asked for by an agent: past those who know already.
  if (run.step < 0) {
    const first = rule.steps.findIndex(({ to }) => to !== "channel");
    return [{ at: run.at, step: first < 0 ? { do: "end-chain" } : { do: "alert", step: first } }];
  }
  const asked = rule.steps[run.step];
  if (asked === undefined) return [{ at: run.at, step: { do: "end-chain" } }];
  const at = afterSpan(hoursOf(policy, ticket.queue), run.at, asked.wait);
  const next = run.step + 1;
  return [{ at, step: next < rule.steps.length ? { do: "alert", step: next } : { do: "end-chain" } }];
}

/** When a chain that does not run yet is to begin; null: not for now. */
function startOf(
  { status, clock, changedAt }: Ticket,
  policy: DeskPolicy,
  { starts, steps }: EscalationChain,
): Date | null {
  if (steps.length === 0) return null;
  const open = targetNames.filter((name) => name === "resolution" || responseAt(policy, clock) === null);
  const breached = open.some((name) => clock.levels[name]?.state === "breached");
  if (starts === "at-breach") return breached ? changedAt : null;
  return status === "new" || breached ? changedAt : null;
}

function stalled(ticket: Ticket, policy: DeskPolicy): readonly Planned[] {
  const hours = hoursOf(policy, ticket.queue);
  const at = afterOpenTime(hours, ticket.clock.toldAt, openTimeOf(hours, policy.stalledAfter[ticket.priority]));
  return [{ at, step: { do: "tell-stalled" } }];
}

/** Reminders, and then the end, never without a reminder and a working day after it. */
function patience(
  { queue, clock }: Ticket,
  policy: DeskPolicy,
  { remindAfter, endAfter }: Patience,
  about: "question" | "resolution",
  now: Date,
): readonly Planned[] {
  const hours = hoursOf(policy, queue);
  const { since, count, at: remindedAt } = clock.reminders;
  const moments = remindAfter.map((span) => afterOpenTime(hours, since, openTimeOf(hours, span)));
  const next = moments[count];
  const passed = moments.filter((at) => at <= now).length;
  const reminders: Planned[] =
    next === undefined ? [] : [{ at: next, step: { do: "remind", about, count: Math.max(count + 1, passed) } }];
  if (remindAfter.length > 0 && remindedAt === null) return reminders;
  const end = afterOpenTime(hours, since, openTimeOf(hours, endAfter));
  const fair = remindedAt === null ? end : afterOpenTime(hours, remindedAt, workingDay(hours));
  const step: Step = { do: about === "question" ? "resolve-unanswered" : "close-unanswered" };
  return [...reminders, { at: end > fair ? end : fair, step }];
}

/** At the opening of the day it was put on hold until. */
function resuming({ queue, hold }: Ticket, policy: DeskPolicy): readonly Planned[] {
  const hours = hoursOf(policy, queue);
  return hold?.resumeOn
    ? [{ at: nextOpening(hours, startOfDay(hold.resumeOn, hours.zone)), step: { do: "resume" } }]
    : [];
}
