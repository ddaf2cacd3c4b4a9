import type { DeliveryRecord } from "../../desk/delivery-record.ts";
import { Prisma } from "../generated/client.ts";
import { noteRecord } from "./notes.ts";
import { readTicket } from "../tickets/read-tickets.ts";
import type { Sql } from "../engine/sql.ts";
import { surfaceOf } from "./surface-row.ts";
import { undelivered } from "./undelivered.ts";

/** Every call is one transaction or none: no platform is called while one is open. */
export const deliveryRecord = (sql: Sql): DeliveryRecord => ({
  async surface(id) {
    const row = await sql.surface.findUnique({ where: { id: BigInt(id) } });
    return row && surfaceOf(row);
  },

  settledTicket: (reference) => readTicket(sql, reference, Prisma.sql`for share`), // waits for a change under way

  async shown(surface, { address, message }, version, notifiedAt) {
    // The ticket is held while the link is made: whoever changes it before that is seen here as a newer version, and whoever
    // does after that finds the card to refresh. Only a post shows that people can be reached there: some platforms update
    // what stands where the bot is no longer.
    const [ticket] = await sql.$queryRaw<{ version: number }[]>`
      with ticket_now as materialized (
        select version from ticket where reference = (select ticket from surface where id = ${BigInt(surface)}) for share
      )
      update surface
         set address = ${address}, message = ${message}, shown_version = ${version},
             pushed_at = coalesce(${notifiedAt}, pushed_at),
             unreachable = case when message = ${message} then unreachable end
        from ticket_now
       where id = ${BigInt(surface)}
      returning version`;
    if (ticket === undefined) throw new Error(`surface ${surface} is not stored`);
    return ticket.version > version;
  },

  async lastAddress({ platform, tenant, audience }) {
    if (audience.kind === "agents") return null;
    const where = { personId: audience.person, platform, tenant, message: { not: null } };
    const row = await sql.surface.findFirst({ where, orderBy: { id: "desc" }, select: { address: true } });
    return row?.address ?? null;
  },

  async gone(surface, message) {
    await sql.surface.updateMany({ where: { id: BigInt(surface), message }, data: { message: null } });
  },

  ...noteRecord(sql),
  ...undelivered(sql),
});
