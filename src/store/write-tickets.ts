import { z } from "zod";
import type { DeskTransaction } from "../desk/ports.ts";
import { begin } from "../domain/evolve.ts";
import { formatReference } from "../domain/reference.ts";
import { Prisma } from "./generated/client.ts";
import { readTicket } from "./read-tickets.ts";
import type { Sql } from "./sql.ts";
import { surfaceOf } from "./surface-row.ts";
import { eventColumns, eventRows, rowOf, ticketColumns } from "./ticket-row.ts";

type TicketWrites = Pick<DeskTransaction, "open" | "lock" | "save" | "addSurfaces">;

const numbered = z.tuple([z.object({ count: z.int(), reference: z.string() })]);

export const writeTickets = (sql: Sql): TicketWrites => ({
  async open(first, day) {
    const { event } = first;
    if (event.type !== "opened") throw new Error(`a ticket begins with "opened", not with "${event.type}"`);
    const unnumbered = formatReference(event.kind, day, 0);
    const prefix = unnumbered.slice(0, unnumbered.indexOf("_") + 1);
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
          from counted, jsonb_populate_recordset(null::ticket_event, ${eventRows("", [first])}::jsonb)
      )
      select count, reference from counted`;
    const [{ count, reference }] = numbered.parse(rows);
    if (reference !== formatReference(event.kind, day, count)) throw new Error(`${reference} is not how it is written`);
    return begin(reference, first);
  },

  lock: (reference) => readTicket(sql, reference, Prisma.sql`for update`),

  async save(ticket, events) {
    const { reference } = ticket;
    await sql.$executeRaw`
      with recorded as (
        insert into ticket_event (${eventColumns})
        select ${eventColumns} from jsonb_populate_recordset(null::ticket_event, ${eventRows(reference, events)}::jsonb)
      )
      update ticket
         set (${ticketColumns}) = (select ${ticketColumns} from jsonb_populate_record(null::ticket, ${rowOf(ticket)}::jsonb))
       where reference = ${reference}`;
  },

  async addSurfaces(places) {
    const rows = await sql.surface.createManyAndReturn({
      data: places.map(({ ticket, at: { platform, tenant, address }, audience }) => ({
        reference: ticket,
        personId: audience.kind === "person" ? audience.person : null,
        platform,
        tenant,
        address,
      })),
    });
    return rows.map(surfaceOf);
  },
});
