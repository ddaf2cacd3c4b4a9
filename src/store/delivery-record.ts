import type { DeliveryRecord } from "../desk/ports.ts";
import { readTickets } from "./read-tickets.ts";
import type { Sql } from "./sql.ts";
import { surfaceOf } from "./surface-row.ts";
import { undelivered } from "./undelivered.ts";

/** Every call is one transaction or none: no platform is called while one is open. */
export const deliveryRecord = (sql: Sql): DeliveryRecord => ({
  async surface(id) {
    const row = await sql.surface.findUnique({ where: { id: BigInt(id) } });
    return row && surfaceOf(row);
  },

  async settledTicket(reference) {
    await sql.$executeRaw`select from ticket where reference = ${reference} for share`; // waits for a change under way
    return readTickets(sql).ticket(reference);
  },

  async wasNoted(surface, event) {
    const id = BigInt(surface);
    const card = event === 1 ? await sql.surface.findFirst({ where: { id, message: { not: null } } }) : null;
    return card !== null || (await sql.note.findFirst({ where: { surfaceId: id, number: event } })) !== null;
  },

  async noteAt(surface, number) {
    const key = { surfaceId: BigInt(surface), number };
    const row = await sql.note.findUnique({ where: { surfaceId_number: key }, include: { surface: true } });
    if (row === null || row.address === null || row.message === null) return null;
    const { platform, tenant } = surfaceOf(row.surface);
    return { platform, tenant, address: row.address, message: row.message };
  },

  async noted(surface, event, posted) {
    const place = { address: posted?.address ?? null, message: posted?.message ?? null };
    const key = { surfaceId: BigInt(surface), number: event };
    await sql.note.upsert({ where: { surfaceId_number: key }, create: { ...key, ...place }, update: place });
  },

  async shown(surface, { address, message }, version) {
    // Only a post shows that people can be reached there: some platforms update what stands where the bot is no longer.
    const [linked] = await sql.$queryRaw<{ ticket: string }[]>`
      update surface
         set address = ${address}, message = ${message}, shown_version = ${version},
             unreachable = case when message = ${message} then unreachable end
       where id = ${BigInt(surface)}
      returning ticket`;
    // Read only once the link stands: a refresh that found no card before that has then been seen here as a newer version.
    const where = { reference: linked?.ticket ?? "" };
    const ticket = await sql.ticket.findUniqueOrThrow({ where, select: { version: true } });
    return ticket.version > version;
  },

  async gone(surface, message) {
    await sql.surface.updateMany({ where: { id: BigInt(surface), message }, data: { message: null } });
  },

  ...undelivered(sql),
});
