import { afterOpenTime, openTimeBetween, workingDay, type BusinessHours } from "../../kernel/time/business-hours.ts";
import { z } from "zod";
import type { Plan, Planned, StepRules } from "../../kernel/agenda.ts";
import { targetNames, turnOf, type Clock, type Due, type TargetName, type Turn } from "../../kernel/clock.ts";
import {
  forgetsRisk,
  here,
  news,
  noButtons,
  noWords,
  nobody,
  nothing,
  nowhere,
  still,
  yes,
  type EventRules,
} from "../../kernel/event.ts";
import { hoursOf, type CountedSpan, type DeskPolicy, type ServiceLevel, type Span } from "../../kernel/policy.ts";
import { serviceCalled } from "../../kernel/service.ts";
import type { Ticket } from "../../kernel/ticket.ts";

export type ServiceLevelsEvent =
  | { readonly type: "met"; readonly target: TargetName }
  | { readonly type: "at-risk"; readonly target: TargetName }
  /** `expectedBy` (ISO 8601): what 0.1 told people to expect then. No new date is given in the agents' name any more. */
  | { readonly type: "breached"; readonly target: TargetName; readonly expectedBy?: string | undefined }
  /** The desk changed its hours or its service levels. */
  | { readonly type: "rescheduled" };

const target = z.enum(targetNames);
const internal = { requester: nothing, agents: here, asked: nobody, inThread: yes };

export const events: EventRules<ServiceLevelsEvent> = {
  met: {
    read: z.object({ type: z.literal("met"), target }),
    evolve: () => ({}),
    words: noWords,
    people: nobody,
    tells: { requester: nothing, agents: nowhere, asked: nobody, inThread: yes },
    notify: () => "news",
    clock: {
      ...still,
      byPolicy: yes,
      levels: (levels, { event }) => ({ ...levels, [event.target]: { state: "met" } }),
    },
    buttons: noButtons,
  },
  "at-risk": {
    read: z.object({ type: z.literal("at-risk"), target }),
    evolve: () => ({}),
    words: noWords,
    people: nobody,
    tells: internal,
    notify: () => "news",
    clock: {
      ...still,
      byPolicy: yes,
      levels: (levels, { event }) => ({ ...levels, [event.target]: { state: "at-risk" } }),
    },
    buttons: noButtons,
  },
  breached: {
    read: z.object({ type: z.literal("breached"), target, expectedBy: z.string().optional() }),
    evolve: () => ({}),
    words: noWords,
    people: nobody,
    tells: { requester: news, agents: here, asked: nobody, inThread: yes },
    notify: () => "news",
    clock: {
      ...still,
      byPolicy: yes,
      levels: (levels, { event, at }, due) => ({
        ...levels,
        [event.target]: { state: "breached", since: due[event.target] ?? at },
      }),
      // One more target is missed: whoever was not asked yet is.
      escalation: (chain) => (chain?.state === "running" ? chain : null),
    },
    buttons: noButtons,
  },
  rescheduled: {
    read: z.object({ type: z.literal("rescheduled") }),
    evolve: () => ({}),
    words: noWords,
    people: nobody,
    tells: { requester: nothing, agents: nowhere, asked: nobody, inThread: yes },
    notify: () => "news",
    clock: { ...still, byPolicy: yes, movesDue: () => "hours", levels: forgetsRisk },
    buttons: noButtons,
  },
};

/** What the service level of a ticket hangs on. */
export type Served = Pick<Ticket, "queue" | "kind" | "service" | "priority">;

const asCalled = (name: string): string => name.trim().normalize("NFC").toLowerCase();

/** In any case of letters, however their accents are written; a service of the catalogue by its key, or by its name in any language. */
function isCalled({ services }: DeskPolicy, service: string, called: string): boolean {
  if (asCalled(service) === asCalled(called)) return true;
  const key = serviceCalled(services, service);
  return key !== null && key === serviceCalled(services, called);
}

/** The service level that holds for a ticket; null: nothing is promised. */
export const serviceLevelOf = (policy: DeskPolicy, ticket: Served): ServiceLevel | null =>
  policy.serviceLevels.find(
    ({ queue, kind, service, priority }) =>
      (queue === null || queue === ticket.queue) &&
      (kind === null || kind === ticket.kind) &&
      (service === null || isCalled(policy, service, ticket.service)) &&
      (priority === null || priority === ticket.priority),
  ) ?? null;

const day = 86_400_000;

/** Open time of these hours, in milliseconds: a day is one of their working days. */
export const openTimeOf = (hours: BusinessHours, { days, milliseconds }: Span): number =>
  days * (days === 0 ? 0 : workingDay(hours)) + milliseconds;

/** The instant a span after another. */
export const afterSpan = (hours: BusinessHours, from: Date, span: CountedSpan): Date =>
  span.counted === "open"
    ? afterOpenTime(hours, from, openTimeOf(hours, span))
    : new Date(from.getTime() + span.days * day + span.milliseconds);

/** What is promised of a ticket as it stands, from the history of its turns. A promise that was kept stays as it was. */
export function dueOf(policy: DeskPolicy, ticket: Served & { readonly clock: Clock }): Due {
  const { clock } = ticket;
  return {
    "first-response":
      responseAt(policy, clock) === null ? instantOf(policy, ticket, "first-response", 1) : clock.due["first-response"],
    resolution: instantOf(policy, ticket, "resolution", 1),
  };
}

