import { z } from "zod";
import type { DeskTransaction } from "../../desk/transaction.ts";
import type { TicketReader } from "../../desk/reader.ts";
import { openerSchema } from "../actions.ts";
import { isId } from "../../store/engine/is-id.ts";
import { jsonText } from "../../store/engine/json.ts";
import type { Sql } from "../../store/engine/sql.ts";
import type { Transaction } from "../../store/engine/transact.ts";
import { Prisma } from "../../store/generated/client.ts";

const kept = z.object({
  id: z.string(),
  opener: openerSchema,
  values: z.record(z.string(), z.string().nullable()),
});

export const readDrafts = (sql: Sql): Pick<TicketReader, "draft"> => ({
  async draft(id, person) {
    if (!isId(id)) return null;
    const rows = await sql.$queryRaw`
      select id, opener, values from draft where id = ${id}::uuid and person_id = ${person}::uuid`;
    // One of another version of the desk may open a form that is no longer there.
    return z.tuple([kept]).safeParse(rows).data?.[0] ?? null;
  },
});

const dropping = (id: string, person: string): Prisma.Sql =>
  Prisma.sql`delete from draft where id = ${id}::uuid and person_id = ${person}::uuid`;

export const writeDrafts = ({
  sql,
  behind,
}: Pick<Transaction, "sql" | "behind">): Pick<DeskTransaction, "keepDraft" | "dropDraft" | "forgetDraft"> => ({
  async keepDraft({ id, opener, values }, person, at) {
    if (!isId(id)) return;
    // Written by hand, since it is done while somebody types.
    await sql.$executeRaw`
      insert into draft (id, person_id, opener, values, at)
      values (${id}::uuid, ${person}::uuid, ${jsonText(opener)}::jsonb, ${jsonText(values)}::jsonb, ${at})
          on conflict (id) do update set opener = excluded.opener, values = excluded.values, at = excluded.at
       where draft.person_id = excluded.person_id`;
  },

  async dropDraft(id, person) {
    if (!isId(id)) return false;
    return (await sql.$executeRaw(dropping(id, person))) > 0;
  },

  async forgetDraft(id, person) {
    if (isId(id)) await behind.$executeRaw(dropping(id, person));
  },
});
