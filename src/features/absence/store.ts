import type { DeskTransaction } from "../../desk/transaction.ts";
import type { Sql } from "../../store/engine/sql.ts";

export const writePeople = (sql: Sql): Pick<DeskTransaction, "setAway"> => ({
  async setAway(person, away) {
    await sql.person.update({
      where: { id: person },
      data: { away: away !== null, awayUntil: away?.until ?? null, awayBecause: away?.because ?? null },
    });
  },
});
