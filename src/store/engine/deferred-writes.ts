import type { AnswersGiven } from "./answers.ts";
import type { Delivery } from "../../desk/delivery.ts";
import { Prisma } from "../generated/client.ts";
import { jsonText } from "./json.ts";
import { afterGiven, type Provisional } from "./provisional.ts";
import { statementOf, type Statement } from "./statement.ts";
import type { TimersSet } from "./timers.ts";

/** What a transaction writes once its work is done. */
export interface DeferredWrites {
  /** The tickets that it opens, in order. */
  readonly opening: Provisional[];
  readonly deliveries: Delivery[];
  readonly timers: TimersSet;
  readonly answers: AnswersGiven;
}

/** Takes statements down, to be sent with the end of a transaction: they give no rows. What pg-boss' `fromPrisma` asks for. */
export interface SqlRunner {
  $queryRawUnsafe<Rows = unknown>(query: string, ...values: unknown[]): Promise<Rows>;
}

/**
 * Writes down the deliveries of one change, in its transaction: they exist if and only if it was committed. Gives what
 * is to be called once it was.
 */
export type WriteDeliveries = (sql: SqlRunner, deliveries: readonly Delivery[]) => Promise<() => void>;

export interface LastWrites {
  readonly statements: readonly Statement[];
  /** To be called once they are committed; null: nothing is. */
  readonly committed: (() => void) | null;
}

export async function lastWrites(
  { opening, deliveries, timers, answers }: DeferredWrites,
  outbox: WriteDeliveries,
): Promise<LastWrites> {
  const statements = timers.size > 0 || answers.size > 0 ? [timersAndAnswers(timers, answers)] : [];
  const takenDown: SqlRunner = {
    $queryRawUnsafe(text, ...values) {
      statements.push({ text, values });
      return Promise.resolve(JSON.parse("[]"));
    },
  };
  const committed = deliveries.length === 0 ? null : await outbox(takenDown, deliveries);
  const given = opening.map((each, index) => opening.slice(0, index).reduce(afterGiven, each.given));
  return { statements: [...given, ...statements.map((each) => opening.reduce(afterGiven, each))], committed };
}

/**
 * In one statement, since nearly every change has both. Timers are written in one order, so that two changes of many tickets
 * never wait for each other. A key that was answered before is no number: so the statement fails, and says which.
 */
function timersAndAnswers(timers: TimersSet, answers: AnswersGiven): Statement {
  const all = [...timers.values()];
  const cancelled = all.filter(({ at }) => at === null).map(({ key }) => key);
  const set = all.filter(({ at }) => at !== null);
  return statementOf(
    Prisma.sql`
    with cancelled as (
      delete from timer where key = any (${cancelled})
    ), set_anew as (
      insert into timer (key, at, job)
      select key, at, job from jsonb_populate_recordset(null::timer, ${jsonText(set)}::jsonb) order by key
          on conflict (key) do update set at = excluded.at, job = excluded.job
       where timer.at <> excluded.at or timer.job <> excluded.job
    )
    insert into inbound (key, answer, at)
    select key, answer, at from jsonb_populate_recordset(null::inbound, ${jsonText([...answers.values()])}::jsonb)
        on conflict (key) do update
       set at = excluded.at,
           answer = case when inbound.answer = 'null' then excluded.answer
                         else to_jsonb((excluded.key || ' was answered before')::int) end`,
    [],
  );
}
