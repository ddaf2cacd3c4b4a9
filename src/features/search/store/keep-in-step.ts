import type { RecordedEvent } from "../../rules.ts";
import type { Ticket } from "../../../kernel/ticket.ts";
import { Prisma } from "../../../store/generated/client.ts";
import { changesWords, longerTalk, subjectOf, subjectVector, talkOf, textsOf } from "./document.ts";

/**
 * What a ticket is found by is written by the statement that writes its words: it costs no trip, and whoever has just
 * written something finds it.
 */
export const indexedWithTicket = (
  ticket: Parameters<typeof subjectOf>[0] & Pick<Ticket, "openedAt">,
): Prisma.Sql => Prisma.sql`
  insert into search_document (ticket, opened_at, words)
  select counted.reference, ${ticket.openedAt}, ${subjectVector(Prisma.sql`given`)}
    from counted, ${textsOf({ ...subjectOf(ticket) })} as given`;

/**
 * Null where nothing that is found has changed. What the worker is still to write is left to it, and held: it reads what was
 * said once this is committed.
 */
export function indexedWithEvents(ticket: Ticket, events: readonly RecordedEvent[]): Prisma.Sql | null {
  if (!changesWords(events)) return null;
  const given = Prisma.sql`given`;
  return Prisma.sql`
    update search_document as document
       set words = case when document.words is not null
                        then ${subjectVector(given)} || ${longerTalk(Prisma.sql`document.words`, given)} end
      from ${textsOf({ ...subjectOf(ticket), ...talkOf(events) })} as given
     where document.ticket = ${ticket.reference}`;
}
