import { z } from "zod";
import type { DeliveryRecord, NoteMessage } from "../../desk/delivery-record.ts";
import type { DeskTransaction } from "../../desk/transaction.ts";
import type { Sql } from "../engine/sql.ts";
import { surfaceOf } from "./surface-row.ts";

const lastActs = z.tuple([z.object({ at: z.date().nullable() })]);

type NoteRecord = Pick<DeliveryRecord, "wasNoted" | "notesOn" | "noted" | "notified" | "lastAct">;

/** A note that is postponed has an address and no message yet; one that could not be delivered has neither. */
const postponed = { address: { not: null }, message: null };

export const noteRecord = (sql: Sql): NoteRecord => ({
  async wasNoted(surface, event) {
    const id = BigInt(surface);
    if (event === 1) return (await sql.surface.findFirst({ where: { id, message: { not: null } } })) !== null;
    return (await sql.note.findFirst({ where: { surfaceId: id, number: event, NOT: postponed } })) !== null;
  },

  async notesOn(surface) {
    const row = await sql.surface.findUniqueOrThrow({
      where: { id: BigInt(surface) },
      include: { notes: { orderBy: { number: "asc" } } },
    });
    const { platform, tenant } = surfaceOf(row);
    const waiting = row.notes.filter(({ address, message }) => address !== null && message === null);
    const messages = new Map<string, NoteMessage>();
    for (const { address, message, number, joined } of row.notes) {
      if (address === null || message === null) continue;
      const before = messages.get(message) ?? { events: [], joined: [] };
      messages.set(message, {
        at: { platform, tenant, address, message },
        events: [...before.events, number],
        joined: joined ? [...before.joined, number] : before.joined,
      });
    }
    return { postponed: waiting.map(({ number }) => number), messages: [...messages.values()] };
  },

  async noted(surface, event, posted) {
    await place(sql, surface, event, posted ?? nowhere);
  },

  async notified(surface, at, events, { address, message }) {
    const suppressed = events.length - 1;
    // In one statement: of what one message says, all is written down or nothing.
    await sql.$executeRaw`
      with notified as (update surface set pushed_at = ${at}, spared = spared + ${suppressed} where id = ${BigInt(surface)}
                    returning id)
      insert into note (surface_id, number, address, message)
      select notified.id, number, ${address}, ${message} from notified, unnest(${[...events]}::int[]) as number
          on conflict (surface_id, number) do update set address = excluded.address, message = excluded.message, joined = false`;
  },

  async lastAct(person, since) {
    const rows = await sql.$queryRaw`
      select max(at) as at from ticket_event where by = ${person}::uuid and at >= ${since}`;
    return lastActs.parse(rows)[0].at;
  },
});

export const writeNotes = (sql: Sql): Pick<DeskTransaction, "postponeNotes" | "addToNote"> => ({
  async postponeNotes({ id, address }, events) {
    for (const event of events) await place(sql, id, event, { address, message: null });
  },

  async addToNote(surface, event, posted) {
    await sql.surface.update({ where: { id: BigInt(surface) }, data: { spared: { increment: 1 } } });
    await place(sql, surface, event, { ...posted, joined: true });
  },
});

interface Place {
  readonly address: string | null;
  readonly message: string | null;
  readonly joined?: boolean;
}
const nowhere = { address: null, message: null };

async function place(
  sql: Sql,
  surface: string,
  number: number,
  { address, message, joined = false }: Place,
): Promise<void> {
  const key = { surfaceId: BigInt(surface), number };
  const at = { address, message, joined };
  await sql.note.upsert({ where: { surfaceId_number: key }, create: { ...key, ...at }, update: at });
}
