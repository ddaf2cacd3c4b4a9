import { randomUUID } from "node:crypto";
import type { Client } from "pg";
import { cannotStart, errorMessage } from "../../kernel/errors.ts";
import { connected } from "../connection/connect.ts";
import { listMigrations, migrationsFolder, type Migration } from "./list-migrations.ts";
import { takeMigrationLease, type MigrationLease } from "./migration-lease.ts";

const name = "guichet: migrations";
const leaseLasts = 15_000; // milliseconds; so long does the next desk wait when one is killed while it migrates

/** Prisma's own table, so that `prisma migrate status` and `resolve` understand the database. */
const createHistory = `
  create table if not exists _prisma_migrations (
    id                  varchar(36)  primary key,
    checksum            varchar(64)  not null,
    finished_at         timestamptz,
    migration_name      varchar(255) not null,
    logs                text,
    rolled_back_at      timestamptz,
    started_at          timestamptz  not null default now(),
    applied_steps_count integer      not null default 0
  )`;

/**
 * Brings the database to this program's schema and gives the names of what was applied, oldest first.
 * Many desks may start at once: one does it, the others wait for it. Rejects with a `cannotStart` sentence.
 *
 * Prisma's engine is not used for this: its pg adapter cuts a script at every semicolon and runs the pieces one by one,
 * so that a function body breaks and a failure leaves half a migration behind. Here each is one transaction with its record,
 * but for those that say they cannot be.
 */
export const applyMigrations = (options: Applying): Promise<{ applied: string[] }> =>
  connected(options.url, name, (client) =>
    connected(options.url, name, (leaseClient) => applyMissing(options, client, leaseClient)),
  );

interface Applying {
  url: string;
  folder?: string;
  /** Those that a backup was made with, and no others: what it holds is older than the rest. Left out: all. */
  upTo?: readonly Applied[];
  leaseLasts?: number;
  /** Told what is to be applied before it is: the desk answers nobody meanwhile. */
  begins?: (pending: readonly string[]) => void;
}

async function applyMissing(options: Applying, client: Client, leaseClient: Client): Promise<{ applied: string[] }> {
  const all = await listMigrations(options.folder ?? migrationsFolder);
  const migrations = options.upTo === undefined ? all : chosen(all, options.upTo);
  const lease = await takeMigrationLease(leaseClient, options.leaseLasts ?? leaseLasts);
  try {
    await client.query(createHistory);
    const history = await readHistory(client);
    refuseNewer(history, migrations);
    refuseChanged(history, migrations);
    const applied = new Set(history.map(({ name }) => name));
    const missing = migrations.filter(({ name }) => !applied.has(name));
    const names = missing.map(({ name }) => name);
    if (names.length > 0) options.begins?.(names);
    for (const migration of missing) await apply(client, migration, lease);
    return { applied: names };
  } finally {
    await lease.release();
  }
}

type Applied = Pick<Migration, "name" | "checksum">;

/** What was applied to a database, oldest first; nothing where no desk has run. */
export async function appliedMigrations(client: Client): Promise<Applied[]> {
  const { rows } = await client.query<{ migrated: boolean }>(
    "select to_regclass('_prisma_migrations') is not null as migrated",
  );
  return rows[0]?.migrated === true ? readHistory(client) : [];
}

/** Rejects where this program is older than what it is to restore, or another. */
function chosen(migrations: readonly Migration[], names: readonly Applied[]): readonly Migration[] {
  refuseNewer(names, migrations);
  refuseChanged(names, migrations);
  const wanted = new Set(names.map(({ name }) => name));
  return migrations.filter(({ name }) => wanted.has(name));
}

async function readHistory(client: Client): Promise<Applied[]> {
  const { rows } = await client.query<Applied>(
    `select migration_name as name, checksum from _prisma_migrations
      where finished_at is not null and rolled_back_at is null order by name`,
  );
  return rows;
}

function refuseNewer(history: readonly Applied[], migrations: readonly Migration[]): void {
  const known = new Set(migrations.map((migration) => migration.name));
  const unknown = history.map(({ name }) => name).filter((name) => !known.has(name));
  if (unknown.length === 0) return;
  throw cannotStart(
    `The database is newer than this program, which does not know ${unknown.join(", ")}; upgrade the program, or give it another database.`,
  );
}

/** A migration that was applied and then edited has made one schema here and makes another elsewhere. */
function refuseChanged(history: readonly Applied[], migrations: readonly Migration[]): void {
  const checksums = new Map(history.map(({ name, checksum }) => [name, checksum]));
  const changed = migrations.filter(({ name, checksum }) => (checksums.get(name) ?? checksum) !== checksum);
  if (changed.length === 0) return;
  const files = changed.map(({ name }) => `prisma/migrations/${name}/migration.sql`);
  throw cannotStart(
    `The database was made by another text of ${files.join(", ")}: an applied migration must not change; put back the file as it was released, and write what is to change as a new migration.`,
  );
}

const apply = (client: Client, migration: Migration, lease: MigrationLease): Promise<void> =>
  migration.inTransaction ? applyAtOnce(client, migration, lease) : applyAlone(client, migration, lease);

async function applyAtOnce(client: Client, migration: Migration, lease: MigrationLease): Promise<void> {
  try {
    await client.query("begin");
    await client.query(migration.sql);
    await record(client, migration);
    await lease.assertHeld(client);
    await client.query("commit");
  } catch (error) {
    throw cannotStart(
      `The migration ${migration.name} failed and nothing of it remains (${errorMessage(error)}); correct its cause and start again.`,
      error,
    );
  }
}

/** Outside a transaction, and recorded only once it is done: one that fails is tried again at the next start. */
async function applyAlone(client: Client, migration: Migration, lease: MigrationLease): Promise<void> {
  try {
    await client.query(migration.sql);
    await lease.assertHeld(client);
    await record(client, migration);
  } catch (error) {
    throw cannotStart(
      `The migration ${migration.name}, which runs outside a transaction, failed (${errorMessage(error)}); ${await repairs(client)}correct its cause and start again.`,
      error,
    );
  }
}

/** What an index that could not be built to its end leaves behind. */
async function repairs(client: Client): Promise<string> {
  const { rows } = await client.query<{ index: string }>(
    "select indexrelid::regclass::text as index from pg_index where not indisvalid order by 1",
  );
  return rows
    .map(({ index }) => `an unfinished index remains, remove it by: drop index concurrently ${index}; `)
    .join("");
}

async function record(client: Client, { name, checksum }: Migration): Promise<void> {
  await client.query(
    `insert into _prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
     values ($1, $2, $3, now(), clock_timestamp(), 1)`,
    [randomUUID(), checksum, name],
  );
}
