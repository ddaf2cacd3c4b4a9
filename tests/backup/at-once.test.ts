import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { afterEach, beforeEach, expect, test } from "vitest";
import { restoreBackup } from "../../src/store/backup/restore-backup.ts";
import { writeBackup } from "../../src/store/backup/write-backup.ts";
import { createEmptyDatabase, query, type TestDatabase } from "../support/database.ts";
import { openDeskInATest, type DeskInATest } from "../support/desk-in-a-test.ts";
import { eventually } from "../support/eventually.ts";

/** Restores that somebody holds up before their first row, so that something else happens meanwhile. */
let desk: DeskInATest;
let elsewhere: TestDatabase;
let folder: string;
let made: string;
let holder: Client;

beforeEach(async () => {
  desk = await openDeskInATest();
  elsewhere = await createEmptyDatabase();
  folder = await mkdtemp(join(tmpdir(), "guichet-backups-"));
  await desk.opens(await desk.person("U-mona"));
  ({ folder: made } = await writeBackup({ url: desk.url, folder }));
  holder = new Client({ connectionString: elsewhere.url });
  await holder.connect();
  await holder.query("select pg_advisory_lock(4844100003)");
});
afterEach(async () => {
  await desk.close();
  await elsewhere.drop();
  await rm(folder, { recursive: true });
});

const restores = (stopping = new AbortController()) =>
  restoreBackup({ url: elsewhere.url, folder: made, stopped: null, stopping: stopping.signal }).then(
    () => "restored",
    String,
  );
const waiting = () =>
  query<{ pid: number }>(
    elsewhere.url,
    `select pid from pg_locks join pg_database on oid = database
      where datname = current_database() and locktype = 'advisory' and not granted`,
  );
const wait = (most: number) => eventually(async () => expect(await waiting()).toHaveLength(most), { within: 30_000 });
const tables = () => query(elsewhere.url, "select relname from pg_class where relnamespace = 'public'::regnamespace");

test("one that is stopped says so, and leaves nothing", async () => {
  const stopping = new AbortController();
  const restoring = restores(stopping);
  await wait(1);
  stopping.abort(new Error("Stopped by hand"));
  await holder.end();
  expect(await restoring).toContain("Stopped by hand");
  expect(await tables()).toEqual([]);
});

test("one whose connection ends leaves nothing", async () => {
  const restoring = restores();
  await wait(1);
  for (const { pid } of await waiting()) await query(elsewhere.url, `select pg_terminate_backend(${pid})`);
  await holder.end();
  expect(await restoring).toMatch(/terminat/);
  expect(await tables()).toEqual([]);
});

test("of two at once one restores, and the other is told", async () => {
  const both = [restores(), restores()];
  await wait(2);
  await holder.end();
  expect((await Promise.all(both)).toSorted()).toEqual([
    "CannotStart: Another restore has filled this database meanwhile. Nothing of this one was written.",
    "restored",
  ]);
  expect(await query(elsewhere.url, "select reference from ticket")).toHaveLength(1);
});
