import { z } from "zod";
import type { TicketReader } from "../../desk/reader.ts";
import type { DeskTransaction } from "../../desk/transaction.ts";
import { readableRows, type Unreadable } from "../../store/engine/readable.ts";
import type { Sql } from "../../store/engine/sql.ts";

const row = z.object({
  id: z.string(),
  at: z.date().nullable().catch(null),
  by: z.string(),
  fingerprint: z.string().nullable(),
  isEdited: z.boolean(),
});
const texts = z.array(z.object({ text: z.string().nullable() }));
const last = z.array(z.object({ id: z.string().nullable() }));
const settings = z.array(z.object({ fingerprint: z.string().nullable() }));

type Reads = Pick<TicketReader, "acceptedPolicies" | "acceptedText" | "lastAcceptedPolicy" | "lastConfigured">;

/** `unreadable` is told of a policy of which something cannot be read. The order is that of the ids: each counts all the same. */
export const readAcceptedPolicies = (sql: Sql, unreadable: Unreadable): Reads => ({
  async acceptedPolicies() {
    const found = await sql.$queryRaw`
      select id::text as id, at, accepted_by as by, fingerprint,
             text_sum is not null and text_sum is distinct from encode(sha256(convert_to(text, 'UTF8')), 'hex') as "isEdited"
        from accepted_policy order by accepted_policy.id`;
    const all = readableRows(found, row, { key: "id", unreadable });
    for (const { id, at } of all) if (at === null) unreadable(id, new Error("when it was applied is no instant"));
    return all;
  },

  async acceptedText(id) {
    const found = await sql.$queryRaw`select text from accepted_policy where accepted_policy.id = ${id}::bigint`;
    return texts.parse(found)[0]?.text ?? null;
  },

  async lastAcceptedPolicy() {
    return last.parse(await sql.$queryRaw`select max(id)::text as id from accepted_policy`)[0]?.id ?? null;
  },

  async lastConfigured() {
    const found =
      await sql.$queryRaw`select value->>'fingerprint' as fingerprint from setting where key = 'configured'`;
    return settings.parse(found)[0]?.fingerprint ?? null;
  },
});

export const writeAcceptedPolicies = (sql: Sql): Pick<DeskTransaction, "addAcceptedPolicy" | "recordConfigured"> => ({
  async addAcceptedPolicy({ at, by, text, fingerprint, after }) {
    const added = await sql.$executeRaw`
      insert into accepted_policy (at, accepted_by, text, text_sum, fingerprint, after_id)
      values (${at}, ${by}, ${text}, encode(sha256(convert_to(${text}::text, 'UTF8')), 'hex'), ${fingerprint}, ${after}::bigint)
          on conflict do nothing`;
    return added > 0;
  },

  async recordConfigured(fingerprint) {
    await sql.$executeRaw`
      insert into setting (key, value) values ('configured', jsonb_build_object('fingerprint', ${fingerprint}::text))
          on conflict (key) do update set value = excluded.value where setting.value <> excluded.value`;
  },
});
