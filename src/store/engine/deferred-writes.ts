import { z } from "zod";
import type { AnswersGiven } from "./answers.ts";
import type { Delivery } from "../../desk/delivery.ts";
import { jsonText } from "./json.ts";
import type { Sql } from "./sql.ts";
import type { TimersSet } from "./timers.ts";

/** What a transaction writes once its work is done. */
export interface DeferredWrites {
  readonly deliveries: Delivery[];
  readonly timers: TimersSet;
  readonly answers: AnswersGiven;
}

/** Runs SQL in the transaction of a change; what pg-boss' `fromPrisma` asks for. */
export interface SqlRunner {
  $queryRawUnsafe<Rows = unknown>(query: string, ...values: unknown[]): Promise<Rows>;
}

/**
 * Writes down the deliveries of one change, in its transaction: they exist if and only if it was committed. Gives what
 * is to be called once it was.
 */
export type WriteDeliveries = (sql: SqlRunner, deliveries: readonly Delivery[]) => Promise<() => void>;

/** Gives what is to be called once the transaction is committed; null: nothing. Rejects when a key was answered before. */
export async function flushDeferredWrites(
  sql: Sql,
  { deliveries, timers, answers }: DeferredWrites,
  outbox: WriteDeliveries,
): Promise<(() => void) | null> {
  if (timers.size > 0 || answers.size > 0) await writeTimersAndAnswers(sql, timers, answers);
  return deliveries.length === 0 ? null : outbox(sql, deliveries);
}

const counted = z.tuple([z.object({ answered: z.int() })]);

/**
 * In one statement, since nearly every change has both. Timers are written in one order, so that two changes of many tickets
 * never wait for each other.
 */
async function writeTimersAndAnswers(sql: Sql, timers: TimersSet, answers: AnswersGiven): Promise<void> {
  const all = [...timers.values()];
  const cancelled = all.filter(({ at }) => at === null).map(({ key }) => key);
  const set = all.filter(({ at }) => at !== null);
  const rows = await sql.$queryRaw`
    with cancelled as (
      delete from timer where key = any (${cancelled})
    ), set_anew as (
      insert into timer (key, at, job)
      select key, at, job from jsonb_populate_recordset(null::timer, ${jsonText(set)}::jsonb) order by key
          on conflict (key) do update set at = excluded.at, job = excluded.job
       where timer.at <> excluded.at or timer.job <> excluded.job
    ), answered as (
      insert into inbound (key, answer, at)
      select key, answer, at from jsonb_populate_recordset(null::inbound, ${jsonText([...answers.values()])}::jsonb)
          on conflict (key) do update set answer = excluded.answer, at = excluded.at where inbound.answer = 'null'
      returning key
    )
    select count(*)::int as answered from answered`;
  const [{ answered }] = counted.parse(rows);
  if (answered < answers.size) throw new Error(`one of ${[...answers.keys()].join()} was answered before`);
}
