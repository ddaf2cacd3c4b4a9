import { z } from "zod";
import type { Plan, StepRules } from "../../kernel/agenda.ts";
import { isHelpAwaited, targetNames, turnOf, type Chain } from "../../kernel/clock.ts";
import { accept, refuse, type Circumstances, type CommandRules } from "../../kernel/command.ts";
import {
  wordsAmongAgents,
  answersButtons,
  here,
  noButtons,
  noWords,
  nobody,
  nothing,
  still,
  yes,
  type EventRules,
} from "../../kernel/event.ts";
import type { Priority } from "../../kernel/classification.ts";
import type { PersonId } from "../../kernel/person.ts";
import {
  hoursOf,
  isPrivateQueue,
  policyOf,
  type AlertTo,
  type DeskPolicy,
  type EscalationChain,
} from "../../kernel/policy.ts";
import type { CommonRefusal } from "../../kernel/refusal.ts";
import { anyAgent } from "../../kernel/roles.ts";
import { unresolved } from "../../kernel/status.ts";
import type { Ticket } from "../../kernel/ticket.ts";
import { isServed, type QueuesEvent, type QueueUnserved } from "../queues/rules.ts";
import { afterSpan, responseAt } from "../service-levels/rules.ts";

export type EscalationEvent =
  | { readonly type: "escalated"; readonly because: "refused-again" }
  /** Hierarchical, by an agent: the escalation of its priority begins. */
  | { readonly type: "escalated"; readonly because: "asked"; readonly reason: string }
  /** A step of the escalation (from 0) asks to take care of it; `people` follow the ticket from then on, unless it is in a digest. */
  | ({
      readonly type: "alerted";
      readonly step: number;
      readonly to: "channel" | "lead" | "person";
      readonly people: readonly PersonId[];
      /** The e-mail address of whom the desk was to ask and has never met; left out where it knows whom it asks. */
      readonly unmet?: string | undefined;
    } & InDigest)
  /** Somebody who was alerted takes care that something happens. */
  | ({ readonly type: "acknowledged" } & InDigest)
  /** Everybody was asked, and nobody has acknowledged. */
  | ({ readonly type: "unacknowledged" } & InDigest);

/** `inDigest`: it is told in the digest of the queue, with all else that is late there. Left out: by itself. */
interface InDigest {
  readonly inDigest?: true | undefined;
}

export type EscalationCommand =
  /** `manager`: up the escalation of its priority; `next-level`: to the queue that knows more. */
  | { readonly type: "escalate"; readonly to: "manager" | "next-level"; readonly reason: string }
  | { readonly type: "acknowledge" };

export type EscalationRefusal =
  | CommonRefusal
  /** The queue has no next level to escalate to. */
  | { readonly type: "no-next-level" }
  /** Nobody can be escalated to: the priority has no escalation. */
  | { readonly type: "no-chain" }
  /** An agent has asked for help, and whoever was asked may still answer; `until` null: they are being asked just now. */
  | { readonly type: "escalated-already"; readonly until: Date | null };

const internal = { requester: nothing, agents: here, asked: nobody, inThread: yes };
const inDigest = z.literal(true).optional();
const unlessInDigest = (event: InDigest): "here" | "nowhere" => (event.inDigest === true ? "nowhere" : "here");

