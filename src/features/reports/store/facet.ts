import type { Period } from "../../../kernel/time/periods.ts";
import { Prisma } from "../../../store/generated/client.ts";
import type { Dimension, Facet } from "../rules.ts";

const longestService = 60; // characters that tell services apart: more is a sentence, and no button carries it

/** What the tickets `t` are divided by. */
export function divider(by: Dimension): Prisma.Sql {
  switch (by) {
    case "priority":
      return Prisma.sql`t.priority`;
    case "kind":
      return Prisma.sql`t.kind`;
    case "service":
      // Its words tell nobody of a private one.
      return Prisma.sql`case when t.is_private then '' else left(lower(btrim(regexp_replace(t.service, '\\s+', ' ', 'g'))), ${longestService}::int) end`;
  }
}

/** Of a ticket `t`: when its first event happened. */
export const isOpenedIn = ({ from, to }: Period): Prisma.Sql =>
  Prisma.sql`t.opened_at >= ${from} and t.opened_at < ${to}`;

/**
 * The ticket `t` of each event `e`, looked up by its key. A join may begin with the tickets, where statistics know too little of
 * a queue or of these days, and go through all events for each of them.
 */
export const withTicket = Prisma.sql`cross join lateral (select * from ticket where reference = e.ticket offset 0) as t`;

/**
 * Whether a ticket `t` counts among those of some queues, and is in a part (null: in all of them). What was taken back right
 * after it was sent is as if it had never been.
 */
export const isCounted = (queues: readonly string[], of: Facet | null): Prisma.Sql => Prisma.sql`
  t.queue_name = any (${[...queues]}) and (t.cancellation @> '{"undone": true}') is not true
    and ${of === null ? Prisma.sql`true` : Prisma.sql`${divider(of.by)} = ${of.value}`}`;
