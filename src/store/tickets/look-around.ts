import { z } from "zod";
import type { AccountId, Person } from "../../desk/person.ts";
import type { AgentsChannel } from "../../desk/reader.ts";
import type { Surface } from "../../desk/surface.ts";
import { typesThatAsk } from "../../features/rules/events.ts";
import { answerTimes, answerTimesOfQueue } from "../../features/forecasts/store.ts";
import { channelRows, channelsOf, queueTitles, titlesOfQueues } from "../../features/queues/store/read-queues.ts";
import { leavingFor, leavingRows } from "../../features/replies/store.ts";
import type { Actor } from "../../kernel/roles.ts";
import type { Sql } from "../engine/sql.ts";
import { Prisma } from "../generated/client.ts";
import { actorOf, ownersOf, personOf, personsAndStanding, personWithStanding } from "../people/person-row.ts";
import { surfaceColumnsAsRead, surfaceOf, surfaceRows } from "../surfaces/surface-row.ts";
import { asked, eventsAsked, type Asked } from "./read-tickets.ts";

/** What a change of a ticket asks besides the ticket itself. */
export interface Around {
  readonly channels: readonly AgentsChannel[];
  readonly surfaces: readonly Surface[];
  /** Its events whose notes may have buttons, the newest first. */
  readonly asked: readonly Asked[];
  /** Whom it concerns, and whoever was named besides, with what they are to its queue. */
  readonly people: readonly { readonly person: Person; readonly actor: Actor }[];
  /** Of all queues that have one, by their names. */
  readonly titles: ReadonlyMap<string, string>;
  /** What agents have written that leaves for its requester soon. */
  readonly leaving: z.output<typeof leavingRows>;
}

const around = z.array(
  z.object({
    channels: channelRows,
    surfaces: surfaceRows,
    asked,
    people: z.array(personWithStanding),
    titles: queueTitles,
    leaving: leavingRows,
  }),
);

const aroundQueue = z.tuple([z.object({ channels: channelRows, titles: queueTitles, answerTimes })]);

const allOf = (rows: Prisma.Sql): Prisma.Sql => Prisma.sql`
  (select coalesce(jsonb_agg(to_jsonb(each)), '[]') from (${rows}) as each)`;

/** What the opening of a ticket asks of its queue. */
export async function lookAroundQueue(sql: Sql, queue: string): Promise<z.output<typeof aroundQueue>[0]> {
  const rows = await sql.$queryRaw`
    select ${allOf(channelsOf(Prisma.sql`${queue}`))} as channels, ${allOf(titlesOfQueues)} as titles,
           ${allOf(answerTimesOfQueue(queue))} as "answerTimes"`;
  return aroundQueue.parse(rows)[0];
}

/** Null: there is no such ticket. */
export async function lookAround(
  sql: Sql,
  reference: string,
  besides: readonly AccountId[],
  administrators: readonly string[],
): Promise<Around | null> {
  const concerned = Prisma.sql`
    id = any (array[requester, beneficiary, assignee] || followers || approvers || array(${ownersOf(besides)}))`;
  const rows = await sql.$queryRaw`
    select ${allOf(channelsOf(Prisma.sql`ticket.queue_name`))} as channels,
           ${allOf(Prisma.sql`
             select ${surfaceColumnsAsRead} from surface where surface.ticket = ticket.reference order by id`)} as surfaces,
           ${allOf(eventsAsked(Prisma.sql`ticket.reference`, typesThatAsk))} as asked,
           ${allOf(personsAndStanding(concerned, Prisma.sql`ticket.queue_name`))} as people,
           ${allOf(titlesOfQueues)} as titles,
           ${allOf(leavingFor(Prisma.sql`ticket.reference`))} as leaving
      from ticket where reference = ${reference}`;
  const [row] = around.parse(rows);
  if (row === undefined) return null;
  return {
    channels: row.channels,
    surfaces: row.surfaces.map(surfaceOf),
    asked: row.asked,
    people: row.people.map((each) => ({ person: personOf(each), actor: actorOf(each, administrators) })),
    titles: row.titles,
    leaving: row.leaving,
  };
}
