import { z } from "zod";
import type { DeskTransaction } from "../../desk/transaction.ts";
import { jsonText, remembered } from "./json.ts";
import { takesNoWrites } from "./read-only.ts";
import type { Sql } from "./sql.ts";

const row = z.object({ answer: remembered.nullable() });
const kept = z.tuple([row]);
const rows = z.array(row);

/** The answers given in one transaction, by their keys. */
export type AnswersGiven = Map<string, { readonly key: string; readonly answer: object; readonly at: Date }>;

/**
 * The answers given, by the key of what was asked. Who asks takes the key, with no answer in it yet, so that whoever asks
 * second waits at its unique index: one statement, where a lock would have to be taken before reading. A key that stays
 * without an answer is as good as one that nobody asked for.
 */
export const answers = (
  { sql, behind }: { readonly sql: Sql; readonly behind: Pick<Sql, "$executeRaw"> },
  given: AnswersGiven,
): Pick<DeskTransaction, "answerTo" | "remember" | "rememberInstead"> => ({
  async answerTo(key) {
    const own = given.get(key);
    if (own !== undefined) return own.answer;
    const rows = await sql.$queryRaw`
      insert into inbound (key, answer, at) values (${key}, 'null', now())
          on conflict (key) do update set key = excluded.key
      returning answer`;
    const [{ answer }] = kept.parse(rows);
    return answer;
  },

  remember(key, answer, at) {
    given.set(key, { key, answer, at });
    return Promise.resolve();
  },

  async rememberInstead(key, answer, at) {
    await behind.$executeRaw`update inbound set answer = ${jsonText(answer)}::jsonb, at = ${at} where key = ${key}`;
  },
});

/** What is kept in one statement that is a change of its own: whoever asks for it a second time waits at the act's key. */
export async function rememberOnce(sql: Sql, act: string, key: string, answer: object, at: Date): Promise<void> {
  await sql.$executeRaw`
    with first as (
      insert into inbound as act (key, answer, at) values (${act}, '{}', ${at})
          on conflict (key) do update set answer = excluded.answer, at = excluded.at where act.answer = 'null'
      returning key)
    insert into inbound (key, answer, at) select ${key}, ${jsonText(answer)}::jsonb, ${at} from first
        on conflict (key) do update set answer = excluded.answer, at = excluded.at`;
}

/** What was kept is history once something newer could not be kept. A disk that is full has room for this; a standby has not. */
export async function forgetIfPossible(sql: Sql, key: string): Promise<void> {
  try {
    await sql.$executeRaw`delete from inbound where key = ${key}`;
  } catch (error) {
    if (!takesNoWrites(error)) throw error;
  }
}

/** The same where nothing can be written: what was kept before is read, and nothing is kept. */
export const answersUnkept = (sql: Sql): ReturnType<typeof answers> => ({
  async answerTo(key) {
    const [before] = rows.parse(await sql.$queryRaw`select answer from inbound where key = ${key}`);
    return before?.answer ?? null;
  },
  remember: () => Promise.resolve(),
  rememberInstead: () => Promise.resolve(),
});
