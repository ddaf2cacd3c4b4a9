import { pino } from "pino";
import { expect, test } from "vitest";
import { openJobDatabase } from "../../src/store/job-database.ts";
import { openQueue } from "../../src/worker/open-queue.ts";
import { createEmptyDatabase, query } from "../support/database.ts";

const log = pino({ level: "silent" });

test("two desks that start together on a new database make one queue, and the clock's jobs once", async () => {
  const database = await createEmptyDatabase();
  const { url } = database;
  const queues = await Promise.all([
    openQueue({ database: openJobDatabase({ url, log }), log }),
    openQueue({ database: openJobDatabase({ url, log }), log }),
  ]);
  await Promise.all(
    queues.map((queue) =>
      queue.work(
        () => Promise.resolve(null),
        () => Promise.resolve(0),
      ),
    ),
  );
  expect(queues.map((queue) => queue.working())).toEqual([true, true]);
  const names = await query<{ name: string }>(url, "select name from jobs.queue where name !~ '^__' order by name");
  expect(names.map(({ name }) => name)).toEqual(["card", "errand", "note", "timer"]);
  const schedules = await query<{ key: string }>(url, "select key from jobs.schedule order by key");
  expect(schedules.map(({ key }) => key)).toEqual(["purge", "reconcile", "sync-channels"]);
  await Promise.all(queues.map((queue) => queue.stop(1_000)));
  expect(queues.map((queue) => queue.working())).toEqual([false, false]);
  await database.drop();
});
