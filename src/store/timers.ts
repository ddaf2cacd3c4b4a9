import { z } from "zod";
import type { Delivery } from "../desk/delivery.ts";
import type { DeskTransaction } from "../desk/ports.ts";
import { toJson } from "./json.ts";
import type { Sql } from "./sql.ts";

export const writeTimers = (sql: Sql): Pick<DeskTransaction, "setTimer" | "timerAt"> => ({
  async setTimer({ key, at, job }) {
    // Written by hand, since every change of a ticket moves its timer.
    if (at === null) await sql.$executeRaw`delete from timer where key = ${key}`;
    else {
      await sql.$executeRaw`
        insert into timer (key, at, job) values (${key}, ${at}, ${toJson(job)}::jsonb)
            on conflict (key) do update set at = excluded.at, job = excluded.job
         where timer.at <> excluded.at or timer.job <> excluded.job`;
    }
  },

  async timerAt(key) {
    return (await sql.timer.findUnique({ where: { key } }))?.at ?? null;
  },
});

const rung = z.array(
  z.object({
    at: z.date(),
    // Only the desk sets timers, so that the kind is proof enough.
    job: z.custom<Delivery>((value) => z.object({ kind: z.string() }).safeParse(value).success),
  }),
);

/** Takes the timers that are due, soonest first; those another desk is taking are left to it. */
export async function takeDue(sql: Sql, now: Date, most: number): Promise<readonly Delivery[]> {
  const rows = await sql.$queryRaw`
    delete from timer
     where key in (select key from timer where at <= ${now} order by at, key limit ${most} for update skip locked)
    returning at, job`;
  return rung
    .parse(rows)
    .toSorted((one, other) => one.at.getTime() - other.at.getTime())
    .map(({ job }) => job);
}
