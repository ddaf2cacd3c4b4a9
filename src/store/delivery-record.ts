import type { DeliveryRecord } from "../desk/ports.ts";
import { Prisma } from "./generated/client.ts";
import { noteRecord } from "./notes.ts";
import { readTicket } from "./read-tickets.ts";
import type { Sql } from "./sql.ts";
import { surfaceOf } from "./surface-row.ts";
import { undelivered } from "./undelivered.ts";

/** Every call is one transaction or none: no platform is called while one is open. */
export const deliveryRecord = (sql: Sql): DeliveryRecord => ({
  async surface(id) {
    const row = await sql.surface.findUnique({ where: { id: BigInt(id) } });
    return row && surfaceOf(row);
  },

  settledTicket: (reference) => readTicket(sql, reference, Prisma.sql`for share`), // waits for a change under way

  async shown(surface, { address, message }, version) {
    // Only a post shows that people can be reached there: some platforms update what stands where the bot is no longer.
    const [linked] = await sql.$queryRaw<{ ticket: string }[]>`
      update surface
         set address = ${address}, message = ${message}, shown_version = ${version},
             unreachable = case when message = ${message} then unreachable end
       where id = ${BigInt(surface)}
      returning ticket`;
    // Read only once the link stands: a refresh that found no card before that has then been seen here as a newer version.
    const [ticket] = await sql.$queryRaw<{ version: number }[]>`
      select version from ticket where reference = ${linked?.ticket ?? ""}`;
    if (ticket === undefined) throw new Error(`surface ${surface} is not stored`);
    return ticket.version > version;
  },

  async gone(surface, message) {
    await sql.surface.updateMany({ where: { id: BigInt(surface), message }, data: { message: null } });
  },

  ...noteRecord(sql),
  ...undelivered(sql),
});
