import type { DeskTransaction } from "../../desk/ports.ts";
import type { Sql } from "../../store/engine/sql.ts";

/** Kept as a timer that never rings: one line needs no table of its own. */
export const policyInUse = (sql: Sql): Pick<DeskTransaction, "promisedUnder"> => ({
  async promisedUnder(fingerprint) {
    const changed = await sql.$executeRaw`
      insert into timer (key, at, job) values ('policy', '9999-12-31', jsonb_build_object('fingerprint', ${fingerprint}::text))
          on conflict (key) do update set job = excluded.job where timer.job <> excluded.job`;
    return changed > 0;
  },
});
