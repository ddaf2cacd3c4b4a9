import { z } from "zod";
import type { DeskTransaction } from "../../../desk/transaction.ts";
import { storable } from "../../../store/engine/json.ts";
import type { Sql } from "../../../store/engine/sql.ts";
import { Prisma } from "../../../store/generated/client.ts";
import { shelfOf, shelfWord } from "./document.ts";

const rows = z.array(z.object({ said: z.string() }));

/** So many are read at most to know that there is one: with fewer PostgreSQL might rather walk through all documents until it meets one. */
const readOf = 1_000;

const newestOfEach = 200; // documents of a queue
const newestRead = 2_000; // in all

/**
 * What stands in the newest tickets that are not private is told first, and found there by whole words alone: to look for what begins
 * with a common word is to read of all tickets. Of all else the beginnings of other words are found too.
 */
export const privateWords = (sql: Sql): Pick<DeskTransaction, "inPrivateAlone"> => ({
  async inPrivateAlone(said) {
    const found = await sql.$queryRaw`
      with shelf as materialized (
        select string_agg(${shelfWord(Prisma.sql`name || ${shelfOf("", true)}`)}, '|')::tsquery as closed,
               string_agg(${shelfWord(Prisma.sql`name`)}, '|')::tsquery as open
          from queue
      ), known as materialized (
        select distinct lexeme
          from (select words from queue cross join lateral (
                  select words from search_document
                   where queue = queue.name order by opened_at desc limit ${newestOfEach}) as newest
                 limit ${newestRead}) as newest
         cross join shelf cross join lateral unnest(words)
         where words @@ shelf.open
      ), term as materialized (
        select word, coalesce(bool_or(stem in (select lexeme from known)), false) as is_known
          from (select distinct word from unnest(${said.map(storable)}::text[]) as said, regexp_split_to_table(said, ' ') as word) as each
         left join lateral unnest(tsvector_to_array(${stems})) as stem on true
         group by word
      ), sought as materialized (
        select said, string_agg('(' || (case when is_known then ${wholeWord} else ${anyForm} end)::text || ')', ' & ')::tsquery as q
          from unnest(${said.map(storable)}::text[]) as said, regexp_split_to_table(said, ' ') as part join term on word = part
         group by said
        having not (bool_and(is_known) and count(*) = 1)
      ), hidden as materialized (
        select said, q from sought cross join shelf where ${stand(Prisma.sql`shelf.closed`)}
      )
      select said from hidden cross join shelf where not ${stand(Prisma.sql`shelf.open`)}`;
    return new Set(rows.parse(found).map((each) => each.said));
  },
});

const stems = Prisma.sql`
  to_tsvector('pg_catalog.french', word) || to_tsvector('pg_catalog.english', word) || to_tsvector('pg_catalog.simple', word)`;

/** A word as tickets are found by it: with another ending, or (`anyForm`) as the beginning of one in a title. */
const wholeWord = Prisma.sql`
  (plainto_tsquery('pg_catalog.french', word) || plainto_tsquery('pg_catalog.english', word)
   || plainto_tsquery('pg_catalog.simple', word))`;
const anyForm = Prisma.sql`(${wholeWord} || to_tsquery('pg_catalog.simple', quote_literal(word) || ':*'))`;

/** Whether `q` stands on one of some shelves, found by the index of words alone. */
const stand = (shelves: Prisma.Sql): Prisma.Sql => Prisma.sql`
  (select count(*) > 0 from (select from search_document where words @@ (q && ${shelves}) limit ${readOf}) as read)`;
