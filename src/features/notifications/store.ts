import type { DeskTransaction } from "../../desk/transaction.ts";
import type { Sql } from "../../store/engine/sql.ts";

/** What is as for everybody is not stored: it stays as the desk decides. */
export const writePreferences = (sql: Sql): Pick<DeskTransaction, "setPreference"> => ({
  async setPreference(person, { what, night, quiet, daily, weekly }) {
    await sql.$executeRaw`
      update person
         set notify = ${what === "everything" ? null : what}, night = ${night === "usual" ? null : night},
             quiet_from = ${quiet?.from ?? null}::smallint, quiet_to = ${quiet?.to ?? null}::smallint,
             daily_at = ${daily}::smallint, weekly = ${weekly}
       where id = ${person}::uuid`;
  },
});
