import { z } from "zod";
import type { TicketReader } from "../../desk/reader.ts";
import type { DeskTransaction } from "../../desk/transaction.ts";
import { isId } from "../../store/engine/is-id.ts";
import { storable } from "../../store/engine/json.ts";
import { holdKey, type Sql } from "../../store/engine/sql.ts";
import { Prisma } from "../../store/generated/client.ts";
import { fewestPeople } from "./rules.ts";

const shown = z.array(
  z.object({
    id: z.string(),
    times: z.int(),
    people: z.int(),
    questions: z.array(
      z.object({
        person: z.string(),
        words: z.array(z.string()),
        sentence: z.string().nullable(),
        urged: z.boolean(),
        ticket: z.string().nullable(),
      }),
    ),
  }),
);
const asked = z.array(z.object({ id: z.coerce.number(), words: z.array(z.string()) }));
const fresh = z.array(z.object({ id: z.coerce.number(), words: z.array(z.string()), ticket: z.string().nullable() }));
const near = z.array(z.object({ id: z.string(), words: z.array(z.string()) }));
const names = z.array(z.object({ name: z.string() }));
const opened = z.array(z.object({ reference: z.string(), at: z.date() }));
const mark = z.array(z.object({ at: z.coerce.date(), ticket: z.string() }));
const urged = z.array(z.object({ gap: z.string().nullable() }));
const gone = z.array(z.object({ gap: z.string().nullable() }));

const mostLooked = 30; // gaps, of which some may be shown to nobody who looks
const mostQuestions = 60; // of each, the newest
const mostNear = 50; // gaps that begin alike

/** What is private stays among those who read it. `q` and `t`: a question, and its ticket. */
const readByAll = Prisma.sql`(t.reference is null or not t.is_private)`;

export const readGaps = (sql: Sql): Pick<TicketReader, "gapsAsked"> => ({
  async gapsAsked(queues, id) {
    if (id !== undefined && !isId(id)) return [];
    const rows = await sql.$queryRaw`
      select gap.id, gap.times, gap.people, jsonb_agg(jsonb_build_object(
               'person', q.person_id, 'words', q.words, 'sentence', q.sentence, 'ticket', q.ticket,
               'urged', q.urged and (q.ticket is null or t.queue_name = any (${[...queues]}::text[]))) order by q.at, q.id) as questions
        from (select id, times, people from gap
               where outcome is null and (people >= ${fewestPeople} or urged) and ${id === undefined ? Prisma.sql`true` : Prisma.sql`id = ${id}::uuid`}
               order by times desc, id limit ${mostLooked}) as gap
        cross join lateral (select * from gap_question where gap_id = gap.id order by at desc limit ${mostQuestions}) as q
        left join ticket t on t.reference = q.ticket
       where ${readByAll}
       group by gap.id, gap.times, gap.people order by gap.times desc, gap.id`;
    return shown.parse(rows);
  },
});

type Writes = Pick<
  DeskTransaction,
  | "holdGaps"
  | "askGap"
  | "urgeGap"
  | "decideGap"
  | "openedForGaps"
  | "markGaps"
  | "questionsNew"
  | "questionsShown"
  | "gapsNear"
  | "namesAmong"
  | "gatherQuestion"
  | "forgetQuestions"
  | "countGaps"
>;

