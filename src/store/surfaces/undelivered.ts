import { lostReasons } from "../../channels/platform.ts";
import type { DeliveryRecord, DeskTransaction, Neglected } from "../../desk/ports.ts";
import { holdKey, type Sql } from "../engine/sql.ts";

type Undelivered = Pick<DeliveryRecord, "unreachable" | "reachable" | "neglected">;

const neglectedOf = ({ id, message }: { id: bigint; message: string | null }): Neglected => ({
  surface: id.toString(),
  posted: message !== null,
});

/** What could not be delivered, and where. */
export const undelivered = (sql: Sql): Undelivered => ({
  async unreachable(surface, reason) {
    await sql.surface.update({ where: { id: BigInt(surface) }, data: { unreachable: reason } });
  },

  async reachable(surface) {
    await sql.surface.update({ where: { id: BigInt(surface) }, data: { unreachable: null } });
  },

  async neglected(before, most) {
    const rows = await sql.$queryRaw<{ id: bigint; message: string | null }[]>`
      select surface.id, surface.message
        from ticket join surface on surface.ticket = ticket.reference
       where ticket.ended_at is null and ticket.changed_at < ${before} and surface.unreachable is null
         and (surface.message is null or surface.shown_version < ticket.version)
       order by ticket.changed_at desc limit ${most}`;
    return rows.map(neglectedOf);
  },
});

export const lostChannels = (sql: Sql): Pick<DeskTransaction, "lose" | "recover"> => ({
  async lose({ id, platform, tenant, address }, reason) {
    await holdKey(sql, `lost ${platform} ${tenant} ${address}`);
    const there = { platform, tenant, address, personId: null, unreachable: { in: [...lostReasons] } };
    const known = await sql.surface.findFirst({ where: there, select: { id: true } });
    await sql.surface.update({ where: { id: BigInt(id) }, data: { unreachable: reason } });
    return known === null;
  },

  async recover({ platform, tenant, address }, reasons) {
    const surfaces = await sql.surface.findMany({
      where: { platform, tenant, address, personId: null, unreachable: { in: [...reasons] } },
      include: { ticket: { select: { endedAt: true } } },
      orderBy: { id: "asc" },
    });
    const ids = surfaces.map(({ id }) => id);
    await sql.surface.updateMany({ where: { id: { in: ids } }, data: { unreachable: null } });
    const unsaid = { surfaceId: { in: ids }, message: null };
    const notes = await sql.note.findMany({ where: unsaid, orderBy: { number: "asc" } });
    await sql.note.deleteMany({ where: unsaid });
    const missed = Map.groupBy(notes, ({ surfaceId }) => surfaceId);
    return surfaces
      .filter(({ ticket, message }) => ticket.endedAt === null || message !== null)
      .map((surface) => ({
        ...neglectedOf(surface),
        events: (missed.get(surface.id) ?? []).map(({ number }) => number),
      }));
  },
});
