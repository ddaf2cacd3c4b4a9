import type { RecordedEvent } from "../../rules.ts";
import { Prisma } from "../../../store/generated/client.ts";
import { changesWords, leavesShelf } from "./document.ts";

/**
 * What a ticket is found by is written by the worker, within a second or so: whoever opens a ticket does not wait for it. The
 * statement that writes the words only lists the ticket. A line of its own for each change, so that nobody waits for anybody.
 */
export const listed = (reference: Prisma.Sql): Prisma.Sql =>
  Prisma.sql`insert into search_pending (ticket) select ${reference}`;

/**
 * What this change does to what the ticket is found by. Whoever served the queue that it has left, or reads nothing private there,
 * finds it no longer, from this moment on.
 */
export function listedWithEvents(reference: string, events: readonly RecordedEvent[]): readonly Prisma.Sql[] {
  if (!changesWords(events)) return [];
  const list = listed(Prisma.sql`${reference}::text`);
  return leavesShelf(events)
    ? [list, Prisma.sql`update search_document set words = null where ticket = ${reference}`]
    : [list];
}
