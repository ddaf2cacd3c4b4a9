import { announce } from "./announce.ts";
import type { SurfaceId } from "./delivery.ts";
import type { DeskStore, DeskTransaction, Person } from "./ports.ts";
import type { TicketCommand, TicketDraft } from "../domain/command.ts";
import { decide } from "../domain/decide.ts";
import { evolve } from "../domain/evolve.ts";
import { openTicket } from "../domain/open-ticket.ts";
import type { PersonId } from "../domain/person.ts";
import type { DeskPolicy } from "../domain/policy.ts";
import { dayOf } from "../domain/calendar.ts";
import type { Refusal } from "../domain/refusal.ts";
import type { RecordedEvent, TicketEvent } from "../domain/ticket-event.ts";
import type { Ticket } from "../domain/ticket.ts";

/** The only writers of tickets: load → decide → save → announce, in the transaction they are given. */
export interface Rules {
  readonly policy: DeskPolicy;
  /** The desk's, IANA: a reference carries its day. */
  readonly zone: string;
  readonly now: () => Date;
}

export type Change =
  | { readonly ok: true; readonly ticket: Ticket }
  | { readonly ok: false; readonly refusal: Refusal; readonly ticket: Ticket }
  | { readonly ok: false; readonly refusal: null };

/** Opens a ticket and shows it to everybody concerned. */
export async function open(tx: DeskTransaction, rules: Rules, draft: TicketDraft, by: PersonId): Promise<Ticket> {
  const now = rules.now();
  const opened = openTicket(draft, by, rules.policy.priorityMatrix);
  const ticket = await tx.open(opened, dayOf(now, rules.zone), by, now);
  await announce(tx, ticket, [{ number: 1, by, at: now, event: opened }], null);
  return ticket;
}

/** Does what was asked of a ticket, or says why not; `refusal` null: there is no such ticket. */
export async function change(
  tx: DeskTransaction,
  rules: Rules,
  asked: {
    readonly reference: string;
    readonly command: TicketCommand;
    readonly by: Person;
    readonly spokenOn?: SurfaceId;
  },
): Promise<Change> {
  const ticket = await tx.lock(asked.reference);
  if (ticket === null) return { ok: false, refusal: null };
  const now = rules.now();
  const actor = await tx.actor(asked.by, ticket.queue);
  const decision = decide(ticket, asked.command, { actor, now, policy: rules.policy });
  if (!decision.ok) return { ok: false, refusal: decision.refusal, ticket };
  return { ok: true, ticket: await append(tx, ticket, decision.events, asked.by.id, now, asked.spokenOn ?? null) };
}

/** Traces that something could not be brought to somebody (`to` null: to the agents' channel), where agents read it. */
export const recordUndelivered = (
  store: DeskStore,
  { ticket: reference, to, reason, now }: { ticket: string; to: PersonId | null; reason: string; now: Date },
): Promise<void> =>
  store.transaction(async (tx) => {
    const ticket = await tx.lock(reference);
    if (ticket !== null) await append(tx, ticket, [{ type: "undelivered", to, reason }], null, now, null);
  });

async function append(
  tx: DeskTransaction,
  ticket: Ticket,
  events: readonly TicketEvent[],
  by: PersonId | null,
  at: Date,
  spokenOn: SurfaceId | null,
): Promise<Ticket> {
  const recorded = events.map((event, index): RecordedEvent => ({ number: ticket.version + 1 + index, by, at, event }));
  const after = recorded.reduce(evolve, ticket);
  await tx.save(after, recorded);
  await announce(tx, after, recorded, spokenOn);
  return after;
}