export const events: EventRules<EscalationEvent> = {
  escalated: {
    read: z.discriminatedUnion("because", [
      z.object({ type: z.literal("escalated"), because: z.literal("refused-again") }),
      z.object({ type: z.literal("escalated"), because: z.literal("asked"), reason: z.string() }),
    ]),
    evolve: () => ({ escalated: true }),
    words: wordsAmongAgents("reason"),
    people: nobody,
    tells: internal,
    notify: () => "news",
    clock: {
      ...still,
      escalation: (chain, { event, by, at }) =>
        event.because === "asked"
          ? { step: -1, at, people: [], state: "running", askedBy: askedBy(by, event.reason), seenBy: null }
          : chain,
    },
    buttons: noButtons,
  },
  alerted: {
    read: z.object({
      type: z.literal("alerted"),
      step: z.number(),
      to: z.enum(["channel", "lead", "person"]),
      people: z.array(z.string()),
      unmet: z.string().optional(),
      inDigest,
    }),
    evolve: ({ followers }, { event }) =>
      event.inDigest === true ? {} : { followers: [...new Set([...followers, ...event.people])] },
    words: noWords,
    people: ({ people }) => people,
    tells: {
      requester: nothing,
      // Whom nobody could be asked in the place of is said at the ticket.
      agents: (event) => (event.people.length > 0 ? unlessInDigest(event) : "here"),
      asked: (event) => (event.inDigest === true ? [] : event.people),
      inThread: yes,
    },
    notify: () => "news",
    clock: {
      ...still,
      byPolicy: yes,
      escalation: (chain, { event, at }) => ({
        step: event.step,
        at,
        people: event.people,
        state: "running",
        askedBy: chain?.askedBy ?? null,
        seenBy: null,
      }),
    },
    // Whoever was asked before is no longer waited for.
    buttons: { asks: "again", answers: true, ofAgents: true },
  },
  acknowledged: {
    read: z.object({ type: z.literal("acknowledged"), inDigest }),
    evolve: () => ({}),
    words: noWords,
    people: nobody,
    tells: { ...internal, agents: unlessInDigest },
    notify: () => "news",
    clock: { ...still, escalation: (chain, { by }) => chain && { ...chain, state: "settled", seenBy: by } },
    buttons: answersButtons,
  },
  unacknowledged: {
    read: z.object({ type: z.literal("unacknowledged"), inDigest }),
    evolve: () => ({}),
    words: noWords,
    people: nobody,
    tells: { ...internal, agents: unlessInDigest },
    notify: () => "news",
    clock: { ...still, byPolicy: yes, escalation: ended },
    buttons: { asks: "again", answers: true, ofAgents: true },
  },
};

const askedBy = (person: PersonId | null, reason: string): Chain["askedBy"] =>
  person === null ? null : { person, reason };

function ended(chain: Chain | null): Chain | null {
  return chain && { ...chain, state: "ended" };
}

export const commands: CommandRules<
  EscalationCommand,
  EscalationEvent | QueuesEvent,
  EscalationRefusal | QueueUnserved
> = {
  escalate: { roles: anyAgent, statuses: ["new", "in-progress"], mayMove: true, decide: escalate },
  acknowledge: {
    roles: [...anyAgent, "alerted"],
    statuses: unresolved,
    decide: (ticket, _, { actor }) => {
      if (!isHelpAwaited(ticket.clock)) return refuse({ type: "nothing-changed" });
      if (!isAsked(ticket, actor.person)) return refuse({ type: "not-allowed" });
      return accept({ type: "acknowledged", ...howTold(ticket) });
    },
    pointless: (ticket, { person }) => !isAsked(ticket, person),
  },
};

/** Tickets for which people are called one by one; what is late of all others is told in a digest. */
export const calledSingly: readonly Priority[] = ["P1", "P2"];

/** Whether people are called for this ticket by itself: it is critical, or an agent has asked for their help with it. */
export const callsSingly = ({ priority, clock: { chain } }: Pick<Ticket, "priority" | "clock">): boolean =>
  calledSingly.includes(priority) || (chain !== null && chain.askedBy !== null);

type Alerted = Extract<EscalationEvent, { type: "alerted" }>;

/** Asks people for help with a ticket, as they are to hear of it. */
export const alertOf = (ticket: Ticket, asked: Pick<Alerted, "step" | "to" | "people" | "unmet">): Alerted => ({
  type: "alerted",
  ...asked,
  ...howTold(ticket),
});

const howTold = (ticket: Pick<Ticket, "priority" | "clock">): InDigest =>
  callsSingly(ticket) ? {} : { inDigest: true };

/**
 * Those who were asked by name answer; where the channel was asked, or everybody in vain, any agent does. Nobody does for the
 * help that they asked for themselves, or that the desk asked for with a ticket of theirs.
 */
function isAsked({ assignee, clock: { chain } }: Ticket, person: PersonId): boolean {
  if (chain === null || person === (chain.askedBy?.person ?? assignee)) return false;
  if (chain.state === "ended") return true;
  return chain.people.length === 0 ? chain.step >= 0 : chain.people.includes(person);
}

