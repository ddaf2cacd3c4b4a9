import type { Clock } from "../../src/kernel/clock.ts";
import { evolve } from "../../src/features/rules/evolve.ts";
import type { TicketEvent } from "../../src/features/rules.ts";
import type { Ticket } from "../../src/kernel/ticket.ts";
import { aTicket } from "../support/a-ticket.ts";

export const noon = new Date("2026-11-23T12:00:00Z");
export const evening = new Date("2026-11-24T17:00:00Z");

/** A ticket of which an answer is promised by noon, and its resolution by an evening. */
export const promised = (overrides: Partial<Ticket> = {}, clock: Partial<Clock> = {}): Ticket => {
  const ticket = aTicket(overrides);
  return { ...ticket, clock: { ...ticket.clock, due: { "first-response": noon, resolution: evening }, ...clock } };
};

/** What happens next to a ticket, at an instant (ISO 8601). */
export const later = (ticket: Ticket, event: TicketEvent, at: string, by: string | null = null): Ticket =>
  evolve(ticket, { number: ticket.version + 1, by, at: new Date(at), event });
