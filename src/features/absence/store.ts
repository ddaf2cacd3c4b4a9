import type { DeskTransaction } from "../../desk/transaction.ts";
import type { Sql } from "../../store/engine/sql.ts";

export const writePeople = (sql: Sql): Pick<DeskTransaction, "setAway"> => ({
  async setAway(person, away) {
    await sql.$executeRaw`
      update person
         set away = ${away !== null}, away_until = ${away?.until ?? null}, away_because = ${away?.because ?? null}
       where id = ${person}::uuid`;
  },
});
