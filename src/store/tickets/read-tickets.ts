import type { TicketReader } from "../../desk/ports.ts";
import type { Ticket } from "../../kernel/ticket.ts";
import { Prisma } from "../generated/client.ts";
import type { TicketModel } from "../generated/models.ts";
import type { Sql } from "../engine/sql.ts";
import { surfaceOf } from "../surfaces/surface-row.ts";
import { recordedEventOf, ticketColumnsAsRead, ticketOf } from "./ticket-row.ts";

type TicketReads = Pick<
  TicketReader,
  | "ticket"
  | "history"
  | "surfaces"
  | "surfaceOf"
  | "ticketsOf"
  | "ticketsClaimedBy"
  | "claimedReferences"
  | "openTickets"
  | "openReferences"
  | "countsSince"
  | "openTicketsNotAt"
>;

/** What breaks next. `endedAt` is the same in all that are open: it is there so that an index gives this order. */
const soonestFirst = [
  { endedAt: "asc" },
  { nextDueAt: "asc" },
  { priority: "asc" },
  { openedAt: "asc" },
] as const satisfies Prisma.TicketOrderByWithRelationInput[];

/**
 * With a lock, such as `for update`: the ticket as it is once nobody else has one that stands against it. PostgreSQL reads
 * the row again when it has waited, so that locking and reading need not be two statements.
 */
export async function readTicket(sql: Sql, reference: string, locking = Prisma.empty): Promise<Ticket | null> {
  const [row] = await sql.$queryRaw<TicketModel[]>`
    select ${ticketColumnsAsRead} from ticket where reference = ${reference} ${locking}`;
  return row === undefined ? null : ticketOf(row);
}

export const readTickets = (sql: Sql): TicketReads => ({
  ticket: (reference) => readTicket(sql, reference),

  async history(reference) {
    const rows = await sql.ticketEvent.findMany({ where: { reference }, orderBy: { number: "asc" } });
    return rows.map(recordedEventOf);
  },

  async surfaces(reference) {
    const rows = await sql.surface.findMany({ where: { reference }, orderBy: { id: "asc" } });
    return rows.map(surfaceOf);
  },

  async surfaceOf({ platform, tenant, address, message }) {
    const card = { platform, tenant, address, message };
    const note = { platform, tenant, notes: { some: { address, message } } };
    const row = (await sql.surface.findFirst({ where: card })) ?? (await sql.surface.findFirst({ where: note }));
    return row && surfaceOf(row);
  },

  async ticketsOf(person, most) {
    const newestOf = (endedAt: null | { not: null }, take: number) =>
      sql.ticket.findMany({
        where: { OR: [{ requester: person }, { beneficiary: person }], endedAt },
        orderBy: [{ changedAt: "desc" }, { reference: "desc" }],
        take,
      });
    const open = await newestOf(null, most);
    const ended = await newestOf({ not: null }, most - open.length);
    return [...open, ...ended].map(ticketOf);
  },

  async openTickets(queues, most) {
    const rows = await sql.ticket.findMany({
      where: { queueName: { in: [...queues] }, endedAt: null },
      orderBy: soonestFirst,
      take: most,
    });
    return rows.map(ticketOf);
  },

  async ticketsClaimedBy(person, most) {
    const rows = await sql.ticket.findMany({
      where: { assignee: person, endedAt: null },
      orderBy: soonestFirst,
      take: most,
    });
    return rows.map(ticketOf);
  },

  async claimedReferences(person, { statuses, offered }) {
    const rows = await sql.ticket.findMany({
      where: { assignee: person, endedAt: null, status: { in: [...statuses] }, offered },
      orderBy: { reference: "asc" },
      select: { reference: true },
    });
    return rows.map(({ reference }) => reference);
  },

  async openReferences(queue, after, most) {
    const rows = await sql.ticket.findMany({
      where: { queueName: queue, endedAt: null, ...(after === null ? {} : { reference: { gt: after } }) },
      orderBy: { reference: "asc" },
      select: { reference: true },
      take: most,
    });
    return rows.map(({ reference }) => reference);
  },

  async countsSince(queueName, since) {
    // Through the index of a queue's open tickets, and of its ended ones by their end.
    const count = (where: Prisma.TicketWhereInput) => sql.ticket.count({ where: { queueName, ...where } });
    const [open, both, ended] = await Promise.all([
      count({ endedAt: null, openedAt: { gte: since } }),
      count({ endedAt: { gte: since }, openedAt: { gte: since } }),
      count({ endedAt: { gte: since } }),
    ]);
    return { opened: open + both, ended };
  },

  async openTicketsNotAt({ queue, platform, tenant, address }, most) {
    const rows = await sql.ticket.findMany({
      where: {
        queueName: queue,
        endedAt: null,
        surfaces: { none: { platform, tenant, address, personId: null } },
      },
      orderBy: soonestFirst,
      take: most,
    });
    return rows.map(ticketOf);
  },
});