/** Functional: to the queue that knows more; hierarchical: up the escalation of its priority. */
function escalate(ticket: Ticket, { to, reason }: Extract<EscalationCommand, { type: "escalate" }>, at: Circumstances) {
  const { policy, now } = at;
  if (to === "manager") {
    if (policy.escalation[ticket.priority] === null) return refuse({ type: "no-chain" });
    const { chain } = ticket.clock;
    if (chain?.state !== "running" || chain.askedBy === null)
      return accept({ type: "escalated", because: "asked", reason });
    const next = plan(ticket, policy, now)[0]?.at ?? now;
    return refuse({ type: "escalated-already", until: next > now ? next : null });
  }
  const queue = nextLevelOf(policy, ticket);
  if (queue === null) return refuse({ type: "no-next-level" });
  if (!isServed(queue, at)) return refuse({ type: "queue-unserved", queue });
  return accept({ type: "moved", queue, from: ticket.queue, reason, level: "next" });
}

/** The queue that knows more; null: none. A private ticket goes to none where others read it. */
export function nextLevelOf(
  policy: DeskPolicy,
  { queue, isPrivate }: Pick<Ticket, "queue" | "isPrivate">,
): string | null {
  const next = policyOf(policy, queue)?.nextLevel ?? null;
  return next === queue || (isPrivate && next !== null && !isPrivateQueue(policy, next)) ? null : next;
}

export type EscalationStep =
  /** Asks a step of the escalation, from 0. */
  { readonly do: "alert"; readonly step: number } | { readonly do: "end-chain" };

export const plan: Plan<EscalationStep> = (ticket, policy) => {
  const rule = policy.escalation[ticket.priority];
  if (rule === null || turnOf(ticket.clock) !== "agents") return [];
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
  // Nobody is waited for where nobody could be asked.
  const isAsked = asked.to === "channel" || run.people.length > 0;
  const at = isAsked ? afterSpan(hoursOf(policy, ticket.queue), run.at, asked.wait) : run.at;
  const next = run.step + 1;
  return [{ at, step: next < rule.steps.length ? { do: "alert", step: next } : { do: "end-chain" } }];
};

/** When an escalation that does not run yet is to begin; null: not for now. */
function startOf(
  { status, clock, changedAt }: Ticket,
  policy: DeskPolicy,
  { starts, steps: asked }: EscalationChain,
): Date | null {
  if (asked.length === 0) return null;
  const open = targetNames.filter((name) => name === "resolution" || responseAt(policy, clock) === null);
  const breached = open.some((name) => clock.levels[name]?.state === "breached");
  if (starts === "at-breach") return breached ? changedAt : null;
  return status === "new" || breached ? changedAt : null;
}

/** Where a next level cannot be asked, the channel is. Leads of another queue are asked by name: they may read on. */
const toInEvent = (to: AlertTo["to"]): "channel" | "lead" | "person" => (to === "next-level" ? "channel" : to);

export const steps: StepRules<EscalationStep, EscalationEvent | QueuesEvent> = {
  alert: {
    asks: ({ priority }, policy, { step }) => policy.escalation[priority]?.steps[step] ?? null,
    event: (ticket, { step }, at) => {
      const { priority, queue } = ticket;
      const { policy, people } = at;
      const asked = policy.escalation[priority]?.steps[step];
      const to = asked?.to ?? "channel";
      const next = to === "next-level" ? nextLevelOf(policy, ticket) : null;
      // Where nobody looks at that queue, the ticket stays with those who see it.
      if (next !== null && isServed(next, at))
        return { type: "moved", queue: next, from: queue, reason: "", level: "next" };
      const unmet = asked?.to === "person" && people.length === 0 ? { unmet: asked.email } : {};
      const asks = at.ofQueueBefore ? "person" : toInEvent(to);
      return alertOf(ticket, { step, to: asks, people, ...unmet });
    },
  },
  "end-chain": { asks: () => null, event: (ticket) => ({ type: "unacknowledged", ...howTold(ticket) }) },
};

/** Buttons that need no more than a press, and what each commands. */
export const presses = { acknowledge: { type: "acknowledge" } } as const satisfies Readonly<
  Record<string, EscalationCommand>
>;

/** Its forms about a ticket: see forms.ts. */
export const formNames = ["escalate"] as const;
