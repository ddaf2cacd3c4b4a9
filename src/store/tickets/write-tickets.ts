import type { DeskTransaction } from "../../desk/transaction.ts";
import { filesOf } from "../../features/rules/events.ts";
import { listedWithEvents } from "../../features/search/store/keep-in-step.ts";
import { Prisma } from "../generated/client.ts";
import { jsonText } from "../engine/json.ts";
import { storedEvents, wordsColumns, wordsRepeated } from "../words/stored-events.ts";
import { readTicket } from "./read-tickets.ts";
import type { Sql } from "../engine/sql.ts";
import { newSurfaceColumns, newSurfaceRow, surfaceColumnsAsRead, surfacesOf } from "../surfaces/surface-row.ts";
import { eventColumns, rowOf, ticketColumns } from "./ticket-row.ts";

type TicketWrites = Pick<DeskTransaction, "lock" | "save" | "addSurfaces">;

export const writeTickets = (sql: Sql): TicketWrites => ({
  // Not `for update`: that would keep others from showing the ticket, whose surfaces refer to its key.
  lock: (reference) => readTicket(sql, reference, Prisma.sql`for no key update`),

  // One statement instead of two; with `lock` and the others a change makes 12 instead of 21, in half the time.
  async save(ticket, events) {
    const { reference } = ticket;
    const stored = storedEvents(reference, events, await wordsRepeated(sql, reference, events));
    const filed = events.flatMap(({ number, event }) =>
      filesOf(event).flatMap(({ id }) => (id === undefined ? [] : [{ number, id }])),
    );
    const unindexed = listedWithEvents(reference, events).map(
      (statement, index) => Prisma.sql`, ${Prisma.raw(`unindexed_${index}`)} as (${statement})`,
    );
    await sql.$executeRaw`
      with recorded as (
        insert into ticket_event (${eventColumns})
        select ${eventColumns} from jsonb_populate_recordset(null::ticket_event, ${stored.events}::jsonb)
      ), worded as (
        insert into words (${wordsColumns})
        select given.id, ticket, by, text, person.locale, at
          from jsonb_populate_recordset(null::words, ${stored.words}::jsonb) as given left join person on person.id = by
      ) ${filed.length === 0 ? Prisma.empty : filing(reference, filed)}
      ${unindexed.length === 0 ? Prisma.empty : Prisma.join(unindexed, " ")}
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

/** What files came with. */
const filing = (reference: string, filed: readonly { readonly number: number; readonly id: string }[]): Prisma.Sql =>
  Prisma.sql`, filed as (
        insert into ticket_file (ticket, number, file_id)
        select ${reference}, number, id from jsonb_to_recordset(${jsonText(filed)}::jsonb) as given (number int, id uuid)
            on conflict do nothing
      )`;
