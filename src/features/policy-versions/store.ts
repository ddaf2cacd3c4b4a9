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

type Reads = Pick<TicketReader, "policyVersions" | "policyVersionText" | "lastPolicyVersion" | "lastConfigured">;

/** `unreadable` is told of a policy of which something cannot be read. The order is that of the ids: each counts all the same. */
export const readPolicyVersions = (sql: Sql, unreadable: Unreadable): Reads => ({
  async policyVersions() {
    const found = await sql.$queryRaw`
      select id::text as id, at, applied_by as by, fingerprint,
             text_sum is not null and text_sum is distinct from encode(sha256(convert_to(text, 'UTF8')), 'hex') as "isEdited"
        from policy_version order by policy_version.id`;
    const all = readableRows(found, row, { key: "id", unreadable });
    for (const { id, at } of all) if (at === null) unreadable(id, new Error("when it was applied is no instant"));
    return all;
  },

  async policyVersionText(id) {
    const found = await sql.$queryRaw`select text from policy_version where policy_version.id = ${id}::bigint`;
    return texts.parse(found)[0]?.text ?? null;
  },

  async lastPolicyVersion() {
    return last.parse(await sql.$queryRaw`select max(id)::text as id from policy_version`)[0]?.id ?? null;
  },

  async lastConfigured() {
    const found =
      await sql.$queryRaw`select value->>'fingerprint' as fingerprint from setting where key = 'configured'`;
    return settings.parse(found)[0]?.fingerprint ?? null;
  },
});

export const writePolicyVersions = (sql: Sql): Pick<DeskTransaction, "addPolicyVersion" | "recordConfigured"> => ({
  async addPolicyVersion({ at, by, text, fingerprint, after }) {
    const added = await sql.$executeRaw`
      insert into policy_version (at, applied_by, text, text_sum, fingerprint, after_id)
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
