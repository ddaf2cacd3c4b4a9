import { z } from "zod";
import { jsonText } from "../../../store/engine/json.ts";
import { readableRows, type Unreadable } from "../../../store/engine/readable.ts";
import { Prisma } from "../../../store/generated/client.ts";
import type { Sql } from "../../../store/engine/sql.ts";
import { answered, askedAs } from "../../opening/rules.ts";
import { indexed, subjectOf, subjectVector, talkVector, mostTalk, type Subject, type Talk } from "./document.ts";
import { saidIn } from "./said-in.ts";

const listed = z.array(z.object({ reference: z.string() }));

const written = z.object({
  reference: z.string(),
  queue: z.string(),
  isPrivate: z.boolean(),
  title: z.string(),
  description: z.string(),
  service: z.string(),
  device: z.string(),
  stepsToReproduce: z.string(),
  asked: askedAs.nullable(),
  answers: z.array(answered),
});

const mostSaid = 1_000; // of one ticket: far more than has room

/**
 * Writes what some tickets are found by that are listed, the first of them; says how many lines of the list those were. In a
 * transaction: their documents are held before what was said is read, so that whoever writes one last has read the newest. One
 * that cannot be written does not hold up the others.
 */
export async function writeListed(sql: Sql, most: number, unwritable: Unreadable): Promise<number> {
  const taken = listed.parse(
    await sql.$queryRaw`
      delete from search_pending
       where id in (select id from search_pending order by id limit ${most} for update skip locked)
      returning ticket as reference`,
  );
  if (taken.length === 0) return 0;
  const references = [...new Set(taken.map(({ reference }) => reference))].toSorted();
  await sql.$executeRaw`
    insert into search_document (ticket, opened_at)
    select reference, opened_at from ticket where reference = any (${references}::text[]) order by reference
        on conflict do nothing`;
  await sql.$queryRaw`select from search_document where ticket = any (${references}::text[]) order by ticket for update`;
  const tickets = readableRows(
    await sql.$queryRaw`
      select reference, queue_name as queue, is_private as "isPrivate", title, description, service, device,
             steps_to_reproduce as "stepsToReproduce", asked, answers
        from ticket where reference = any (${references}::text[])`,
    written,
    { key: "reference", unreadable: unwritable },
  );
  const said = Map.groupBy(
    await saidIn(
      sql,
      tickets.map(({ reference }) => reference),
      mostSaid,
    ),
    ({ ticket }) => ticket,
  );
  const rows = tickets.map(({ reference, ...ticket }): Row => {
    const talk = said.get(reference) ?? [];
    return {
      ticket: reference,
      ...subjectOf(ticket),
      said: indexed(
        talk.filter(({ forRequester }) => forRequester).map(({ text }) => text),
        mostTalk,
      ),
      inside: indexed(
        talk.filter(({ forRequester }) => !forRequester).map(({ text }) => text),
        mostTalk,
      ),
    };
  });
  if ((await fault(sql, rows)) === null) return taken.length;
  for (const row of rows) {
    const err = await fault(sql, [row]);
    if (err !== null) unwritable(row.ticket, err);
  }
  return taken.length;
}

type Row = Subject & Talk & { readonly ticket: string };

/** What is wrong with these rows, none of which is written then; null: they are. */
async function fault(sql: Sql, rows: readonly Row[]): Promise<unknown> {
  const row = Prisma.sql`given`;
  await sql.$executeRaw`savepoint unwritten`;
  try {
    await sql.$executeRaw`
      update search_document as document set queue = given.queue, words = ${subjectVector(row)} || ${talkVector(row)}
        from jsonb_to_recordset(${jsonText(rows)}::jsonb)
          as given (ticket text, queue text, shelf text, title text, about text, said text, inside text)
       where document.ticket = given.ticket`;
    await sql.$executeRaw`release savepoint unwritten`;
    return null;
  } catch (err) {
    await sql.$executeRaw`rollback to savepoint unwritten`;
    return err;
  }
}

/** Lists those that an older desk, which knows no list, has opened since an instant: it runs beside this one until it is stopped. */
export async function listUnindexed(sql: Sql, since: Date): Promise<void> {
  await sql.$executeRaw`
    insert into search_pending (ticket)
    select ticket from ticket_event
     where type = 'opened' and at >= ${since}
       -- Of each by itself: few were opened since, and far more have a document.
       and (select true from search_document as written where written.ticket = ticket_event.ticket and written.queue is not null limit 1) is null`;
}
