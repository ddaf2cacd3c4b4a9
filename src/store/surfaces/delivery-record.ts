import { z } from "zod";
import type { PostedMessage } from "../../channels/platform.ts";
import type { SurfaceId } from "../../desk/delivery.ts";
import type { DeliveryRecord } from "../../desk/delivery-record.ts";
import { Prisma } from "../generated/client.ts";
import { noteRecord } from "./notes.ts";
import { readTicket } from "../tickets/read-tickets.ts";
import type { Sql } from "../engine/sql.ts";
import { surfaceColumnsAsRead, surfacesOf } from "./surface-row.ts";
import { undelivered } from "./undelivered.ts";

const versions = z.array(z.object({ version: z.int(), regained: z.boolean() }));
const addresses = z.array(z.object({ address: z.string() }));

/** Which card shows a surface. */
export const cardLinks = (sql: Sql): Pick<DeliveryRecord, "shown" | "gone"> => ({
  async shown(surface, posted, version, notifiedAt) {
    const [linked] = await link(sql, surface, posted, notifiedAt, version);
    if (linked === undefined) throw new Error(`surface ${surface} is not stored`);
    return { changed: linked.version > version, regained: linked.regained };
  },

  async gone(surface, message) {
    await sql.$executeRaw`update surface set message = null where id = ${BigInt(surface)} and message = ${message}`;
  },
});

/**
 * The ticket is held while the link is made: whoever changes it before that is seen here as a newer version, and whoever does
 * after that finds the card to refresh. Only a post shows that people can be reached there: some platforms update what stands
 * where the bot is no longer.
 */
const link = async (
  sql: Sql,
  surface: SurfaceId,
  { address, message }: PostedMessage,
  notifiedAt: Date | null,
  version: number,
  only: Prisma.Sql = Prisma.empty,
) =>
  versions.parse(
    await sql.$queryRaw`
      with ticket_now as materialized (
        select version from ticket where reference = (select ticket from surface where id = ${BigInt(surface)}) for share
      ), before as materialized (
        select unreachable from surface where id = ${BigInt(surface)}
      )
      update surface
         set address = ${address}, message = ${message}, shown_version = ${version},
             pushed_at = coalesce(${notifiedAt}, pushed_at),
             unreachable = case when message = ${message} then surface.unreachable end
        from ticket_now, before
       where id = ${BigInt(surface)} ${only}
      returning version, before.unreachable is not null and surface.unreachable is null as regained`,
  );

/** Every call is one transaction or none: no platform is called while one is open. */
export const deliveryRecord = (sql: Sql): DeliveryRecord => ({
  async surface(id) {
    const rows = await sql.$queryRaw`select ${surfaceColumnsAsRead} from surface where id = ${BigInt(id)}`;
    return surfacesOf(rows)[0] ?? null;
  },

  settledTicket: (reference) => readTicket(sql, reference, Prisma.sql`for share`), // waits for a change under way

  ...cardLinks(sql),

  async shownAsItIs(surface, posted, version, notifiedAt) {
    const [linked] = await link(
      sql,
      surface,
      posted,
      notifiedAt,
      version,
      Prisma.sql`and ticket_now.version <= ${version}`,
    );
    return linked === undefined ? null : { changed: false, regained: linked.regained };
  },

  async lastAddress({ platform, tenant, audience }) {
    if (audience.kind === "agents") return null;
    const rows = await sql.$queryRaw`
      select address from (
        select id, address from surface
         where person_id = ${audience.person}::uuid and platform = ${platform} and tenant = ${tenant} and message is not null
        offset 0) as theirs -- by the index of what they are shown: everybody's latest would be gone through for theirs
       order by id desc limit 1`;
    return addresses.parse(rows)[0]?.address ?? null;
  },

  ...noteRecord(sql),
  ...undelivered(sql),
});