export const writeGaps = (sql: Sql): Writes => ({
  holdGaps: () => holdKey(sql, "gaps"),

  async askGap(words, { sentence, person, at, ticket }) {
    if (words.length === 0) return;
    // Whoever looks again, or opens the next page, asks the same.
    await sql.$executeRaw`
      insert into gap_question (person_id, at, words, sentence, ticket)
      select ${person}::uuid, ${at}, ${written(words)}::text[], ${stored(sentence)}, ${ticket}
       where not exists (select from gap_question
                          where person_id = ${person}::uuid and at > ${at}::timestamptz - interval '1 day'
                            and ticket is not distinct from ${ticket}::text and words = ${written(words)}::text[])`;
  },

  async urgeGap(words, { sentence, person, at, ticket }) {
    const same = Prisma.sql`person_id = ${person}::uuid and words = ${written(words)}::text[]`;
    const before = urged.parse(
      await sql.$queryRaw`
        update gap_question set urged = true
         where id = (select id from gap_question
                      where ${ticket === null ? Prisma.sql`ticket is null and ${same}` : Prisma.sql`ticket = ${ticket}`}
                      order by at desc limit 1)
        returning gap_id as gap`,
    )[0];
    if (before === undefined)
      await sql.$executeRaw`
        insert into gap_question (person_id, at, words, sentence, ticket, urged)
        values (${person}::uuid, ${at}, ${written(words)}::text[], ${stored(sentence)}, ${ticket}, true)`;
    else if (before.gap !== null)
      await sql.$executeRaw`update gap set urged = true, outcome = null where id = ${before.gap}::uuid`;
  },

  async decideGap(id, outcome) {
    if (isId(id))
      await sql.$executeRaw`
        update gap set outcome = ${outcome} where id = ${id}::uuid and (${outcome}::text is not null or outcome = 'not-needed')`;
  },

  async openedForGaps(since, until, most) {
    const [after] = mark.parse(
      await sql.$queryRaw`select value ->> 'at' as at, value ->> 'ticket' as ticket from setting where key = 'gaps'`,
    );
    const from = after ?? { at: since, ticket: "" };
    return opened.parse(
      await sql.$queryRaw`
        select ticket as reference, at from ticket_event
         where type = 'opened' and at >= ${from.at} and at < ${until} and (at, ticket) > (${from.at}, ${from.ticket})
         order by at, ticket limit ${most}`,
    );
  },

  async markGaps({ at, reference }) {
    await sql.$executeRaw`
      insert into setting (key, value) values ('gaps', jsonb_build_object('at', ${at.toISOString()}::text, 'ticket', ${reference}::text))
          on conflict (key) do update set value = excluded.value`;
  },

  async questionsNew(most) {
    return fresh.parse(
      await sql.$queryRaw`select id, words, ticket from gap_question where gap_id is null order by id limit ${most}`,
    );
  },

  async questionsShown() {
    return asked.parse(
      await sql.$queryRaw`
        select q.id, q.words
          from (select id from gap where outcome is null and (people >= ${fewestPeople} or urged)
                 order by times desc, id limit ${mostLooked}) as gap
          cross join lateral (select * from gap_question where gap_id = gap.id order by at desc limit ${mostQuestions}) as q
         where q.ticket is null`,
    );
  },

  async gapsNear(beginnings) {
    return near.parse(
      await sql.$queryRaw`
        select id, words from gap where begins && ${[...beginnings]}::text[] order by times desc, id limit ${mostNear}`,
    );
  },

  async namesAmong(words) {
    const rows = await sql.$queryRaw`
      select distinct part as name
        from person
        cross join lateral regexp_split_to_table(regexp_replace(lower(normalize(name, nfd)), '[\\u0300-\\u036f]', '', 'g'), '[^[:alnum:]]+') as part
       where part = any (${[...words]}::text[])`;
    return new Set(names.parse(rows).map(({ name }) => name));
  },

  async gatherQuestion(id, words, gap) {
    if (gap.isNew)
      await sql.$executeRaw`
        insert into gap (id, words, begins) values (${gap.id}::uuid, ${[...gap.words]}::text[], ${[...gap.begins]}::text[])`;
    await sql.$executeRaw`
      update gap_question
         set gap_id = ${gap.id}::uuid, words = ${written(words)}::text[],
             sentence = case when words = ${written(words)}::text[] then sentence end
       where id = ${id}`;
  },

  async forgetQuestions(ids, before) {
    const rows = await sql.$queryRaw`
      with gone as (delete from gap_question where id = any (${[...ids]}::bigint[]) or at < ${before} returning gap_id)
      select distinct gap_id as gap from gone where gap_id is not null`;
    return gone.parse(rows).flatMap(({ gap }) => gap ?? []);
  },

  async countGaps(ids) {
    await sql.$executeRaw`
      update gap
         set (times, people, urged) = (
               select count(distinct (person_id, at::date)), count(distinct person_id), coalesce(bool_or(q.urged), false)
                 from gap_question q left join ticket t on t.reference = q.ticket
                where gap_id = gap.id and ${readByAll})
       where id = any (${[...ids]}::uuid[])`;
    // Of some the questions are gone because their words are.
    await sql.$executeRaw`delete from gap where not exists (select from gap_question where gap_id = gap.id)`;
  },
});

const written = (words: readonly string[]): string[] => words.map(storable);
const stored = (sentence: string | null): string | null => sentence && storable(sentence);

/** The same where nothing can be written: who looks for something finds it all the same. */
export const gapsUnasked: Pick<DeskTransaction, "askGap"> = { askGap: () => Promise.resolve() };
