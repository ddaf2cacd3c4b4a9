import { z } from "zod";
import type { DeskTransaction } from "../../desk/transaction.ts";
import { begin } from "../../features/rules/evolve.ts";
import { formatReference } from "../../kernel/reference.ts";
import { Prisma } from "../generated/client.ts";
import { jsonText } from "../engine/json.ts";
import { storedEvents, wordsRepeated } from "../words/stored-events.ts";
import { readTicket } from "./read-tickets.ts";
import type { Sql } from "../engine/sql.ts";
import { newSurfaceColumns, newSurfaceRow, surfaceColumnsAsRead, surfacesOf } from "../surfaces/surface-row.ts";
import { eventColumns, rowOf, ticketColumns } from "./ticket-row.ts";

type TicketWrites = Pick<DeskTransaction, "open" | "lock" | "save" | "addSurfaces">;

const wordsColumns = Prisma.raw("id, ticket, by, text, locale, at");
const ids = z.array(z.string());
const stored = z.tuple([z.object({ count: z.int(), reference: z.string(), surfaces: ids })]);

export const writeTickets = (sql: Sql): TicketWrites => ({
  // One statement instead of five: whoever opens next waits for four round trips, not ten. At 16 at a time 129 tickets
  // a second instead of 55.
  async open(first, day, spots) {
    const { event } = first;
    if (event.type !== "opened") throw new Error(`a ticket begins with "opened", not with "${event.type}"`);
    const prefix = formatReference(event.kind, day, 0).replace(/\d+$/u, "");
    const surfaceRows = jsonText(spots.map((spot) => newSurfaceRow({ ticket: "", ...spot })));
    const { events, words } = storedEvents("", [first], new Map());
    const rows = await sql.$queryRaw`
      with counted as (
        insert into day_counter (day, count) values (${day}, 1)
            on conflict (day) do update set count = day_counter.count + 1
        returning count, ${prefix} || lpad(count::text, greatest(4, length(count::text)), '0') as reference
      ), opened as (
        insert into ticket (${ticketColumns})
        select ${ticketColumns}
          from jsonb_populate_record(null::ticket, ${rowOf(begin("", first))}::jsonb || (select to_jsonb(counted) from counted))
      ), recorded as (
        insert into ticket_event (${eventColumns})
        select counted.reference, number, by, at, event, due
          from counted, jsonb_populate_recordset(null::ticket_event, ${events}::jsonb)
      ), worded as (
        insert into words (${wordsColumns})
        select given.id, counted.reference, by, text, person.locale, at
          from counted, jsonb_populate_recordset(null::words, ${words}::jsonb) as given left join person on person.id = by
      ), shown as (
        insert into surface (ticket, person_id, platform, tenant, address)
        select counted.reference, person_id, platform, tenant, address
          from counted, jsonb_to_recordset(${surfaceRows}::jsonb) as spot (${newSurfaceColumns})
        returning id
      )
      select count, reference, coalesce((select jsonb_agg(id::text order by id) from shown), '[]') as surfaces from counted`;
    const [{ count, reference, surfaces }] = stored.parse(rows);
    if (reference !== formatReference(event.kind, day, count)) throw new Error(`${reference} is not how it is written`);
    return { ticket: begin(reference, first), surfaces };
  },

  // Not `for update`: that would keep others from showing the ticket, whose surfaces refer to its key.
  lock: (reference) => readTicket(sql, reference, Prisma.sql`for no key update`),

  // One statement instead of two; with `lock` and the others a change makes 12 instead of 21, in half the time.
  async save(ticket, events) {
    const { reference } = ticket;
    const stored = storedEvents(reference, events, await wordsRepeated(sql, reference, events));
    await sql.$executeRaw`
      with recorded as (
        insert into ticket_event (${eventColumns})
        select ${eventColumns} from jsonb_populate_recordset(null::ticket_event, ${stored.events}::jsonb)
      ), worded as (
        insert into words (${wordsColumns})
        select given.id, ticket, by, text, person.locale, at
          from jsonb_populate_recordset(null::words, ${stored.words}::jsonb) as given left join person on person.id = by
      )
      update ticket
         set (${ticketColumns}) = (select ${ticketColumns} from jsonb_populate_record(null::ticket, ${rowOf(ticket)}::jsonb))
       where reference = ${reference}`;
  },

  async addSurfaces(places) {
    // In one order, so that two who show the same tickets never wait for each other. Whoever is second finds them shown.
    const inOrder = places.toSorted((one, other) => (one.ticket < other.ticket ? -1 : 1));
    const rows = await sql.$queryRaw`
      insert into surface (ticket, person_id, platform, tenant, address)
      select ticket, person_id, platform, tenant, address
        from jsonb_to_recordset(${jsonText(inOrder.map(newSurfaceRow))}::jsonb) as place (${newSurfaceColumns})
          on conflict do nothing
      returning ${surfaceColumnsAsRead}`;
    return surfacesOf(rows);
  },
});