/** When `share` of a target will have been used up if it stays the agents' turn; null: nothing is promised. */
export function instantOf(
  policy: DeskPolicy,
  ticket: Served & { readonly clock: Clock },
  name: TargetName,
  share: number,
): Date | null {
  const target = serviceLevelOf(policy, ticket)?.targets[name] ?? null;
  if (target === null) return null;
  const hours = hoursOf(policy, ticket.queue);
  const whole = target.counted === "open" ? openTimeOf(hours, target) : target.days * day + target.milliseconds;
  return whenSpent(ticket.clock.turns, whole * share, measureOf(hours, target));
}

/** How time is counted: only while open, or always. */
interface Measure {
  readonly between: (from: Date, to: Date) => number;
  readonly after: (from: Date, milliseconds: number) => Date;
}

const measureOf = (hours: BusinessHours, { counted }: CountedSpan): Measure =>
  counted === "open"
    ? {
        between: (from, to) => openTimeBetween(hours, from, to),
        after: (from, milliseconds) => afterOpenTime(hours, from, milliseconds),
      }
    : {
        between: (from, to) => to.getTime() - from.getTime(),
        after: (from, milliseconds) => new Date(from.getTime() + milliseconds),
      };

/** The instant at which the agents' turns, of which the last has no end, have lasted so long. */
function whenSpent(turns: readonly Turn[], amount: number, { between, after }: Measure): Date | null {
  let left = amount;
  for (const [index, { of, since }] of turns.entries()) {
    if (of !== "agents") continue;
    const next = turns[index + 1];
    if (next === undefined) return after(since, left);
    const lasted = between(since, next.since);
    if (lasted >= left) return after(since, left);
    left -= lasted;
  }
  return null;
}

/** When the first response was given, as this desk counts it. */
export const responseAt = (policy: DeskPolicy, { respondedAt, claimedAt }: Clock): Date | null =>
  respondedAt ?? (policy.claimIsResponse ? claimedAt : null);

/** The targets that were met as a ticket became another; `resolved`: an agent's work was done. */
export function metBy(
  policy: DeskPolicy,
  before: Ticket,
  after: Ticket,
  resolved: boolean,
): readonly ServiceLevelsEvent[] {
  const met: Readonly<Record<TargetName, boolean>> = {
    "first-response": responseAt(policy, before.clock) === null && responseAt(policy, after.clock) !== null,
    resolution: resolved,
  };
  return targetNames
    .filter((target) => met[target] && after.clock.due[target] !== null)
    .filter((target) => after.clock.levels[target]?.state !== "breached")
    .map((target) => ({ type: "met", target }));
}

/** The due dates of a ticket as it stands now; null when they stay, or stand still because it is not the agents' turn. */
export function movedDue(policy: DeskPolicy, ticket: Ticket): Due | null {
  if (turnOf(ticket.clock) !== "agents") return null;
  const due = dueOf(policy, ticket);
  const same = targetNames.every((name) => due[name]?.getTime() === ticket.clock.due[name]?.getTime());
  return same ? null : due;
}

/** What breaks next: what the queue is ordered by; null while nothing can. */
export function nextDue({ clock }: Ticket): Date | null {
  if (turnOf(clock) !== "agents") return null;
  const answered = clock.respondedAt !== null || clock.levels["first-response"]?.state === "met";
  const open = targetNames.filter((name) => name === "resolution" || !answered);
  const dates = open.map((name) => clock.due[name]).filter((date) => date !== null);
  return dates.length === 0 ? null : new Date(Math.min(...dates.map(Number)));
}

/** Since when each target is late that was breached and is still to be met. */
export const missed = ({ levels, respondedAt }: Clock): readonly Date[] =>
  targetNames
    .filter((name) => name === "resolution" || respondedAt === null)
    .flatMap((name) => (levels[name]?.state === "breached" ? [levels[name].since] : []));

/**
 * When the first target that is still to be met was missed, also where the desk was off and has not said so yet; null: none
 * was.
 */
export function lateSince(ticket: Ticket, now: Date): Date | null {
  const due = nextDue(ticket);
  if (due === null) return null;
  const dates = [...missed(ticket.clock), ...(due <= now ? [due] : [])];
  return dates.length === 0 ? null : new Date(Math.min(...dates.map(Number)));
}

export const isLate = (ticket: Ticket, now: Date): boolean => lateSince(ticket, now) !== null;

export type ServiceLevelsStep =
  | { readonly do: "warn"; readonly target: TargetName }
  | { readonly do: "breach"; readonly target: TargetName };

export const plan: Plan<ServiceLevelsStep> = (ticket, policy, now) =>
  turnOf(ticket.clock) === "agents" ? targetNames.flatMap((name) => planned(ticket, policy, name, now)) : [];

function planned(
  ticket: Ticket,
  policy: DeskPolicy,
  name: TargetName,
  now: Date,
): readonly Planned<ServiceLevelsStep>[] {
  const { clock } = ticket;
  const due = clock.due[name];
  const state = clock.levels[name]?.state ?? null;
  const given = name === "first-response" && responseAt(policy, clock) !== null;
  if (due === null || given || state === "breached" || state === "met") return [];
  const breach: Planned<ServiceLevelsStep> = { at: due, step: { do: "breach", target: name } };
  const risk = state === null && due > now ? instantOf(policy, ticket, name, policy.atRiskAt) : null;
  return risk === null || risk >= due ? [breach] : [{ at: risk, step: { do: "warn", target: name } }, breach];
}

export const steps: StepRules<ServiceLevelsStep, ServiceLevelsEvent> = {
  warn: { asks: () => null, event: (_, step) => ({ type: "at-risk", target: step.target }) },
  breach: {
    asks: () => null,
    event: (_, step) => ({ type: "breached", target: step.target }),
  },
};
