import { z } from "zod";
import { lostReasons, type Conversation } from "../../channels/platform.ts";
import type { DeliveryRecord, Neglected, RecoveredFrom } from "../../desk/delivery-record.ts";
import type { DeskTransaction } from "../../desk/transaction.ts";
import { holdKey, type Sql } from "../engine/sql.ts";

const cards = z.array(z.object({ id: z.coerce.bigint(), message: z.string().nullable() }));
/** `open`: whether the ticket is. `waits`: something is to be posted there. */
const failures = z.array(
  z.object({ id: z.coerce.bigint(), message: z.string().nullable(), open: z.boolean(), waits: z.boolean() }),
);
const unsaid = z.array(z.object({ id: z.coerce.bigint(), number: z.int() }));

type Undelivered = Pick<DeliveryRecord, "unreachable" | "reachable" | "neglected">;

const neglectedOf = ({ id, message }: { id: bigint; message: string | null }): Neglected => ({
  surface: id.toString(),
  posted: message !== null,
});

/** Says why nothing can be delivered on surfaces; null: it can. */
async function mark(sql: Sql, ids: readonly bigint[], reason: string | null): Promise<void> {
  await sql.$executeRaw`update surface set unreachable = ${reason} where id = any (${ids})`;
}

/** What could not be delivered, and where. */
export const undelivered = (sql: Sql): Undelivered => ({
  async unreachable(surface, reason) {
    await mark(sql, [BigInt(surface)], reason);
  },

  async reachable(surface) {
    const regained = sql.$executeRaw`
      update surface set unreachable = null where id = ${BigInt(surface)} and unreachable is not null`;
    return (await regained) > 0;
  },

  async neglected(before, most) {
    const rows = await sql.$queryRaw`
      select stale.id, stale.message
        from ticket cross join lateral (
          select id, message from surface
           where ticket = reference and unreachable is null
             and (message is null or shown_version < version)
          offset 0) as stale -- of each open ticket by itself: far more surfaces are of ended ones
       where ended_at is null and changed_at < ${before}
       order by changed_at desc limit ${most}`;
    return cards.parse(rows).map(neglectedOf);
  },
});

export const lostChannels = (sql: Sql): Pick<DeskTransaction, "lose" | "recover"> => ({
  async lose({ id, platform, tenant, address }, reason) {
    await holdKey(sql, `lost ${platform} ${tenant} ${address}`);
    const known = await failed(sql, { platform, tenant, address }, lostReasons, { after: null, most: 1 });
    await mark(sql, [BigInt(id)], reason);
    return known.length === 0;
  },

  async recover(channel, reasons, from) {
    const surfaces = await failed(sql, channel, reasons, from);
    const ids = surfaces.map(({ id }) => id);
    const notes = await sql.$queryRaw`
      delete from note where surface_id = any (${ids}) and message is null returning surface_id as id, number`;
    const events = Map.groupBy(unsaid.parse(notes), ({ id }) => id);
    const missed = surfaces
      .filter(({ open, message }) => open || message !== null)
      .map((surface) => ({
        ...neglectedOf(surface),
        events: (events.get(surface.id) ?? []).map(({ number }) => number).toSorted((one, other) => one - other),
      }));
    // Only a post shows that it works again: until then the channel is not lost anew.
    const waiting = surfaces.filter(({ waits }) => waits).map(({ id }) => id.toString());
    const posts = new Set([
      ...waiting,
      ...missed.filter(({ posted, events }) => !posted || events.length > 0).map((each) => each.surface),
    ]);
    await mark(
      sql,
      ids.filter((id) => !posts.has(id.toString())),
      null,
    );
    return { missed, last: surfaces.length === from.most ? (surfaces.at(-1)?.id.toString() ?? null) : null };
  },
});

/** The agents' surfaces of a channel where nothing could be delivered for one of these reasons, the oldest first. */
async function failed(
  sql: Sql,
  { platform, tenant, address }: Conversation,
  reasons: readonly string[],
  { after, most }: RecoveredFrom,
): Promise<z.output<typeof failures>> {
  const rows = await sql.$queryRaw`
    select surface.id, surface.message, ticket.ended_at is null as open,
           exists (select from outbox where surface_id = surface.id and part = 'posts') as waits
      from surface join ticket on reference = surface.ticket
     where platform = ${platform} and tenant = ${tenant} and address = ${address} and person_id is null
       and unreachable is not null and unreachable = any (${[...reasons]})
       and surface.id > ${BigInt(after ?? 0)}
     order by surface.id limit ${most}`;
  return failures.parse(rows);
}
