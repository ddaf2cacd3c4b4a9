import { z } from "zod";
import type { TicketReader } from "../../desk/reader.ts";
import { eventTypes } from "../../features/rules/events.ts";
import { inHand } from "../../kernel/status.ts";
import type { Ticket } from "../../kernel/ticket.ts";
import { Prisma } from "../generated/client.ts";
import type { Sql } from "../engine/sql.ts";
import { soonestFirst } from "./list-parts.ts";
import { surfaceColumnsAsRead, surfacesOf } from "../surfaces/surface-row.ts";
import type { Unreadable } from "../engine/readable.ts";
import { recordedEventOf, ticketColumnsAsRead, ticketsOf, readableTickets } from "./ticket-row.ts";

type TicketReads = Pick<
  TicketReader,
  | "ticket"
  | "history"
  | "newerEvents"
  | "eventsOf"
  | "surfaces"
  | "surfaceOf"
  | "surfacesPostedAgain"
  | "countOpenedBy"
  | "offersToSettle"
  | "waitingForApprovalOf"
  | "assigneesToSettle"
  | "openReferences"
  | "notPrivateIn"
  | "holdsPrivate"
  | "countsSince"
  | "openTicketsNotAt"
>;

/** Milliseconds, as the ids of messages are counted where they say when a card was posted. */
const postedAgainWithin = 10 * 60_000;
const clocksDiffer = 5_000;

const history = z.tuple([
  z.object({
    events: z.array(
      z.object({
        number: z.int(),
        by: z.string().nullable(),
        at: z.iso.datetime({ offset: true }).transform((text) => new Date(text)),
        event: z.json(),
        due: z.json(),
      }),
    ),
    texts: z.record(z.string(), z.string()).transform((texts) => new Map(Object.entries(texts))),
  }),
]);

const references = z.array(z.object({ reference: z.string() }));
const assignees = z.array(z.object({ assignee: z.string() }));

/** Of a ticket and its assignee: it is offered although they are there, or not although they are away or no agent of its queue. */
const isUnsettled = Prisma.sql`
  ended_at is null and status = any (${inHand}) and offered = (not away and exists (
    select from queue_member as member where member.queue_name = ticket.queue_name and member.person_id = assignee))`;

const mostEvents = 500; // more than were ever asked and answered since the question before

const counts = z.tuple([z.object({ count: z.int() })]);
const sinceCounts = z.tuple([z.object({ open: z.int(), both: z.int(), ended: z.int() })]);
export const asked = z.array(z.object({ number: z.int(), type: z.string() }));
export type Asked = z.output<typeof asked>[number];

/** Of these types, and before one number, the newest first. */
export const eventsAsked = (
  ticket: Prisma.Sql,
  types: readonly string[],
  before = 2 ** 31 - 1,
): Prisma.Sql => Prisma.sql`
  select number, type from ticket_event
   where ticket = ${ticket} and number < ${before} and type = any (${[...types]})
   order by number desc limit ${mostEvents}`;

/**
 * With a lock, such as `for no key update`: the ticket as it is once nobody else has one that stands against it. PostgreSQL reads
 * the row again when it has waited, so that locking and reading need not be two statements.
 */
export async function readTicket(sql: Sql, reference: string, locking = Prisma.empty): Promise<Ticket | null> {
  const rows = await sql.$queryRaw`
    select ${ticketColumnsAsRead} from ticket where reference = ${reference} ${locking}`;
  return ticketsOf(rows)[0] ?? null;
}

