import { z } from "zod";
import type { DeskTransaction } from "../../../desk/transaction.ts";
import { storable } from "../../../store/engine/json.ts";
import type { Sql } from "../../../store/engine/sql.ts";
import { Prisma } from "../../../store/generated/client.ts";
import { shelfOf, shelfWord } from "./document.ts";

const rows = z.array(z.object({ said: z.string() }));

/** So many are read at most to know that there is one: with fewer PostgreSQL might rather walk through all documents until it meets one. */
const readOf = 1_000;

export const privateWords = (sql: Sql): Pick<DeskTransaction, "inPrivateAlone"> => ({
  async inPrivateAlone(said) {
    const found = await sql.$queryRaw`
      with shelf as materialized (
        select string_agg(${shelfWord(Prisma.sql`name || ${shelfOf("", true)}`)}, '|')::tsquery as closed,
               string_agg(${shelfWord(Prisma.sql`name`)}, '|')::tsquery as open
          from queue
      ), hidden as materialized (
        select said, q
          from unnest(${said.map(storable)}::text[]) as said
         cross join lateral (select string_agg('(' || ${anyForm}::text || ')', ' & ')::tsquery as q
                               from regexp_split_to_table(said, ' ') as word) as sought
         cross join shelf
         where ${stand(Prisma.sql`shelf.closed`)}
      )
      select said from hidden cross join shelf where not ${stand(Prisma.sql`shelf.open`)}`;
    return new Set(rows.parse(found).map((each) => each.said));
  },
});

/** A word as tickets are found by it: with another ending, or as the beginning of one in a title. */
const anyForm = Prisma.sql`
  (plainto_tsquery('pg_catalog.french', word) || plainto_tsquery('pg_catalog.english', word)
   || to_tsquery('pg_catalog.simple', quote_literal(word) || ':*'))`;

/** Whether `q` stands on one of some shelves, found by the index of words alone. */
const stand = (shelves: Prisma.Sql): Prisma.Sql => Prisma.sql`
  (select count(*) > 0 from (select from search_document where words @@ (q && ${shelves}) limit ${readOf}) as read)`;
