import { randomUUID } from "node:crypto";
import { Client } from "pg";
import { cannotStart, errorMessage } from "../../kernel/errors.ts";
import { listMigrations, migrationsFolder, type Migration } from "./list-migrations.ts";
import { takeMigrationLease, type MigrationLease } from "./migration-lease.ts";

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
 * so that a function body breaks and a failure leaves half a migration behind. Here each is one transaction with its record.
 */
export async function applyMigrations(options: {
  url: string;
  folder?: string;
  leaseLasts?: number;
}): Promise<{ applied: string[] }> {
  const migrations = await listMigrations(options.folder ?? migrationsFolder);
  const [client, leaseClient] = [await connect(options.url), await connect(options.url)];
  try {
    const lease = await takeMigrationLease(leaseClient, options.leaseLasts ?? leaseLasts);
    try {
      await client.query(createHistory);
      const history = await readHistory(client);
      refuseNewer(history, migrations);
      const missing = migrations.filter((migration) => !history.includes(migration.name));
      for (const migration of missing) await apply(client, migration, lease);
      return { applied: missing.map((migration) => migration.name) };
    } finally {
      await lease.release();
    }
  } finally {
    await Promise.all([client.end(), leaseClient.end()]);
  }
}

async function connect(url: string): Promise<Client> {
  const client = new Client({ connectionString: url, application_name: "guichet: migrations" });
  client.on("error", () => undefined); // whatever is asked next rejects
  try {
    await client.connect();
    return client;
  } catch (error) {
    throw cannotStart(
      `PostgreSQL at ${client.host}:${client.port} does not let the desk in (${errorMessage(error)}); check DATABASE_URL.`,
      error,
    );
  }
}

async function readHistory(client: Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select migration_name as name from _prisma_migrations
      where finished_at is not null and rolled_back_at is null order by name`,
  );
  return rows.map((row) => row.name);
}

function refuseNewer(history: readonly string[], migrations: readonly Migration[]): void {
  const known = new Set(migrations.map((migration) => migration.name));
  const unknown = history.filter((name) => !known.has(name));
  if (unknown.length === 0) return;
  throw cannotStart(
    `The database is newer than this program, which does not know ${unknown.join(", ")}; upgrade the program, or give it another database.`,
  );
}

async function apply(client: Client, { name, sql, checksum }: Migration, lease: MigrationLease): Promise<void> {
  try {
    await client.query("begin");
    await client.query(sql);
    await client.query(
      `insert into _prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
       values ($1, $2, $3, now(), clock_timestamp(), 1)`,
      [randomUUID(), checksum, name],
    );
    await lease.assertHeld(client);
    await client.query("commit");
  } catch (error) {
    throw cannotStart(
      `The migration ${name} failed and nothing of it remains (${errorMessage(error)}); correct its cause and start again.`,
      error,
    );
  }
}
