import { z } from "zod";
import type { DueDelivery } from "../../desk/delivery.ts";
import type { DeskTransaction, Timer } from "../../desk/transaction.ts";
import { jsonText, ofSomeKind } from "./json.ts";
import { readableRows, type Unreadable } from "./readable.ts";
import type { Sql } from "./sql.ts";

/** The timers set in one transaction, by their keys; the last that is said of a key holds. */
export type TimersSet = Map<string, Timer>;

const instants = z.array(z.object({ at: z.date() }));

export const timers = (sql: Sql, set: TimersSet): Pick<DeskTransaction, "setTimer" | "moveTimer" | "timerAt"> => ({
  setTimer(timer) {
    set.set(timer.key, timer);
    return Promise.resolve();
  },

  async moveTimer(key, at) {
    const own = set.get(key);
    if (own !== undefined) set.set(key, { ...own, at });
    else if (at === null) await sql.$executeRaw`delete from timer where key = ${key}`;
    else await sql.$executeRaw`update timer set at = ${at} where key = ${key}`;
  },

  async timerAt(key) {
    const own = set.get(key);
    if (own !== undefined) return own.at;
    const rows = await sql.$queryRaw`select at from timer where key = ${key}`;
    return instants.parse(rows)[0]?.at ?? null;
  },
});

const dueTimer = z.object({
  key: z.string(),
  at: z.date(),
  job: z.custom<DueDelivery>((value) => ofSomeKind.safeParse(value).success),
});
const unread = z.array(z.looseObject({ key: z.string(), job: z.looseObject({}) }));

const lookedAtAgainAfter = 3_600_000; // milliseconds: a newer desk may have read it by then

/** Asked every second: the beginning of an index, which only an order makes sure of, and no transaction. */
export async function isTimerDue(sql: Sql, now: Date): Promise<boolean> {
  const rows = await sql.$queryRaw`select from timer where at <= ${now} order by at limit 1`;
  return Array.isArray(rows) && rows.length > 0;
}

/**
 * Takes the timers that are due, soonest first; those another desk is taking are left to it. One that cannot be read is kept,
 * and holds up no other.
 */
export async function takeDueTimers(
  sql: Sql,
  now: Date,
  most: number,
  unreadable: Unreadable,
): Promise<readonly (Timer & { readonly at: Date })[]> {
  const rows = await sql.$queryRaw`
    delete from timer
     where key = any (array(select key from timer where at <= ${now} order by at, key limit ${most} for update skip locked))
    returning key, at, job`;
  const keys = new Set<string>();
  const due = readableRows(rows, dueTimer, {
    key: "key",
    unreadable: (key, err) => {
      keys.add(key);
      unreadable(key, err);
    },
  });
  const again = new Date(now.getTime() + lookedAtAgainAfter);
  if (keys.size > 0)
    for (const { key, job } of unread.parse(rows).filter((row) => keys.has(row.key)))
      await sql.$executeRaw`insert into timer (key, at, job) values (${key}, ${again}, ${jsonText(job)}::jsonb)`;
  return due.toSorted((one, other) => one.at.getTime() - other.at.getTime());
}
