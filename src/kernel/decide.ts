import type { ChangeableParticulars, TicketCommand } from "./command.ts";
import { allowedIn, commandTypes, may, permissions } from "./permissions.ts";
import { rolesOf, type Actor } from "./person.ts";
import type { DeskPolicy } from "./policy.ts";
import { priorityOf } from "./priority.ts";
import type { Refusal } from "./refusal.ts";
import { maskSecrets } from "./words/secrets.ts";
import { particulars, type Particulars, type TicketEvent } from "./ticket-event.ts";
import { lastAttempt, type Ticket } from "./ticket.ts";

export type Decision =
  | { readonly ok: true; readonly events: readonly TicketEvent[] }
  | { readonly ok: false; readonly refusal: Refusal };

export interface Circumstances {
  readonly actor: Actor;
  readonly now: Date;
  readonly policy: DeskPolicy;
}

const accept = (...events: readonly TicketEvent[]): Decision => ({ ok: true, events });
const refuse = (refusal: Refusal): Decision => ({ ok: false, refusal });

/** What a command makes happen to a ticket, or why it may not. Pure. */
export function decide(ticket: Ticket, command: TicketCommand, at: Circumstances): Decision {
  const refusal = refusalOf(ticket, command.type, at.actor);
  return refusal === null ? consequences(ticket, command, at) : refuse(refusal);
}

/** Why somebody may not give this command now, whatever it says; null when they may. */
export function refusalOf(ticket: Ticket, type: TicketCommand["type"], actor: Actor): Refusal | null {
  const held = rolesOf(actor, ticket);
  if (may(type, held, ticket.status)) return null;
  if (!permissions[type].some((role) => held.includes(role))) return { type: "not-allowed" };
  // The commonest race deserves a better answer than "wrong status": who was faster.
  if (type === "claim" && ticket.assignee !== null && allowedIn.resolve.includes(ticket.status)) {
    return ticket.assignee === actor.person
      ? { type: "already-yours" }
      : { type: "already-claimed", by: ticket.assignee };
  }
  return { type: "wrong-status", status: ticket.status };
}

function consequences(ticket: Ticket, command: TicketCommand, at: Circumstances): Decision {
  switch (command.type) {
    case "claim":
      return accept({ type: "claimed" });
    case "release":
      return accept({ type: "released", from: ticket.assignee });
    case "assign":
      return assign(ticket, command);
    case "ask":
      return accept({ type: "asked", text: command.text });
    case "hold":
      return accept({ type: "held", reason: command.reason, resumeOn: command.resumeOn });
    case "resume":
      return accept({ type: "resumed", because: "agent" });
    case "reply":
      return accept({ type: "replied", text: command.text, files: command.files });
    case "answer":
      return answer(ticket, command);
    case "note":
      return accept({ type: "noted", text: command.text, files: command.files });
    case "work":
      return accept({ type: "worked", activity: command.activity, text: command.text, minutes: command.minutes });
    case "resolve":
      return accept({
        type: "resolved",
        attempt: ticket.attempts.length + 1,
        text: command.text,
        cause: command.cause,
      });
    case "confirm":
      return accept({ type: "confirmed", attempt: ticket.attempts.length });
    case "refuse":
      return refuseResolution(ticket, command.reason, at.policy.refusalsBeforeEscalation);
    case "rate":
      return rate(ticket, command);
    case "reopen":
      return reopen(ticket, command.reason, at);
    case "withdraw":
      return accept({ type: "withdrawn", reason: command.reason });
    case "reject":
      return accept({ type: "rejected", reason: command.reason });
    case "change":
      return change(ticket, command.to, at.policy);
    case "move":
      return ticket.queue === command.queue
        ? refuse({ type: "nothing-changed" })
        : accept({ type: "moved", queue: command.queue, from: ticket.queue, reason: command.reason });
    case "escalate":
      return escalate(ticket, command, at.policy);
    case "acknowledge":
      return ticket.clock.chain?.state === "running"
        ? accept({ type: "acknowledged" })
        : refuse({ type: "nothing-changed" });
    case "take-over":
      return ticket.assignee === at.actor.person
        ? refuse({ type: "already-yours" })
        : accept({ type: "assigned", to: at.actor.person, from: ticket.assignee });
    case "reveal":
      return accept({ type: "revealed" });
    case "chase":
      return chase(ticket, at);
    case "follow":
      return ticket.followers.includes(at.actor.person)
        ? refuse({ type: "nothing-changed" })
        : accept({ type: "followed" });
    case "unfollow":
      return ticket.followers.includes(at.actor.person)
        ? accept({ type: "unfollowed" })
        : refuse({ type: "nothing-changed" });
  }
}

function assign(ticket: Ticket, { to, toAgent, away = false }: Extract<TicketCommand, { type: "assign" }>): Decision {
  if (!toAgent) return refuse({ type: "not-an-agent" });
  if (away) return refuse({ type: "agent-away" });
  if (ticket.assignee === to) return refuse({ type: "nothing-changed" });
  return accept({ type: "assigned", to, from: ticket.assignee });
}

