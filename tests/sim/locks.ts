import type { Client } from "pg";
import { z } from "zod";
import type { LockHolders } from "./flights.ts";

const waiters = z.array(z.object({ pid: z.int(), by: z.array(z.int()), idle: z.boolean() }));

/** Asks PostgreSQL who waits for whom. */
export const lockHolders =
  (control: Client): LockHolders =>
  async (pid) => {
    const { rows } = await control.query({ name: "lock holders", text: whoWaits, values: [pid] });
    const all = waiters.parse(rows);
    const holders = all.find((each) => each.pid === pid)?.by ?? [];
    const isCircle = all.some((each) => each.pid !== pid && each.by.includes(pid));
    const isMoving = all.some((each) => each.by.length === 0 && !each.idle);
    return holders.length === 0 || isCircle || isMoving ? null : holders;
  };

/** $1, and whoever it waits for, directly or through others. `idle`: it waits for its own program. */
const whoWaits = `
  with recursive waiting (pid) as (
    select $1::int union select unnest(pg_blocking_pids(pid)) from waiting
  )
  select pid, pg_blocking_pids(pid) as by, coalesce(state like 'idle%', false) as idle
    from waiting left join pg_stat_activity using (pid)`;
