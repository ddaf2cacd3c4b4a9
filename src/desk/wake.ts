import type { DeskTransaction } from "./ports.ts";
import { promiseAnew } from "../features/service-levels/use-cases/recalculate-due.ts";
import { record, setTimer, type Rules } from "./tickets.ts";
import { agenda, type Step } from "../features/agenda.ts";
import { afterSpan, serviceLevelOf } from "../features/service-levels/rules.ts";
import { hoursOf, type CountedSpan, type DeskPolicy } from "../kernel/policy.ts";
import type { PersonId } from "../kernel/person.ts";
import type { TargetName, TicketEvent } from "../kernel/ticket-event.ts";
import type { Ticket } from "../kernel/ticket.ts";

const mostSteps = 20; // each is done once, so that more would be a fault of ours: the next look goes on

/** Does everything that is due to a ticket, in order; its timer is then set for what comes next. */
export async function wake(tx: DeskTransaction, rules: Rules, reference: string): Promise<void> {
  const locked = await tx.lock(reference);
  if (locked === null) return;
  let ticket = await promiseAnew(tx, rules, locked); // none is judged by a promise that holds no more
  for (let done = 0; done < mostSteps; done += 1) {
    const now = rules.now();
    const [next] = agenda(ticket, rules.policy, now);
    if (next === undefined || next.at > now) break;
    ticket = await record(tx, rules, ticket, await eventOf(tx, rules, ticket, next.step));
  }
  await setTimer(tx, rules, ticket); // that which rang is gone, even if nothing was due any more
}

async function eventOf(tx: DeskTransaction, { policy, now }: Rules, ticket: Ticket, step: Step): Promise<TicketEvent> {
  switch (step.do) {
    case "warn":
      return { type: "at-risk", target: step.target };
    case "breach":
      return { type: "breached", target: step.target, expectedBy: expected(policy, ticket, step.target, now()) };
    case "alert":
      return alert(tx, policy, ticket, step.step);
    case "end-chain":
      return { type: "unacknowledged" };
    case "tell-stalled":
      return { type: "stalled" };
    case "remind":
      return { type: "reminded", about: step.about, count: step.count };
    case "resolve-unanswered":
      return {
        type: "resolved",
        attempt: ticket.attempts.length + 1,
        text: "",
        cause: "other",
        because: "no-answer",
      };
    case "close-unanswered":
      return { type: "lapsed", attempt: ticket.attempts.length };
    case "resume":
      return { type: "resumed", because: "date" };
  }
}

/** Half of the target once more: an honest guess, and shorter than the promise that was broken. */
function expected(policy: DeskPolicy, ticket: Ticket, name: TargetName, now: Date): string {
  const target = serviceLevelOf(policy, ticket)?.targets[name] ?? null;
  const again: CountedSpan = target ?? { days: 1, milliseconds: 0, counted: "open" };
  const half = { ...again, days: again.days / 2, milliseconds: again.milliseconds / 2 };
  return afterSpan(hoursOf(policy, ticket.queue), now, half).toISOString();
}

async function alert(
  tx: DeskTransaction,
  policy: DeskPolicy,
  { priority, queue }: Ticket,
  step: number,
): Promise<TicketEvent> {
  const asked = policy.escalation[priority]?.steps[step];
  switch (asked?.to) {
    case "next-level": {
      const next = policy.queues[queue]?.nextLevel ?? null;
      return next === null || next === queue
        ? { type: "alerted", step, to: "channel", people: [] }
        : { type: "moved", queue: next, from: queue, reason: "", level: "next" };
    }
    case "lead":
      return { type: "alerted", step, to: "lead", people: idsOf(await tx.leadsOf(queue)) };
    case "person":
      return { type: "alerted", step, to: "person", people: idsOf([await tx.personWithEmail(asked.email)]) };
    case "channel":
    case undefined:
      return { type: "alerted", step, to: "channel", people: [] };
  }
}

const idsOf = (people: readonly ({ readonly id: PersonId } | null)[]): readonly PersonId[] =>
  people.flatMap((person) => (person === null ? [] : [person.id]));
