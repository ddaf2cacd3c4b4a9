import { z } from "zod";
import { jsonText } from "../../../store/engine/json.ts";
import { Prisma } from "../../../store/generated/client.ts";
import type { Sql } from "../../../store/engine/sql.ts";
import { indexed, subjectOf, subjectVector, talkVector } from "./document.ts";
import { saidIn } from "./said-in.ts";

const left = z.array(
  z.object({
    reference: z.string(),
    queue: z.string(),
    title: z.string(),
    description: z.string(),
    service: z.string(),
    device: z.string(),
    stepsToReproduce: z.string(),
  }),
);

const mostSaid = 1_000; // of one ticket: far more than has room

/**
 * Writes what some tickets are found by that has not been written, or was taken back since words of theirs were corrected or
 * erased; says how many those were. In a transaction: nobody else writes of them meanwhile.
 */
export async function writeLeft(sql: Sql, most: number): Promise<number> {
  const held = await sql.$queryRaw`
    select reference, queue_name as queue, title, description, service, device, steps_to_reproduce as "stepsToReproduce"
      from ticket join (
        select ticket from search_document where words is null order by ticket limit ${most} for update skip locked
      ) as held on held.ticket = reference`;
  const tickets = left.parse(held);
  if (tickets.length === 0) return 0;
  const said = Map.groupBy(
    await saidIn(
      sql,
      tickets.map(({ reference }) => reference),
      mostSaid,
    ),
    ({ ticket }) => ticket,
  );
  const rows = tickets.map(({ reference, ...ticket }) => {
    const talk = said.get(reference) ?? [];
    return {
      ticket: reference,
      ...subjectOf(ticket),
      said: indexed(talk.filter(({ forRequester }) => forRequester).map(({ text }) => text)),
      inside: indexed(talk.filter(({ forRequester }) => !forRequester).map(({ text }) => text)),
    };
  });
  const row = Prisma.sql`given`;
  await sql.$executeRaw`
    update search_document as document set words = ${subjectVector(row)} || ${talkVector(row)}
      from jsonb_to_recordset(${jsonText(rows)}::jsonb)
        as given (ticket text, queue text, title text, about text, said text, inside text)
     where document.ticket = given.ticket`;
  return tickets.length;
}

/** Has those written that a desk of yesterday has opened since an instant, which runs beside this one until it is stopped. */
export async function listUnindexed(sql: Sql, since: Date): Promise<void> {
  await sql.$executeRaw`
    insert into search_document (ticket, opened_at)
    select ticket, at from ticket_event
     where type = 'opened' and at >= ${since} and not exists (select from search_document where ticket = ticket_event.ticket)
        on conflict do nothing`;
}
