import { pino } from "pino";
import { expect, test } from "vitest";
import { openJobDatabase } from "../../src/store/engine/job-database.ts";
import { openStore } from "../../src/store/store.ts";
import { openQueue, type Work } from "../../src/worker/queue/open-queue.ts";
import { createTestDatabase, query } from "../support/database.ts";
import { eventually } from "../support/eventually.ts";
import { silent } from "../support/silent.ts";

const log = pino({ level: "silent" });
/** Nothing is to be done. */
const idly: Work = {
  parts: [],
  say: () => Promise.reject(new Error("nothing is to be said")),
  roomLeft: () => ({ room: [], opensIn: null, accepting: [] }),
  doJob: () => Promise.resolve(null),
  doDueTimers: () => Promise.resolve(0),
  indexListed: () => Promise.resolve(0),
};
const open = (url: string) => openQueue({ database: openJobDatabase({ url, log }), log });

test("two desks that start together on a new database make one queue, and the clock's jobs once", async () => {
  const database = await createTestDatabase();
  const { url } = database;
  const queues = await Promise.all([open(url), open(url)]);
  await Promise.all(queues.map((queue) => queue.work(idly)));
  expect(queues.map((queue) => queue.working())).toEqual([true, true]);
  const names = await query<{ name: string }>(url, "select name from jobs.queue where name !~ '^__' order by name");
  expect(names.map(({ name }) => name)).toEqual(["errand"]);
  const schedules = await query<{ key: string }>(url, "select key from jobs.schedule order by key");
  expect(schedules.map(({ key }) => key)).toEqual([
    "gaps",
    "index-words",
    "learn",
    "purge",
    "re-read-administrators",
    "reconcile",
    "sync-channels",
  ]);
  await Promise.all(queues.map((queue) => queue.stop(1_000)));
  expect(queues.map((queue) => queue.working())).toEqual([false, false]);
  await database.drop();
});

test("what is left by a desk that does nothing is found by another", async () => {
  const database = await createTestDatabase();
  const { url } = database;
  const idle = await open(url);
  const busy = await open(url);
  const done: string[] = [];
  await busy.work({
    ...idly,
    doJob: (job) => {
      done.push(job.kind);
      return Promise.resolve(null);
    },
  });
  const { store, close } = await openStore({
    url,
    administrators: [],
    log: silent,
    outbox: (...sent) => idle.outbox(...sent),
  });
  await store.transaction((tx) => tx.deliver([{ kind: "brief-due", queue: "it" }]));
  await eventually(() => expect(done).toContain("brief-due"), { within: 10_000 });
  await close();
  await Promise.all([idle, busy].map((queue) => queue.stop(1_000)));
  await database.drop();
});
