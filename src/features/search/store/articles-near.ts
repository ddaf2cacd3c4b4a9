import { z } from "zod";
import type { TicketReader } from "../../../desk/reader.ts";
import { locales } from "../../../kernel/locale.ts";
import type { Sql } from "../../../store/engine/sql.ts";
import { Prisma } from "../../../store/generated/client.ts";
import { readable } from "./articles.ts";
import { languages } from "./asked.ts";

const near = z.tuple([
  z.object({
    all: z.int(),
    candidates: z.array(z.object({ id: z.string(), title: z.string(), body: z.string(), locale: z.enum(locales) })),
  }),
]);

const said = z.array(z.object({ said: z.string() }));

const mostLooked = 60; // articles that have a word in common with a question
const readOfEach = 1_500; // characters
const begins = 3; // letters that a word with a slip still begins with
const slipsIn = 5; // letters at least

/**
 * One word of the question is enough to be looked at, or the beginning of one: people make slips. The statement is the same for
 * any number of words, so that PostgreSQL plans it once.
 */
export const readNear = (sql: Sql): Pick<TicketReader, "articlesNear" | "publishedForAll"> => ({
  async publishedForAll(most) {
    const rows = await sql.$queryRaw`
      select title || ' ' || left(body, ${readOfEach}) as said from article
       where ${readable([])} order by changed_at desc limit ${most}`;
    return said.parse(rows).map((each) => each.said);
  },

  async articlesNear(words, { who, queues, since }) {
    if (words.length === 0) return { all: 0, candidates: [] };
    const beginnings = words.filter((word) => word.length >= slipsIn).map((word) => word.slice(0, begins));
    const person =
      typeof who === "string"
        ? Prisma.sql`${who}::uuid`
        : Prisma.sql`(select person_id from account where platform = ${who.platform} and tenant = ${who.tenant} and "user" = ${who.user})`;
    const rows = await sql.$queryRaw`
      with asked as materialized (
        select string_agg(each, ' | ')::tsquery as q
          from (select nullif(plainto_tsquery(language, word)::text, '')
                  from unnest(${words}::text[]) as word cross join unnest(${languages}::regconfig[]) as language
                union all
                select to_tsquery('pg_catalog.simple', word || ':*')::text
                  from unnest(${beginnings}::text[]) as word) as terms (each)
      ), looked as (
        select id, title, left(body, ${readOfEach}) as body, locale, ts_rank(words, asked.q, 1) as score
          from asked cross join article_document join article on id = article_id
         where words @@ asked.q and state = 'published' and ${readable(queues)}
           and not exists (select from article_use
                            where person_id = ${person}
                              and at > ${since} and article_id = article.id and what = 'not-helped')
         order by score desc, id limit ${mostLooked}
      )
      select (select count(*)::int from article where state = 'published') as all,
             (select coalesce(jsonb_agg(jsonb_build_object('id', id, 'title', title, 'body', body, 'locale', locale)), '[]')
                from looked) as candidates`;
    return near.parse(rows)[0];
  },
});
