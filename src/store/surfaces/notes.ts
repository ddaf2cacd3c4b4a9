import { z } from "zod";
import type { DeliveryRecord, NoteMessage } from "../../desk/delivery-record.ts";
import type { DeskTransaction } from "../../desk/transaction.ts";
import type { Sql } from "../engine/sql.ts";
import { platformName } from "./surface-row.ts";

const lastActs = z.tuple([z.object({ at: z.date().nullable() })]);

const lastWords = z.object({ at: z.date(), kept: z.boolean() });
const arrivals = z.tuple([z.object({ agents: z.boolean(), waits: z.boolean(), tries: z.int() })]);

/** Events that are somebody's words to the agents. */
const toTheAgents = ["answered", "refused", "reopened"];

type NoteRecord = Pick<
  DeliveryRecord,
  | "wasNoted"
  | "isBeingPosted"
  | "notesOn"
  | "noted"
  | "forgetNotes"
  | "notified"
  | "lastAct"
  | "wasNotified"
  | "lastWords"
  | "reached"
>;

const notes = z.tuple([
  z.object({
    platform: platformName,
    tenant: z.string(),
    notes: z.array(
      z.object({
        number: z.int(),
        address: z.string().nullable(),
        message: z.string().nullable(),
        joined: z.boolean(),
      }),
    ),
  }),
]);

export const noteRecord = (sql: Sql): NoteRecord => ({
  async wasNoted(surface, event) {
    const id = BigInt(surface);
    if (event === 1) return (await sql.$executeRaw`select from surface where id = ${id} and message is not null`) > 0;
    // A note that is postponed has an address and no message yet; one that could not be delivered has neither.
    const noted = sql.$executeRaw`
      select from note where surface_id = ${id} and number = ${event} and (address is null or message is not null)`;
    return (await noted) > 0;
  },

  async isBeingPosted(surface, event) {
    const held = sql.$executeRaw`
      select from outbox
       where surface_id = ${BigInt(surface)} and part = 'posts' and wanted ? ${String(event)}
         and lease is not null and at > clock_timestamp()`;
    return (await held) > 0;
  },

  async notesOn(surface) {
    const rows = await sql.$queryRaw`
      select platform, tenant,
             (select coalesce(jsonb_agg(jsonb_build_object(
                       'number', number, 'address', note.address, 'message', note.message, 'joined', joined
                     ) order by number), '[]')
                from note where surface_id = surface.id) as notes
        from surface where id = ${BigInt(surface)}`;
    const [{ platform, tenant, notes: all }] = notes.parse(rows);
    const waiting = all.filter(({ address, message }) => address !== null && message === null);
    const messages = new Map<string, NoteMessage>();
    for (const { address, message, number, joined } of all) {
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

  async forgetNotes(surface, events) {
    await sql.$executeRaw`delete from note where surface_id = ${BigInt(surface)} and number = any (${[...events]}::int[])`;
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

  async lastWords(ticket, person) {
    const rows = await sql.$queryRaw`
      select at, not exists (
               select from surface left join note on note.surface_id = surface.id and note.number = last.number
                where surface.ticket = ${ticket} and person_id is null
                  and (note.message is not null or (note.surface_id is null and unreachable is null))) as kept
        from (select number, at from ticket_event
               where ticket = ${ticket} and by = ${person}::uuid and type = any (${toTheAgents})
               order by number desc limit 1) as last`;
    return z.array(lastWords).parse(rows)[0] ?? null;
  },

  async reached(ticket, version) {
    const rows = await sql.$queryRaw`
      select coalesce(bool_or(note.message is not null), false) as agents,
             coalesce(bool_or(outbox.wanted -> last.number::text is not null), false) as waits,
             coalesce(max(outbox.tries), 0) as tries
        from (select max(number) as number from ticket_event
               where ticket = ${ticket} and number <= ${version} and type = any (${toTheAgents})) as last
        join surface on surface.ticket = ${ticket} and person_id is null
        left join note on note.surface_id = surface.id and note.number = last.number
        left join outbox on outbox.surface_id = surface.id and outbox.part = 'posts'`;
    const [{ agents, waits, tries }] = arrivals.parse(rows);
    if (agents) return "agents";
    if (!waits) return "nobody";
    return tries === 0 ? "on-the-way" : "tried-again";
  },

  async lastAct(person, since) {
    const rows = await sql.$queryRaw`
      select max(at) as at from ticket_event where by = ${person}::uuid and at >= ${since}`;
    return lastActs.parse(rows)[0].at;
  },

  async wasNotified(person, platform, since) {
    const surfaces = sql.$executeRaw`
      select from surface
       where person_id = ${person}::uuid and platform = ${platform} and pushed_at > ${since} limit 1`;
    return (await surfaces) > 0;
  },
});

const surfaceIds = z.array(z.object({ id: z.string() }));

export const writeNotes = (sql: Sql): Pick<DeskTransaction, "postponeNotes" | "heldFor" | "addToNote"> => ({
  async postponeNotes({ id, address }, events) {
    for (const event of events) await place(sql, id, event, { address, message: null });
  },

  async heldFor(person) {
    const rows = await sql.$queryRaw`
      select surface.id::text as id from timer join surface on surface.id = (job ->> 'surface')::bigint
       where job ->> 'kind' = 'catch-up' and person_id = ${person}::uuid order by surface.id`;
    return surfaceIds.parse(rows).map(({ id }) => id);
  },

  async addToNote(surface, event, posted) {
    await sql.$executeRaw`update surface set spared = spared + 1 where id = ${BigInt(surface)}`;
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
  await sql.$executeRaw`
    insert into note (surface_id, number, address, message, joined)
    values (${BigInt(surface)}, ${number}, ${address}, ${message}, ${joined})
        on conflict (surface_id, number) do update
       set address = excluded.address, message = excluded.message, joined = excluded.joined`;
}
