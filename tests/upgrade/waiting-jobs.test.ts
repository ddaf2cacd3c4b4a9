import { readFileSync } from "node:fs";
import { join } from "node:path";
import { PgBoss } from "pg-boss";
import { expect, test } from "vitest";
import { applyMigrations } from "../../src/store/migrations/apply-migrations.ts";
import { openJobDatabase } from "../../src/store/engine/job-database.ts";
import { openQueue } from "../../src/worker/queue/open-queue.ts";
import { createEmptyDatabase, query } from "../support/database.ts";
import { silent } from "../support/silent.ts";

const queues = { note: "key_strict_fifo", card: "short", errand: "short", timer: "short" } as const;

/** Jobs as the desk of 0.1.0 made them: the oldest has waited long, and one is tried again. */
async function leaveJobs(
  url: string,
  jobs: readonly (readonly [keyof typeof queues, string, object])[],
): Promise<void> {
  const boss = new PgBoss({ connectionString: url, schema: "jobs", supervise: false, schedule: false });
  await boss.start();
  for (const [name, policy] of Object.entries(queues)) {
    await boss.createQueue(name, { policy, retryLimit: 100_000 });
    const made = jobs.filter(([queue]) => queue === name);
    await boss.insert(
      name,
      made.map(([, singletonKey, data]) => ({ singletonKey, data })),
    );
  }
  const [taken] = await boss.fetch("note");
  if (taken === undefined) throw new Error("nothing to fail");
  await boss.fail("note", taken.id);
  await boss.stop();
}

test("what waited in the job queues of 0.1.0 is in the outbox after the upgrade, however long it waited", async () => {
  const database = await createEmptyDatabase();
  const { url } = database;
  await query(url, readFileSync(join(import.meta.dirname, "0.1.0", "database.sql"), "utf8"));
  const surfaces = await query<{ id: string; ticket: string }>(
    url,
    "select id::text, ticket from surface where message is not null order by id limit 2",
  );
  const [one, two] = surfaces;
  if (one === undefined || two === undefined) throw new Error("no surfaces");
  await query(url, "delete from timer where key like 'ticket %'");
  await leaveJobs(url, [
    ["note", one.id, { kind: "note", surface: one.id, event: 2 }],
    ["note", one.id, { kind: "note", surface: one.id, event: 3 }],
    ["note", two.id, { kind: "catch-up", surface: two.id }],
    ["card", one.id, { kind: "refresh-card", surface: one.id }],
    ["card", `${two.id} 2`, { kind: "refresh-note", surface: two.id, event: 2 }],
    ["timer", one.ticket, { kind: "wake", ticket: one.ticket }],
    ["errand", "welcome slack support", { kind: "welcome", queue: "support", platform: "slack" }],
  ]);
  await query(
    url,
    "update jobs.job set created_on = now() - interval '13 days', keep_until = now() + interval '1 day'",
  );

  await applyMigrations({ url });
  const queue = await openQueue({ database: openJobDatabase({ url, log: silent }), log: silent });

  const wanted = await query(
    url,
    "select surface_id::text as id, part, array(select jsonb_object_keys(wanted) order by 1) as numbers from outbox order by 1, 2",
  );
  expect(wanted).toEqual(
    [
      { id: one.id, part: "card", numbers: ["1"] },
      { id: one.id, part: "posts", numbers: ["2", "3"] },
      { id: two.id, part: "notes", numbers: ["2"] },
      { id: two.id, part: "posts", numbers: ["0"] },
    ].toSorted((a, b) => `${a.id} ${a.part}`.localeCompare(`${b.id} ${b.part}`)),
  );
  expect(await query(url, "select key from timer where key like 'ticket %'")).toEqual([
    { key: `ticket ${one.ticket}` },
  ]);
  const left = await query(url, "select name, keep_until > now() + interval '9 years' as long from jobs.job");
  expect(left).toEqual([{ name: "errand", long: true }]);
  await queue.stop(1_000);
  await database.drop();
}, 60_000);
