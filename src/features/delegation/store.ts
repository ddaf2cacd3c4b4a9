import { z } from "zod";
import type { TicketReader } from "../../desk/reader.ts";
import type { DeskTransaction } from "../../desk/transaction.ts";
import { holdKey, type Sql } from "../../store/engine/sql.ts";

const people = z.array(z.object({ id: z.string() }));

export const readDelegations = (sql: Sql): Pick<TicketReader, "delegatorsOf"> => ({
  async delegatorsOf(delegates) {
    if (delegates.length === 0) return [];
    const rows = await sql.$queryRaw`select id from person where delegate_id = any (${delegates}::uuid[]) order by id`;
    return people.parse(rows).map(({ id }) => id);
  },
});

export const writeDelegations = (sql: Sql): Pick<DeskTransaction, "holdDelegations" | "setDelegation"> => ({
  holdDelegations: () => holdKey(sql, "delegations"),

  async setDelegation(person, delegation) {
    await sql.$executeRaw`
      update person
         set delegate_id = ${delegation?.to ?? null}::uuid, decides_from = ${delegation?.from ?? null}::timestamptz,
             decides_until = ${delegation?.until ?? null}::timestamptz
       where id = ${person}::uuid`;
  },
});
