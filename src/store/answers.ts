import { z } from "zod";
import type { DeskTransaction } from "../desk/ports.ts";
import { jsonText, reply } from "./json.ts";
import type { Sql } from "./sql.ts";

const kept = z.tuple([z.object({ answer: reply.nullable() })]);

/**
 * The answers given, by the key of what was asked. Who asks takes the key, with no answer in it yet: whoever asks second
 * waits at its unique index. One that stays without an answer has the same effect as one that was never asked for.
 */
export const answers = (sql: Sql): Pick<DeskTransaction, "answerTo" | "remember"> => ({
  async answerTo(key) {
    const rows = await sql.$queryRaw`
      insert into inbound (key, answer, at) values (${key}, 'null', now())
          on conflict (key) do update set key = excluded.key
      returning answer`;
    const [{ answer }] = kept.parse(rows);
    return answer;
  },

  async remember(key, answer, at) {
    const written = await sql.$executeRaw`
      insert into inbound (key, answer, at) values (${key}, ${jsonText(answer)}::jsonb, ${at})
          on conflict (key) do update set answer = excluded.answer, at = excluded.at where inbound.answer = 'null'`;
    if (written === 0) throw new Error(`${key} was answered before`);
  },
});
