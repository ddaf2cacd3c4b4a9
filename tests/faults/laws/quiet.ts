import { setTimeout as pause } from "node:timers/promises";
import { query } from "../../support/database.ts";

const undone = `
  select name, state::text as state, data->>'kind' as kind, retry_count as tries,
    round(extract(epoch from start_after - now()))::int as wait, data::text as data
  from jobs.job where state in ('created', 'retry', 'active') and data->>'kind' <> 'upkeep'
  union all
  select 'outbox', case when lease is null then 'waits' else 'held' end, part, tries,
    round(extract(epoch from at - now()))::int, surface_id || ' ' || wanted
  from outbox
  union all
  select 'timer', 'due', job->>'kind', 0, 0, key from timer where at <= now()`;

/** Waits until nothing is left to be done; what is still there after `within` milliseconds is told, a line for each job or timer. */
export async function untilQuiet(url: string, within: number): Promise<readonly string[]> {
  const deadline = performance.now() + within;
  let quietLooks = 0;
  for (;;) {
    const left = await query(url, undone);
    quietLooks = left.length === 0 ? quietLooks + 1 : 0;
    if (quietLooks === 2) return []; // what has just been done may lead to more
    if (performance.now() > deadline) return left.map((job) => `left waiting: ${JSON.stringify(job)}`);
    await pause(200);
  }
}
