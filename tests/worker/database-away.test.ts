import { afterEach, beforeEach, expect, inject, test } from "vitest";
import { openBench, type Bench } from "./bench.ts";
import { wordsOf } from "./fake-platform.ts";
import { query } from "../support/database.ts";
import { eventually } from "../support/eventually.ts";

let bench: Bench;
beforeEach(async () => {
  bench = await openBench();
});
afterEach(() => bench.close());

/** Takes no connections, and ends those there are; gives what lets it take them again. */
async function goesAway(): Promise<() => Promise<unknown>> {
  const [row] = await bench.rows("select current_database() as name");
  const name = String(row?.["name"]);
  const server = inject("postgresUrl");
  await query(server, `alter database ${name} allow_connections false`);
  await query(server, "select pg_terminate_backend(pid) from pg_stat_activity where datname = $1", [name]);
  return () => query(server, `alter database ${name} allow_connections true`);
}

test.for([
  { away: "for some seconds", left: "20 seconds" },
  { away: "until the leases have ended", left: "500 milliseconds" },
])("a database that is away $away after a note was posted has it said once", { timeout: 60_000 }, async ({ left }) => {
  await bench.start();
  await eventually(async () => expect(await bench.waiting("posts")).toEqual([]));
  let said = 0;
  bench.platform.misbehave(async ({ kind, message }) => {
    if (kind !== "post" || !wordsOf(message).includes("Rebooted")) return null;
    said += 1;
    if (said > 1) return null;
    await bench.rows(`update outbox set at = clock_timestamp() + interval '${left}' where lease is not null`);
    const comesBack = await goesAway();
    setTimeout(() => void comesBack(), 6_000);
    return null;
  });
  await bench.notes(["Rebooted"]);
  await eventually(() => expect(said).toBe(1));
  await eventually(async () => expect(await bench.waiting("posts")).toEqual([]), { within: 40_000, every: 100 });
  expect(bench.thread(["Rebooted"])).toEqual(["Rebooted"]);
});
