import { z } from "zod";
import type { TicketReader } from "../../desk/reader.ts";
import type { DeskTransaction } from "../../desk/transaction.ts";
import { isId } from "../../store/engine/is-id.ts";
import { storable } from "../../store/engine/json.ts";
import { holdKey, type Sql } from "../../store/engine/sql.ts";

const rows = z.array(z.object({ id: z.string(), name: z.string(), sought: z.string() }));

export const readSavedSearches = (sql: Sql): Pick<TicketReader, "savedSearches"> => ({
  async savedSearches(person) {
    return rows.parse(
      await sql.$queryRaw`
        select id, name, sought from saved_search where person_id = ${person}::uuid order by lower(name), id`,
    );
  },
});

type Writes = Pick<DeskTransaction, "holdSavedSearches" | "addSavedSearch" | "removeSavedSearch">;

export const writeSavedSearches = (sql: Sql): Writes => ({
  holdSavedSearches: (person) => holdKey(sql, `saved searches ${person}`),

  async addSavedSearch({ id, name, sought }, person, at) {
    await sql.$executeRaw`
      insert into saved_search (id, person_id, name, sought, kept_at)
      values (${id}::uuid, ${person}::uuid, ${storable(name)}, ${storable(sought)}, ${at})`;
  },

  async removeSavedSearch(id, person) {
    if (isId(id))
      await sql.$executeRaw`delete from saved_search where id = ${id}::uuid and person_id = ${person}::uuid`;
  },
});