/** The requester's answer to a question puts the ticket back to work by itself. */
function answer(ticket: Ticket, { text, files }: Extract<TicketCommand, { type: "answer" }>): Decision {
  const answered: TicketEvent = { type: "answered", text, files };
  return ticket.status === "waiting" ? accept(answered, { type: "resumed", because: "answered" }) : accept(answered);
}

function refuseResolution(ticket: Ticket, given: string | null, refusalsBeforeEscalation: number): Decision {
  const attempt = lastAttempt(ticket);
  if (attempt === null) return refuse({ type: "no-such-attempt" });
  const reason = given ?? attempt.said;
  if (reason === null || reason.trim() === "") return refuse({ type: "reason-missing" });
  const refused: TicketEvent = { type: "refused", attempt: attempt.number, reason };
  const refusals = 1 + ticket.attempts.filter(({ answer }) => answer?.answer === "refused").length;
  return refusals >= refusalsBeforeEscalation && !ticket.escalated
    ? accept(refused, { type: "escalated", because: "refused-again" })
    : accept(refused);
}

/** A rating belongs to an attempt that was answered; a later one replaces it, and keeps the comment when none is given. */
function rate(ticket: Ticket, { attempt: number, stars, comment }: Extract<TicketCommand, { type: "rate" }>): Decision {
  const attempt = ticket.attempts.find((each) => each.number === number);
  if (attempt === undefined || attempt.answer === null) return refuse({ type: "no-such-attempt" });
  const kept = comment ?? attempt.rating?.comment ?? "";
  if (attempt.rating?.stars === stars && attempt.rating.comment === kept) return refuse({ type: "nothing-changed" });
  return accept({ type: "rated", attempt: number, stars, comment: kept });
}

function reopen(ticket: Ticket, reason: string, { now, policy, actor }: Circumstances): Decision {
  // Closed in silence, nobody ever said that it was fixed: that can always be said.
  const silent = ticket.status === "closed" && lastAttempt(ticket)?.answer?.answer === "silence";
  if (!silent && ticket.endedAt !== null && now.getTime() - ticket.endedAt.getTime() > policy.reopenFor) {
    return refuse({ type: "too-late-to-reopen" });
  }
  // A cancelled ticket is the requester's to bring back; an agent opens it by claiming it then.
  const held = rolesOf(actor, ticket);
  if (ticket.status === "cancelled" && !held.includes("requester") && !held.includes("beneficiary")) {
    return refuse({ type: "not-allowed" });
  }
  return accept({ type: "reopened", reason });
}

function change(ticket: Ticket, asked: ChangeableParticulars, policy: DeskPolicy): Decision {
  const impact = asked.impact ?? ticket.impact;
  const urgency = asked.urgency ?? ticket.urgency;
  const wanted: Partial<Particulars> = { ...asked, priority: priorityOf(policy.priorityMatrix, impact, urgency) };
  const before: Record<string, string> = {};
  const after: Record<string, string> = {};
  for (const name of particulars) {
    const value = wanted[name];
    // A secret in it was masked where it was shown, and comes back so when nobody touched it.
    if (value === undefined || value === ticket[name] || value === maskSecrets(ticket[name])) continue;
    before[name] = ticket[name];
    after[name] = value;
  }
  if (Object.keys(after).length === 0) return refuse({ type: "nothing-changed" });
  return accept({ type: "changed", from: before, to: after });
}

/** Functional: to the queue that knows more; hierarchical: up the chain of its priority. */
function escalate(
  ticket: Ticket,
  { to, reason }: Extract<TicketCommand, { type: "escalate" }>,
  policy: DeskPolicy,
): Decision {
  if (to === "manager") {
    return policy.escalation[ticket.priority] === null
      ? refuse({ type: "no-chain" })
      : accept({ type: "escalated", because: "asked", reason });
  }
  const queue = policy.queues[ticket.queue]?.nextLevel ?? null;
  return queue === null || queue === ticket.queue
    ? refuse({ type: "no-next-level" })
    : accept({ type: "moved", queue, from: ticket.queue, reason, level: "next" });
}

function chase(ticket: Ticket, { now, policy }: Circumstances): Decision {
  const until = ticket.chasedAt === null ? null : new Date(ticket.chasedAt.getTime() + policy.chaseEvery);
  return until !== null && until > now ? refuse({ type: "chased-already", until }) : accept({ type: "chased" });
}

/** Every command somebody could give now: what the buttons of a card are chosen from. */
export const possibleCommands = (ticket: Ticket, actor: Actor): ReadonlySet<TicketCommand["type"]> => {
  const held = rolesOf(actor, ticket);
  const needless = ticket.followers.includes(actor.person) ? "follow" : "unfollow";
  return new Set(commandTypes.filter((type) => type !== needless && may(type, held, ticket.status)));
};
