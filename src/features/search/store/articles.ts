import { z } from "zod";
import type { TicketReader } from "../../../desk/reader.ts";
import type { DeskTransaction } from "../../../desk/transaction.ts";
import type { Sql } from "../../../store/engine/sql.ts";
import { Prisma } from "../../../store/generated/client.ts";
import { anything } from "../rules.ts";
import { asked, stemsOf } from "./asked.ts";
import { indexed, stemmed } from "./document.ts";

const found = z.tuple([z.object({ ids: z.array(z.string()), total: z.int(), wanted: z.string().nullable() })]);

const mostCounted = 1_000;

/**
 * Asked of each row: what is published for everybody is read by everybody, all else by those who keep it. `queues`: those of
 * which the reader reads all that their agents do. What is not published of a ticket that is private now stands in no list.
 */
export const readable = (queues: readonly string[]): Prisma.Sql => {
  const forAll = Prisma.sql`state = 'published' and audience = 'everybody'`;
  return queues.length === 0
    ? Prisma.sql`(${forAll})`
    : Prisma.sql`(${forAll} or (queue_name is null or queue_name = any (${[...queues]}::text[])) and (state = 'published' or
        not exists (select from ticket as source where source.reference = article.ticket and source.is_private)))`;
};

export const findArticles = (sql: Sql): Pick<TicketReader, "articlesFound"> => ({
  async articlesFound({ wanted, queues, locale }, { from, most }) {
    const { words, phrases, without } = wanted ?? anything;
    const isAll = words.length + phrases.length + without.length === 0;
    const rows = await sql.$queryRaw`
      with ${asked({ ...anything, words, phrases, without }, [])}, found as materialized (
        select id, state, locale, changed_at, ${isAll ? Prisma.sql`0` : Prisma.sql`ts_rank(words, asked.wanted, 1)`} as score
          from asked cross join article_document join article on id = article_id
         where ${readable(queues)} and ${isAll ? Prisma.sql`true` : Prisma.sql`words @@ asked.q`}
         limit ${mostCounted}
      )
      select (select count(*)::int from found) as total, (select wanted::text from asked) as wanted,
             array(select id::text from found order by state = 'retired', locale <> ${locale}, score desc, state = 'published', changed_at desc, id
                    limit ${most} offset ${from}) as ids`;
    const [{ ids, total, wanted: query }] = found.parse(rows);
    return { ids, total, stems: stemsOf(query ?? "") };
  },
});

export const indexArticles = (sql: Sql): Pick<DeskTransaction, "indexArticle"> => ({
  async indexArticle(id, { title, body }) {
    await sql.$executeRaw`
      insert into article_document (article_id, words)
      select ${id}::uuid, setweight(${stemmed(Prisma.sql`title`)} || to_tsvector('pg_catalog.simple', title), 'A')
                          || setweight(${stemmed(Prisma.sql`body`)}, 'B')
        from (select ${indexed([title])}::text as title, ${indexed([body])}::text as body) as given
          on conflict (article_id) do update set words = excluded.words`;
  },
});
