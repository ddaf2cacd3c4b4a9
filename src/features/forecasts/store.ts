import { z } from "zod";
import type { TicketReader } from "../../desk/reader.ts";
import type { DeskTransaction } from "../../desk/transaction.ts";
import { priorities } from "../../kernel/classification.ts";
import { jsonText } from "../../store/engine/json.ts";
import type { Sql } from "../../store/engine/sql.ts";
import { Prisma } from "../../store/generated/client.ts";
import { lookedBack } from "./rules.ts";

const priority = z.enum(priorities);
export const answerTimes = z.array(
  z.object({ priority, openedIn: z.string(), tickets: z.int(), within: z.coerce.number() }),
);
const waits = z.array(
  z.object({ priority, openedAt: z.date(), answeredAt: z.date().nullable(), endedAt: z.date().nullable() }),
);

export const answerTimesOfQueue = (queue: string): Prisma.Sql => Prisma.sql`
  select priority, opened_in as "openedIn", tickets, within from answer_time where queue_name = ${queue}`;

export const readForecasts = (sql: Sql): Pick<TicketReader, "answerTimes" | "waitsIn"> => ({
  async answerTimes(queue) {
    return answerTimes.parse(await sql.$queryRaw(answerTimesOfQueue(queue)));
  },

  // Whoever works on their own ticket waits for nobody, and who waits for an approval waits for others.
  async waitsIn(queue, now) {
    const since = new Date(now.getTime() - lookedBack.days * 86_400_000);
    return waits.parse(
      await sql.$queryRaw`
        select opened.priority, opened.at as "openedAt", (t.clock ->> 'respondedAt')::timestamptz as "answeredAt",
               case when t.clock ->> 'respondedAt' is null then t.ended_at end as "endedAt"
          from unnest(${[...priorities]}::text[]) as wanted (priority)
               cross join lateral
               (select ticket, at, by, wanted.priority from ticket_event
                 where type = 'opened' and event ->> 'queue' = ${queue} and event ->> 'priority' = wanted.priority
                   and at >= ${since} and at < ${now}
                 order by at desc limit ${lookedBack.tickets}) as opened
               join ticket t on t.reference = opened.ticket
         where t.clock is not null and t.approval is null and t.assignee is distinct from opened.by
           and (t.cancellation @> '{"undone": true}') is not true
         order by opened.at desc`,
    );
  },
});

export const writeForecasts = (sql: Sql): Pick<DeskTransaction, "setAnswerTimes"> => ({
  async setAnswerTimes(queue, times) {
    await sql.$executeRaw`delete from answer_time where queue_name = ${queue}`;
    await sql.$executeRaw`
      insert into answer_time (queue_name, priority, opened_in, tickets, within)
      select ${queue}, priority, "openedIn", tickets, within
        from jsonb_to_recordset(${jsonText(times)}::jsonb)
          as times (priority text, "openedIn" text, tickets int, within bigint)`;
  },
});
