import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { Client } from "pg";
import { cannotStart, saying } from "../../kernel/errors.ts";
import { listMigrations, migrationsFolder, type Migration } from "./list-migrations.ts";

const migrationLock = 4_844_100_002; // any number will do, as long as every desk asks for the same
const asksAgainAfter = 100; // milliseconds

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
export async function applyMigrations(options: { url: string; folder?: string }): Promise<{ applied: string[] }> {
  const migrations = await listMigrations(options.folder ?? migrationsFolder);
  const client = await connect(options.url);
  try {
    await lock(client);
    await client.query(createHistory);
    const history = await readHistory(client);
    refuseNewer(history, migrations);
    refuseChanged(history, migrations);
    const applied = new Set(history.map(({ name }) => name));
    const missing = migrations.filter(({ name }) => !applied.has(name));
    for (const migration of missing) await apply(client, migration);
    return { applied: missing.map((migration) => migration.name) };
  } finally {
    await client.end();
  }
}

async function connect(url: string): Promise<Client> {
  const client = new Client({ connectionString: url, application_name: "guichet: migrations" });
  try {
    await client.connect();
    return client;
  } catch (error) {
    throw cannotStart(
      `PostgreSQL at ${client.host}:${client.port} does not let the desk in (${saying(error)}); check DATABASE_URL.`,
      error,
    );
  }
}

/**
 * Only one desk migrates; the lock ends with the connection. It is asked for again and again: whoever waited inside one
 * statement would be waited for by `create index concurrently`.
 */
async function lock(client: Client): Promise<void> {
  for (;;) {
    const { rows } = await client.query<{ locked: boolean }>("select pg_try_advisory_lock($1) as locked", [
      migrationLock,
    ]);
    if (rows[0]?.locked === true) return;
    await pause(asksAgainAfter);
  }
}

type Applied = Pick<Migration, "name" | "checksum">;

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

const apply = (client: Client, migration: Migration): Promise<void> =>
  migration.inTransaction ? applyAtOnce(client, migration) : applyAlone(client, migration);

async function applyAtOnce(client: Client, migration: Migration): Promise<void> {
  try {
    await client.query("begin");
    await client.query(migration.sql);
    await record(client, migration);
    await client.query("commit");
  } catch (error) {
    throw cannotStart(
      `The migration ${migration.name} failed and nothing of it remains (${saying(error)}); correct its cause and start again.`,
      error,
    );
  }
}

/** Outside a transaction, and recorded only once it is done: one that fails is tried again at the next start. */
async function applyAlone(client: Client, migration: Migration): Promise<void> {
  try {
    await client.query(migration.sql);
    await record(client, migration);
  } catch (error) {
    throw cannotStart(
      `The migration ${migration.name}, which runs outside a transaction, failed (${saying(error)}); ${await repairs(client)}correct its cause and start again.`,
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
