import { z } from "zod";
import type { TicketList, TicketReader } from "../../desk/reader.ts";
import { listNames, rankOf, type Rank } from "../../features/home/rules.ts";
import { Prisma } from "../generated/client.ts";
import type { Sql } from "../engine/sql.ts";
import {
  laterThan,
  newerThan,
  newestFirst,
  olderThan,
  partsOf,
  soonerThan,
  soonestFirst,
  soonestLast,
  type OpenList,
} from "./list-parts.ts";
import type { Unreadable } from "../engine/readable.ts";
import { readableTickets, ticketColumnsAsRead } from "./ticket-row.ts";

type ListReads = Pick<
  TicketReader,
  | "ticketsOf"
  | "openTickets"
  | "freeTickets"
  | "lateTickets"
  | "ticketsClaimedBy"
  | "ticketsWaitingFor"
  | "startBefore"
  | "beginnings"
  | "countAfter"
>;

const begun = z.array(z.object({ name: z.enum(listNames), references: z.array(z.string()), count: z.int() }));
const counted = z.tuple([z.object({ count: z.int() })]);

export function readLists(sql: Sql, unreadable: Unreadable): ListReads {
  const soonest = async (list: OpenList, most: number, after: Rank | null = null) => {
    const each = (part: Prisma.Sql) => Prisma.sql`
      (select * from ticket where ${part} and ${laterThan(after)} order by ${soonestFirst} limit ${most})`;
    const rows = await sql.$queryRaw`
      select ${ticketColumnsAsRead} from ${ofAll(list, each)} as soonest order by ${soonestFirst} limit ${most}`;
    return readableTickets(rows, unreadable);
  };

  return {
    async ticketsOf(person, most, after = null) {
      const rows = await sql.$queryRaw`
        select ${ticketColumnsAsRead} from ticket
         where reference in (select reference from (${newest(person, after, most)}) as newest)
         order by ended_at is null desc, ${newestFirst}`;
      return readableTickets(rows, unreadable);
    },

    openTickets: (queues, most, after) => soonest({ name: "queue", queues }, most, after),
    freeTickets: (queues, most, after) => soonest({ name: "free", queues }, most, after),
    lateTickets: (queues, at, most, after) => soonest({ name: "late", queues, at }, most, after),
    ticketsClaimedBy: (person, queues, most, after) => soonest({ name: "claimed", person, queues }, most, after),
    ticketsWaitingFor: (person, queues, most, after) => soonest({ name: "waiting", person, queues }, most, after),

    async startBefore(list, first, most) {
      const [order, before] =
        list.name === "mine"
          ? [newestLast, newer(list, first, most + 1)]
          : [soonestLast, sooner(list, first, most + 1)];
      const rows = await sql.$queryRaw`
        select ${ticketColumnsAsRead} from ${before} as before order by ${order} offset ${most} limit 1`;
      const [start] = readableTickets(rows, unreadable);
      return start === undefined ? null : rankOf(start);
    },

    async beginnings(lists, most, count) {
      const begin = (list: TicketList): Prisma.Sql => Prisma.sql`
        select ${list.name} as name, coalesce((array_agg(reference order by place))[1:${most}::int], '{}') as "references",
               count(*)::int as count
          from (${first(list, count)}) as first`;
      const rows = await sql.$queryRaw`${Prisma.join(lists.map(begin), " union all ")}`;
      return new Map(begun.parse(rows).map(({ name, ...beginning }) => [name, beginning]));
    },

    async countAfter(list, after, most) {
      const rows = await sql.$queryRaw`
        select count(*)::int as count from (select from ${listed(list, after, most ?? null)} as listed limit ${most ?? null}) as counted`;
      return counted.parse(rows)[0].count;
    },
  };
}

/** The references of the first of a list, and the place of each in it. */
function first(list: TicketList, most: number): Prisma.Sql {
  if (list.name === "mine") return newest(list.person, null, most);
  const each = (part: Prisma.Sql) => Prisma.sql`
    (select next_due_at, priority, opened_at, reference from ticket where ${part} order by ${soonestFirst} limit ${most})`;
  return Prisma.sql`
    select reference, row_number() over (order by ${soonestFirst}) as place from ${ofAll(list, each)} as soonest
     order by place limit ${most}`;
}

/** The same of somebody's own after a row: of each role those that are open and those that have ended, by its index, since they may be ten thousand. */
function newest(person: string, after: Rank | null, most: number): Prisma.Sql {
  const as = (role: Prisma.Sql, open: boolean) => Prisma.sql`
    (select reference, ${open} as open, changed_at from ticket
      where ${role} = ${person}::uuid and ${olderThan(after, open)} order by ${newestFirst} limit ${most})`;
  const [requester, beneficiary] = [Prisma.sql`requester`, Prisma.sql`beneficiary`];
  return Prisma.sql`
    select reference, row_number() over (order by open desc, ${newestFirst}) as place
      from (${as(requester, true)} union ${as(beneficiary, true)} union
            ${as(requester, false)} union ${as(beneficiary, false)}) as own
     order by place limit ${most}`;
}

const newestLast = Prisma.sql`ended_at is null, changed_at, reference`;

/** The last of a list before one of its rows. */
const sooner = (list: OpenList, first: Rank, most: number): Prisma.Sql =>
  ofAll(
    list,
    (part) => Prisma.sql`
      (select * from ticket where ${part} and ${soonerThan(first)} order by ${soonestLast} limit ${most})`,
  );

function newer({ person }: { readonly person: string }, first: Rank, most: number): Prisma.Sql {
  const as = (role: Prisma.Sql, open: boolean) => Prisma.sql`
    (select reference from ticket where ${role} = ${person}::uuid and ${newerThan(first, open)}
      order by changed_at, reference limit ${most})`;
  const [requester, beneficiary] = [Prisma.sql`requester`, Prisma.sql`beneficiary`];
  return Prisma.sql`(select * from ticket where reference in (
    ${as(requester, true)} union ${as(beneficiary, true)} union ${as(requester, false)} union ${as(beneficiary, false)}))`;
}

/** The rows of a list after one, each once; no more than so many are looked for in a part of it. */
function listed(list: TicketList, after: Rank | null, most: number | null): Prisma.Sql {
  if (list.name !== "mine") {
    // In its order, so that what is counted up to a number is read by the index that holds it and nothing else.
    const inOrder = most === null ? Prisma.empty : Prisma.sql`order by ${soonestFirst} limit ${most}`;
    return ofAll(list, (part) => Prisma.sql`(select from ticket where ${part} and ${laterThan(after)} ${inOrder})`);
  }
  // Each by an index that holds all that is asked: those that have ended may be ten thousand.
  const as = (role: Prisma.Sql, open: boolean) => Prisma.sql`
    (select reference from ticket where ${role} = ${list.person}::uuid and ${olderThan(after, open)} limit ${most})`;
  const [requester, beneficiary] = [Prisma.sql`requester`, Prisma.sql`beneficiary`];
  return Prisma.sql`(${as(requester, true)} union ${as(beneficiary, true)}
                     union ${as(requester, false)} union ${as(beneficiary, false)})`;
}

/** The rows of all parts of a list: of each of its queues by itself, so that an index gives them in order. */
function ofAll(list: OpenList, each: (part: Prisma.Sql) => Prisma.Sql): Prisma.Sql {
  const parts = Prisma.join(partsOf(list).map(each), " union all ");
  return "person" in list
    ? Prisma.sql`(${parts})`
    : Prisma.sql`unnest(${[...new Set(list.queues)]}::text[]) as wanted cross join lateral (${parts})`;
}
