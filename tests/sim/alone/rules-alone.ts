import { agenda, askedBy, eventOf } from "../../../src/features/rules/agenda.ts";
import { decide } from "../../../src/features/rules/decide.ts";
import { begin } from "../../../src/features/rules/evolve.ts";
import { recordAll } from "../../../src/features/rules/record.ts";
import { whoWorked } from "../../../src/features/rules/who-worked.ts";
import {
  commands,
  type RecordedEvent,
  type Refusal,
  type TicketCommand,
  type TicketEvent,
} from "../../../src/features/rules.ts";
import { openTicket, type TicketDraft } from "../../../src/features/opening/rules.ts";
import { defaultQueue } from "../../../src/features/queues/rules.ts";
import { dueOf, movedDue } from "../../../src/features/service-levels/rules.ts";
import { nothingDue, startClock } from "../../../src/kernel/clock.ts";
import type { PersonId } from "../../../src/kernel/person.ts";
import type { DeskPolicy } from "../../../src/kernel/policy.ts";
import { mayRead } from "../../../src/kernel/reading.ts";
import { isInHand, isOpen } from "../../../src/kernel/status.ts";
import type { Ticket } from "../../../src/kernel/ticket.ts";
import { saidAfter, type Said } from "./said.ts";
import { actorIn, hasChannel, isThere, readerOf, servedBy, whoIsAsked, type Staff } from "./staff.ts";

/**
 * A second desk that has the rules and nothing else: no database, no chat, nobody beside it. Whatever the desk keeps, and
 * whatever it answers, must be what this one keeps and answers.
 */
export interface Kept {
  readonly ticket: Ticket;
  readonly history: readonly RecordedEvent[];
  readonly said: Said;
}

export interface Wanted {
  readonly command: TicketCommand;
  readonly by: PersonId;
}

export type Told =
  | { readonly result: "changed" }
  | { readonly result: "refused"; readonly refusal: Refusal }
  | { readonly result: "not-found" };

export function opened(
  staff: Staff,
  { draft, by, as: { reference, mark } }: { draft: TicketDraft; by: PersonId; as: Pick<Ticket, "reference" | "mark"> },
  at: Date,
): Kept {
  const { policy } = staff;
  const event = { ...openTicket(draft, by, policy), ...(mark !== null && { mark }) };
  const due = dueOf(policy, { ...event, clock: startClock(at, nothingDue) });
  const first = { number: 1, by, at, event, due };
  const ticket = begin(reference, first);
  return { ticket, history: [first], said: saidAfter({}, ticket, [], hasChannel(staff, ticket)) };
}

export function changed(
  staff: Staff,
  kept: Kept,
  { command, by }: Wanted,
  now: Date,
): { readonly kept: Kept; readonly told: Told } {
  const { ticket } = kept;
  const { policy } = staff;
  const actor = actorIn(staff, by, ticket.queue);
  const as = readerOf(kept, actor);
  const mayAsk = mayRead("card", as) || (command.type === "unfollow" && mayRead("following", as));
  if (!mayAsk) return { kept, told: { result: "not-found" } };
  const { mayMove = false, asksWhoWorked = false } = commands[command.type];
  const served = mayMove ? { served: servedBy(staff) } : {};
  const worked = asksWhoWorked ? { workedOn: whoWorked(kept.history) } : {};
  const decision = decide(ticket, command, { actor, now, policy, ...served, ...worked });
  if (!decision.ok) return { kept, told: { result: "refused", refusal: decision.refusal } };
  const done = happened(staff, kept, decision.events, by, now);
  const seen = keptInSight(staff, ticket, done, now);
  return { kept: offeredIfAbsent(staff, ticket, seen, now), told: { result: "changed" } };
}

/** Does what the clock asks for, and says all of it at once, but for what happened in another queue. */
export function woken(staff: Staff, kept: Kept, now: Date): Kept {
  const { policy } = staff;
  let after = kept;
  let unsaid: readonly RecordedEvent[] = [];
  const add = (event: TicketEvent): void => {
    const { after: ticket, recorded } = recordAll(policy, after.ticket, { events: [event], by: null, at: now });
    if (ticket.queue !== after.ticket.queue) {
      after = says(staff, after, unsaid);
      unsaid = [];
    }
    after = { ...after, ticket, history: [...after.history, ...recorded] };
    unsaid = [...unsaid, ...recorded];
  };
  if (movedDue(policy, kept.ticket) !== null) add({ type: "rescheduled" });
  for (let next = dueIn(after, policy, now); next !== null; next = dueIn(after, policy, now)) {
    const { ticket } = after;
    const asked = askedBy(ticket, policy, next);
    const served = asked?.to === "next-level" ? { served: servedBy(staff) } : {};
    add(eventOf(ticket, next, { policy, now, people: whoIsAsked(staff, ticket, asked), ...served }));
  }
  return says(staff, after, unsaid);
}

/** Somebody went away, or came back: `staff` knows it already. */
export function settled(staff: Staff, kept: Kept, person: PersonId, now: Date): Kept {
  const { assignee, status, offered, queue } = kept.ticket;
  if (assignee !== person || !isInHand(status) || offered !== isThere(staff, person, queue)) return kept;
  const event = { type: "offered", from: person, ...(offered && { ended: true as const }) } as const;
  return happened(staff, kept, [event], null, now);
}

const dueIn = ({ ticket }: Kept, policy: DeskPolicy, now: Date) => {
  const [next] = agenda(ticket, policy, now);
  return next === undefined || next.at > now ? null : next.step;
};

function happened(staff: Staff, kept: Kept, events: readonly TicketEvent[], by: PersonId | null, at: Date): Kept {
  const { after, recorded } = recordAll(staff.policy, kept.ticket, { events, by, at });
  return says(staff, { ...kept, ticket: after, history: [...kept.history, ...recorded] }, recorded);
}

const says = (staff: Staff, kept: Kept, events: readonly RecordedEvent[]): Kept =>
  events.length === 0
    ? kept
    : { ...kept, said: saidAfter(kept.said, kept.ticket, events, hasChannel(staff, kept.ticket)) };

/** Where nobody looks any more, nothing is opened again. */
function keptInSight(staff: Staff, before: Ticket, kept: Kept, now: Date): Kept {
  const { status, queue } = kept.ticket;
  const isReopened = !isOpen(before.status) && isOpen(status);
  if (!isReopened || queue === defaultQueue || servedBy(staff).has(queue)) return kept;
  return happened(staff, kept, [{ type: "moved", queue: defaultQueue, from: queue, reason: "" }], null, now);
}

/** What comes back to an agent who is not there goes to the others. */
function offeredIfAbsent(staff: Staff, before: Ticket, kept: Kept, now: Date): Kept {
  const { assignee, queue, status, offered } = kept.ticket;
  const isBack = isInHand(status) && !isInHand(before.status) && assignee === before.assignee;
  if (assignee === null || offered || !isBack) return kept;
  return isThere(staff, assignee, queue)
    ? kept
    : happened(staff, kept, [{ type: "offered", from: assignee }], null, now);
}
