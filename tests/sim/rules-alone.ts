import { agenda, askedBy, eventOf } from "../../src/features/rules/agenda.ts";
import { decide } from "../../src/features/rules/decide.ts";
import { begin } from "../../src/features/rules/evolve.ts";
import { recordAll } from "../../src/features/rules/record.ts";
import {
  commands,
  type RecordedEvent,
  type Refusal,
  type TicketCommand,
  type TicketEvent,
} from "../../src/features/rules.ts";
import { openTicket, type TicketDraft } from "../../src/features/opening/rules.ts";
import { defaultQueue } from "../../src/features/queues/rules.ts";
import { dueOf, movedDue } from "../../src/features/service-levels/rules.ts";
import { nothingDue, startClock } from "../../src/kernel/clock.ts";
import type { PersonId } from "../../src/kernel/person.ts";
import type { AlertTo, DeskPolicy } from "../../src/kernel/policy.ts";
import { mayRead, readsAs, type Reader } from "../../src/kernel/reading.ts";
import type { Actor } from "../../src/kernel/roles.ts";
import { isInHand, isOpen } from "../../src/kernel/status.ts";
import type { Ticket } from "../../src/kernel/ticket.ts";

/**
 * A second desk that has the rules and nothing else: no database, no chat, nobody beside it. Whatever the desk keeps, and
 * whatever it answers, must be what this one keeps and answers.
 */
export interface Staff {
  readonly policy: DeskPolicy;
  /** Of each queue that has a channel. */
  readonly agents: Readonly<Record<string, readonly PersonId[]>>;
  readonly leads: Readonly<Record<string, readonly PersonId[]>>;
  readonly administrators: ReadonlySet<PersonId>;
  readonly away: ReadonlySet<PersonId>;
}

export interface Kept {
  readonly ticket: Ticket;
  readonly history: readonly RecordedEvent[];
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
  { policy }: Staff,
  { draft, by, as: { reference, mark } }: { draft: TicketDraft; by: PersonId; as: Pick<Ticket, "reference" | "mark"> },
  at: Date,
): Kept {
  const event = { ...openTicket(draft, by, policy.priorityMatrix), ...(mark !== null && { mark }) };
  const due = dueOf(policy, { ...event, clock: startClock(at, nothingDue) });
  const first = { number: 1, by, at, event, due };
  return { ticket: begin(reference, first), history: [first] };
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
  const served = commands[command.type].mayMove === true ? { served: servedBy(staff) } : {};
  const decision = decide(ticket, command, { actor, now, policy, ...served });
  if (!decision.ok) return { kept, told: { result: "refused", refusal: decision.refusal } };
  const done = happened(staff, kept, decision.events, by, now);
  const seen = keptInSight(staff, ticket, done, now);
  return { kept: offeredIfAbsent(staff, ticket, seen, now), told: { result: "changed" } };
}

/** Does what the clock asks for. */
export function woken(staff: Staff, kept: Kept, now: Date): Kept {
  const { policy } = staff;
  const rescheduled = movedDue(policy, kept.ticket) !== null;
  let after = rescheduled ? happened(staff, kept, [{ type: "rescheduled" }], null, now) : kept;
  for (let next = dueIn(after, policy, now); next !== null; next = dueIn(after, policy, now)) {
    const { ticket } = after;
    const asked = askedBy(ticket, policy, next);
    const served = asked?.to === "next-level" ? { served: servedBy(staff) } : {};
    const event = eventOf(ticket, next, { policy, now, people: whoIsAsked(staff, ticket, asked), ...served });
    after = happened(staff, after, [event], null, now);
  }
  return after;
}

const dueIn = ({ ticket }: Kept, policy: DeskPolicy, now: Date) => {
  const [next] = agenda(ticket, policy, now);
  return next === undefined || next.at > now ? null : next.step;
};

/** Nobody here has an address. */
const whoIsAsked = (staff: Staff, { queue }: Ticket, asked: AlertTo | null): readonly PersonId[] =>
  asked?.to === "lead" ? leadsIn(staff, queue) : [];

function happened(
  { policy }: Staff,
  { ticket, history }: Kept,
  events: readonly TicketEvent[],
  by: PersonId | null,
  at: Date,
): Kept {
  const { after, recorded } = recordAll(policy, ticket, { events, by, at });
  return { ticket: after, history: [...history, ...recorded] };
}

const agentsIn = ({ agents }: Staff, queue: string): readonly PersonId[] => agents[queue] ?? [];
const leadsIn = (staff: Staff, queue: string): readonly PersonId[] =>
  (staff.leads[queue] ?? []).filter((lead) => agentsIn(staff, queue).includes(lead));
const servedBy = ({ agents }: Staff): ReadonlySet<string> =>
  new Set(Object.keys(agents).filter((queue) => agents[queue]?.length !== 0));

const actorIn = (staff: Staff, person: PersonId, queue: string): Actor => ({
  person,
  agent: agentsIn(staff, queue).includes(person),
  lead: leadsIn(staff, queue).includes(person),
  administrator: staff.administrators.has(person),
});

/** Whom the escalation asked as a lead reads only while they lead. */
function readerOf({ ticket, history }: Kept, actor: Actor): readonly Reader[] {
  const as = readsAs(actor, ticket);
  const others = as.filter((reader) => reader !== "alerted");
  if (mayRead("card", others)) return as;
  const since = history.findLastIndex(({ event }) => event.type === "moved");
  const wasNamed = history.some(
    ({ event }, at) =>
      at > since && event.type === "alerted" && event.to === "person" && event.people.includes(actor.person),
  );
  return wasNamed ? [...others, "alerted"] : others;
}

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
  const isThere = !staff.away.has(assignee) && agentsIn(staff, queue).includes(assignee);
  return isThere ? kept : happened(staff, kept, [{ type: "offered", from: assignee }], null, now);
}
