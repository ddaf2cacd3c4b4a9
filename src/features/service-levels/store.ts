import type { DeskTransaction } from "../../desk/transaction.ts";
import type { Sql } from "../../store/engine/sql.ts";

export const policyInUse = (sql: Sql): Pick<DeskTransaction, "recordPolicyVersion"> => ({
  async recordPolicyVersion(fingerprint) {
    const changed = await sql.$executeRaw`
      insert into setting (key, value) values ('policy', jsonb_build_object('fingerprint', ${fingerprint}::text))
          on conflict (key) do update set value = excluded.value where setting.value <> excluded.value`;
    return changed > 0;
  },
});
