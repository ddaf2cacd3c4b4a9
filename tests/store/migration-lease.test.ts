import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { afterEach, beforeEach, expect, test } from "vitest";
import { applyMigrations } from "../../src/store/migrations/apply-migrations.ts";
import { takeMigrationLease } from "../../src/store/migrations/migration-lease.ts";
import { createEmptyDatabase, query, type TestDatabase } from "../support/database.ts";
import { eventually } from "../support/eventually.ts";

let database: TestDatabase;
let folder: string;
const clients: Client[] = [];

beforeEach(async () => {
  database = await createEmptyDatabase();
  folder = await mkdtemp(join(tmpdir(), "guichet-lease-"));
});
afterEach(async () => {
  for (const client of clients.splice(0)) await client.end().catch(() => undefined);
  await database.drop();
  await rm(folder, { recursive: true });
});

const connect = async (): Promise<Client> => {
  const client = new Client({ connectionString: database.url });
  client.on("error", () => undefined); // it is cut off in a test
  clients.push(client);
  await client.connect();
  return client;
};

async function put(name: string, sql: string): Promise<void> {
  await mkdir(join(folder, name), { recursive: true });
  await writeFile(join(folder, name, "migration.sql"), sql);
}

const leases = () => query(database.url, "select holder from _migration_lease");

test("a desk that starts while another migrates waits for it, however long that takes beside a lease", async () => {
  await put("20260101000000_slow", "select pg_sleep(2); create table slow (id int);");
  const migrates = () => applyMigrations({ url: database.url, folder, leaseLasts: 600 });
  const [first, second] = await Promise.all([migrates(), migrates()]);
  expect([...first.applied, ...second.applied]).toEqual(["20260101000000_slow"]);
  expect(await leases()).toEqual([]);
});

test("the lease of a desk that was killed ends by itself, by the clock of the database", async () => {
  await put("20260101000000_first", "create table first (id int);");
  const killed = await connect();
  await takeMigrationLease(killed, 1_500);
  // Killed: its connection is gone, and so its renewals fail.
  await query(
    database.url,
    "select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() and datname = current_database()",
  );
  await query(database.url, "create table noted as select held_till from _migration_lease");
  expect(await applyMigrations({ url: database.url, folder })).toEqual({ applied: ["20260101000000_first"] });
  expect(
    await query(database.url, "select started_at > held_till as waited from _prisma_migrations cross join noted"),
  ).toEqual([{ waited: true }]);
});

test("a desk whose lease was taken over while it migrated leaves nothing behind", async () => {
  await put("20260101000000_slow", "create table slow (id int); select pg_sleep(1.5);");
  const slow = applyMigrations({ url: database.url, folder }).then(
    () => "migrated",
    (error: unknown) => String(error),
  );
  await eventually(async () => expect(await leases()).toHaveLength(1));
  await query(
    database.url,
    "update _migration_lease set holder = 'another desk', held_till = now() + interval '1 hour'",
  );
  expect(await slow).toContain("another desk has taken the migration over");
  expect(await query(database.url, "select to_regclass('slow') as slow")).toEqual([{ slow: null }]);
  expect(await leases()).toEqual([{ holder: "another desk" }]);
});

test("no session holds a lock while a desk migrates: a pooler gives each transaction another one", async () => {
  await put(
    "20260101000000_look",
    `create table held as
     select objid from pg_locks
      where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database())`,
  );
  await applyMigrations({ url: database.url, folder });
  expect(await query(database.url, "select * from held")).toEqual([]);
});
