import type { DeskTransaction } from "../desk/ports.ts";
import { begin } from "../domain/evolve.ts";
import { formatReference } from "../domain/reference.ts";
import { readTickets } from "./read-tickets.ts";
import type { Sql } from "./sql.ts";
import { surfaceOf } from "./surface-row.ts";
import { eventRow, rowOf } from "./ticket-row.ts";

type TicketWrites = Pick<DeskTransaction, "open" | "lock" | "save" | "addSurface">;

export const writeTickets = (sql: Sql): TicketWrites => ({
  async open(first, day) {
    const { event } = first;
    if (event.type !== "opened") throw new Error(`a ticket begins with "opened", not with "${event.type}"`);
    const ticket = begin(formatReference(event.kind, day, await nextNumber(sql, day)), first);
    await sql.ticket.create({ data: rowOf(ticket) });
    await sql.ticketEvent.create({ data: eventRow(ticket.reference, first) });
    return ticket;
  },

  async lock(reference) {
    await sql.$executeRaw`select from ticket where reference = ${reference} for update`;
    return readTickets(sql).ticket(reference); // a second statement, so that it sees what the lock was waiting for
  },

  async save(ticket, events) {
    const { reference } = ticket;
    await sql.ticketEvent.createMany({ data: events.map((recorded) => eventRow(reference, recorded)) });
    await sql.ticket.update({ where: { reference }, data: rowOf(ticket) });
  },

  async addSurface(ticket, { platform, tenant, address }, audience) {
    const personId = audience.kind === "person" ? audience.person : null;
    return surfaceOf(await sql.surface.create({ data: { reference: ticket, personId, platform, tenant, address } }));
  },
});

/** Whoever opens next on that day waits for this transaction to end: numbers follow the order of commits. */
async function nextNumber(sql: Sql, day: string): Promise<number> {
  const counted = await sql.dayCounter.upsert({
    where: { day },
    create: { day, count: 1 },
    update: { count: { increment: 1 } },
  });
  return counted.count;
}
