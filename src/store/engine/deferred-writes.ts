import { z } from "zod";
import type { AnswersGiven } from "./answers.ts";
import type { Delivery } from "../../desk/delivery.ts";
import { jsonText } from "./json.ts";
import type { Sql } from "./sql.ts";
import type { TimersSet } from "./timers.ts";

/** What a transaction writes once its work is done. */
export interface AtTheEnd {
  readonly deliveries: Delivery[];
  readonly timers: TimersSet;
  readonly answers: AnswersGiven;
}

const counted = z.tuple([z.object({ answered: z.int() })]);

/**
 * Writes the timers set and the answers given, in one statement, since nearly every change has both. Timers are written in
 * one order, so that two changes of many tickets never wait for each other. Rejects when one was answered before.
 */
export async function writeAtTheEnd(sql: Sql, { timers, answers }: AtTheEnd): Promise<void> {
  if (timers.size === 0 && answers.size === 0) return;
  const all = [...timers.values()];
  const gone = all.filter(({ at }) => at === null).map(({ key }) => key);
  const kept = all.filter(({ at }) => at !== null);
  const rows = await sql.$queryRaw`
    with gone as (
      delete from timer where key = any (${gone})
    ), kept as (
      insert into timer (key, at, job)
      select key, at, job from jsonb_populate_recordset(null::timer, ${jsonText(kept)}::jsonb) order by key
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