export const readTickets = (sql: Sql, unreadable: Unreadable): TicketReads => ({
  ticket: (reference) => readTicket(sql, reference),

  async history(reference) {
    const rows = await sql.$queryRaw`
      select coalesce((select jsonb_agg(ticket_event order by number) from ticket_event where ticket = ${reference}), '[]') as events,
             coalesce((select jsonb_object_agg(id, text) from words where ticket = ${reference}), '{}') as texts`;
    const [{ events, texts }] = history.parse(rows);
    return events.flatMap((event) => recordedEventOf(event, texts) ?? []);
  },

  async newerEvents(reference) {
    const rows = await sql.$queryRaw`
      select number, type from ticket_event
       where ticket = ${reference} and type <> all (${[...eventTypes]}) order by number`;
    return asked.parse(rows).map(({ number }) => number);
  },

  async eventsOf(reference, types, before) {
    return asked.parse(await sql.$queryRaw(eventsAsked(Prisma.sql`${reference}`, types, before)));
  },

  async surfaces(reference) {
    return surfacesOf(
      await sql.$queryRaw`select ${surfaceColumnsAsRead} from surface where ticket = ${reference} order by id`,
    );
  },

  async surfaceOf({ platform, tenant, address, message }) {
    const rows = await sql.$queryRaw`
      select ${surfaceColumnsAsRead} from surface
       where platform = ${platform} and tenant = ${tenant} and address = ${address} and message = ${message}
       union all
      select ${surfaceColumnsAsRead} from note join surface on surface.id = surface_id
       where note.address = ${address} and note.message = ${message} and platform = ${platform} and tenant = ${tenant}
       limit 1`;
    return surfacesOf(rows)[0] ?? null;
  },

  async surfacesPostedAgain({ platform, tenant, address }, at, most) {
    const from = at.getTime();
    // As their ids tell when messages were posted: of Slack in seconds, of Teams in milliseconds.
    const idAt = (milliseconds: number): string =>
      platform === "slack" ? (milliseconds / 1_000).toFixed(6) : String(milliseconds);
    const rows = await sql.$queryRaw`
      select ${surfaceColumnsAsRead} from surface join ticket on ticket.reference = surface.ticket
       where platform = ${platform} and tenant = ${tenant} and surface.address = ${address}
         and (surface.message is null
              or (surface.message > ${idAt(from - postedAgainWithin)} and surface.message < ${idAt(from + postedAgainWithin)}))
         and opened_at > ${new Date(from - postedAgainWithin)} and opened_at < ${new Date(from + clocksDiffer)}
       order by surface.id desc limit ${most}`;
    return surfacesOf(rows);
  },

  async countOpenedBy({ platform, tenant, user }, since, most) {
    const person = Prisma.sql`
      select person_id from account where platform = ${platform} and tenant = ${tenant} and "user" = ${user}`;
    const rows = await sql.$queryRaw`
      select count(*)::int as count
        from (select from ticket_event
               where by = (${person}) and at > ${since} and number = 1
                 and not exists (select from ticket where reference = ticket_event.ticket and part_of is not null)
               limit ${most}) as opened`;
    return counts.parse(rows)[0].count;
  },

  async offersToSettle(person) {
    const rows = await sql.$queryRaw`
      select reference from ticket join person on person.id = assignee
       where assignee = ${person}::uuid and ${isUnsettled} order by reference`;
    return references.parse(rows).map(({ reference }) => reference);
  },

  async waitingForApprovalOf(person) {
    const rows = await sql.$queryRaw`
      select reference from ticket
       where approvers <> '{}' and approvers @> array[${person}::uuid] order by reference`;
    return references.parse(rows).map(({ reference }) => reference);
  },

  async assigneesToSettle(queue) {
    const rows = await sql.$queryRaw`
      select distinct assignee from ticket join person on person.id = assignee
       where queue_name = ${queue} and ${isUnsettled}`;
    return assignees.parse(rows).map(({ assignee }) => assignee);
  },

  async notPrivateIn(queue, most) {
    const rows = await sql.$queryRaw`
      select reference from ticket where queue_name = ${queue} and not is_private order by reference limit ${most}`;
    return references.parse(rows).map(({ reference }) => reference);
  },

  async holdsPrivate(queue) {
    const rows = await sql.$queryRaw`select reference from ticket where queue_name = ${queue} and is_private limit 1`;
    return references.parse(rows).length > 0;
  },

  async openReferences(queue, after, most) {
    const rows = await sql.$queryRaw`
      select reference from ticket
       where queue_name = ${queue} and ended_at is null and reference > ${after ?? ""}
       order by reference limit ${most}`;
    return references.parse(rows).map(({ reference }) => reference);
  },

  async countsSince(queue, since) {
    // Through the index of a queue's open tickets, and of its ended ones by their end.
    const rows = await sql.$queryRaw`
      select (select count(*) from ticket
               where queue_name = ${queue} and ended_at is null and opened_at >= ${since})::int as open,
             (select count(*) from ticket
               where queue_name = ${queue} and ended_at >= ${since} and opened_at >= ${since})::int as both,
             (select count(*) from ticket where queue_name = ${queue} and ended_at >= ${since})::int as ended`;
    const [{ open, both, ended }] = sinceCounts.parse(rows);
    return { opened: open + both, ended };
  },

  async openTicketsNotAt({ queue, platform, tenant, address }, most) {
    const rows = await sql.$queryRaw`
      select ${ticketColumnsAsRead}
        from ticket left join lateral (
          select true as shown from surface
           where ticket = reference and person_id is null
             and platform = ${platform} and tenant = ${tenant} and address = ${address}
           limit 1) as there on true -- of each open ticket by itself: far more surfaces are of ended ones
       where queue_name = ${queue} and ended_at is null and shown is null
       order by ${soonestFirst} limit ${most}`;
    return readableTickets(rows, unreadable);
  },
});
