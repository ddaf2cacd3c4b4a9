import { z } from "zod";
import type { DeskTransaction } from "../../desk/transaction.ts";
import type { TicketReader } from "../../desk/reader.ts";
import { openerSchema } from "../actions.ts";
import { isId } from "../../store/engine/is-id.ts";
import { toJson } from "../../store/engine/json.ts";
import type { Sql } from "../../store/engine/sql.ts";

const kept = z.object({
  id: z.string(),
  opener: openerSchema,
  values: z.record(z.string(), z.string().nullable()),
});

export const readDrafts = (sql: Sql): Pick<TicketReader, "draft"> => ({
  async draft(id, person) {
    if (!isId(id)) return null;
    const row = await sql.draft.findFirst({ where: { id, personId: person } });
    // One of another version of the desk may open a form that is no longer there.
    return kept.safeParse(row).data ?? null;
  },
});

export const writeDrafts = (sql: Sql): Pick<DeskTransaction, "keepDraft" | "dropDraft"> => ({
  async keepDraft({ id, opener, values }, person, at) {
    if (!isId(id)) return;
    // Written by hand, since it is done while somebody types.
    await sql.$executeRaw`
      insert into draft (id, person_id, opener, values, at)
      values (${id}::uuid, ${person}::uuid, ${toJson(opener)}::jsonb, ${toJson(values)}::jsonb, ${at})
          on conflict (id) do update set opener = excluded.opener, values = excluded.values, at = excluded.at
       where draft.person_id = excluded.person_id`;
  },

  async dropDraft(id, person) {
    if (!isId(id)) return false;
    const { count } = await sql.draft.deleteMany({ where: { id, personId: person } });
    return count > 0;
  },
});
