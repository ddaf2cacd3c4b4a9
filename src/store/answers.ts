import type { DeskTransaction } from "../desk/ports.ts";
import { reply, toJson } from "./json.ts";
import { holdKey, type Sql } from "./sql.ts";

/** The answers given, by the key of what was asked. */
export const answers = (sql: Sql): Pick<DeskTransaction, "answerTo" | "remember"> => ({
  async answerTo(key) {
    await holdKey(sql, `once ${key}`);
    const row = await sql.inbound.findUnique({ where: { key } });
    return row && reply.parse(row.answer);
  },

  async remember(key, answer, at) {
    await sql.inbound.create({ data: { key, answer: toJson(answer), at } });
  },
});
