import { z } from "zod";
import type { TicketList, TicketReader } from "../../desk/reader.ts";
import type { Rank } from "../../features/home/rules.ts";
import { Prisma } from "../generated/client.ts";
import type { Sql } from "../engine/sql.ts";
import { readableTickets, ticketColumnsAsRead, ticketRows, type Unreadable } from "./ticket-row.ts";

type ListReads = Pick<TicketReader, "ticketsOf" | "openTickets" | "freeTickets" | "ticketsClaimedBy" | "countAfter">;

/** What breaks next: the order that the indexes of open tickets give. */
export const soonestFirst = Prisma.sql`next_due_at, priority, opened_at, reference`;

/** Those that come after a row in that order, in which what nothing can break comes last. */
export function laterThan(after: Rank | null): Prisma.Sql {
  if (after === null) return Prisma.sql`true`;
  const { due, priority, reference } = after;
  const opened = new Date(after.opened);
  return due === null
    ? Prisma.sql`(next_due_at is null and (priority, opened_at, reference) > (${priority}, ${opened}, ${reference}))`
    : Prisma.sql`(next_due_at is null
                  or (next_due_at, priority, opened_at, reference) > (${new Date(due)}, ${priority}, ${opened}, ${reference}))`;
}

/** Those of somebody that are open, or have ended, and come after a row; the most lately changed come first. */
function olderThan(after: Rank | null, open: boolean): Prisma.Sql {
  const those = open ? Prisma.sql`ended_at is null` : Prisma.sql`ended_at is not null`;
  if (after === null || (after.open && !open)) return those;
  if (!after.open && open) return Prisma.sql`${those} and false`;
  return Prisma.sql`${those} and (changed_at, reference) < (${new Date(after.changed)}, ${after.reference})`;
}

const newestFirst = Prisma.sql`changed_at desc, reference desc`;
const claimedBy = (person: string, queues: readonly string[]) =>
  Prisma.sql`assignee = ${person}::uuid and ended_at is null and queue_name = any (${[...queues]})`;
const notOf = (person: string | undefined) =>
  person === undefined ? Prisma.empty : Prisma.sql`and assignee is distinct from ${person}::uuid`;
const isFree = Prisma.sql`status = 'new'`;

const counted = z.tuple([z.object({ count: z.int() })]);

export function readLists(sql: Sql, unreadable: Unreadable): ListReads {
  const openIn = async (
    queues: readonly string[],
    most: number,
    those: Prisma.Sql,
  ): ReturnType<ListReads["openTickets"]> => {
    const rows = await sql.$queryRaw`
      select ${ticketColumnsAsRead}
        from unnest(${[...new Set(queues)]}::text[]) as wanted cross join lateral (
          select * from ticket where queue_name = wanted and ended_at is null and ${those}
           order by ${soonestFirst} limit ${most}
        ) as soonest
       order by ${soonestFirst} limit ${most}`;
    return readableTickets(rows, unreadable);
  };
  const count = async (from: Prisma.Sql): Promise<number> =>
    counted.parse(await sql.$queryRaw`select count(*)::int as count from ${from}`)[0].count;

  return {
    async ticketsOf(person, most, after = null) {
      const open = await sql.$queryRaw`
        select ${ticketColumnsAsRead} from ticket
         where (requester = ${person}::uuid or beneficiary = ${person}::uuid) and ${olderThan(after, true)}
         order by ${newestFirst} limit ${most}`;
      const left = most - ticketRows.parse(open).length;
      if (left === 0) return readableTickets(open, unreadable);
      // The newest of each role by its index, and the newest of both: somebody may have ten thousand that have ended.
      const newest = Prisma.sql`${olderThan(after, false)} order by ${newestFirst} limit ${left}`;
      const ended = await sql.$queryRaw`
        select ${ticketColumnsAsRead} from ticket
         where reference in ((select reference from ticket where requester = ${person}::uuid and ${newest})
                             union (select reference from ticket where beneficiary = ${person}::uuid and ${newest}))
         order by ${newestFirst} limit ${left}`;
      return [...readableTickets(open, unreadable), ...readableTickets(ended, unreadable)];
    },

    openTickets: (queues, most, after = null, without) =>
      openIn(queues, most, Prisma.sql`${laterThan(after)} ${notOf(without)}`),
    freeTickets: (queues, most, after = null) => openIn(queues, most, Prisma.sql`${isFree} and ${laterThan(after)}`),

    async ticketsClaimedBy(person, queues, most, after = null) {
      const rows = await sql.$queryRaw`
        select ${ticketColumnsAsRead} from ticket
         where ${claimedBy(person, queues)} and ${laterThan(after)} order by ${soonestFirst} limit ${most}`;
      return readableTickets(rows, unreadable);
    },

    countAfter: (list: TicketList, after) => count(listed(list, after)),
  };
}

/** The rows of a list after one, each once. */
function listed(list: TicketList, after: Rank | null): Prisma.Sql {
  switch (list.name) {
    case "claimed":
      return Prisma.sql`ticket where ${claimedBy(list.person, list.queues)} and ${laterThan(after)}`;
    case "queue":
    case "free": {
      const those = list.name === "free" ? Prisma.sql`and ${isFree}` : notOf(list.without);
      return Prisma.sql`ticket where queue_name = any (${[...list.queues]}) and ended_at is null ${those}
                                 and ${laterThan(after)}`;
    }
    case "mine": {
      // Each by an index that holds all that is asked: those that have ended may be ten thousand.
      const as = (role: Prisma.Sql, open: boolean) =>
        Prisma.sql`select reference from ticket where ${role} = ${list.person}::uuid and ${olderThan(after, open)}`;
      const [requester, beneficiary] = [Prisma.sql`requester`, Prisma.sql`beneficiary`];
      return Prisma.sql`(${as(requester, true)} union ${as(beneficiary, true)}
                         union ${as(requester, false)} union ${as(beneficiary, false)}) as theirs`;
    }
  }
}
