import { writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { Client } from "pg";
import type { TestProject } from "vitest/node";
import { startEmbeddedPostgres } from "../../src/postgres/embedded-postgres.ts";
import { applyMigrations } from "../../src/store/migrations/apply-migrations.ts";
import { openJobDatabase } from "../../src/store/engine/job-database.ts";
import { openQueue } from "../../src/worker/queue/open-queue.ts";
import { abandonDataFolders, makeDataFolder } from "./data-folder.ts";
import { silent } from "./silent.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** The server of this run, as its superuser. */
    readonly postgresUrl: string;
    /** Servers that a test starts itself have their folders in here. */
    readonly runFolder: string;
  }
}

/** The database that every test's own is a copy of. */
export const template = "migrated_template";

/** Vitest calls this once before the first test that needs PostgreSQL, and what it returns after the last. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const runFolder = await makeDataFolder(tmpdir());
  const abandon = (): void => abandonDataFolders(runFolder);
  process.once("exit", abandon); // Ctrl-C: nobody waits for the teardown then
  const folder = await makeDataFolder(runFolder);
  const start = () => startEmbeddedPostgres({ folder, log: () => undefined, durable: false });
  const first = await start();
  await settle(first.url);
  await first.stop();
  const server = await start();
  await makeTemplate(server.url);
  project.provide("runFolder", runFolder);
  project.provide("postgresUrl", server.url);
  return async () => {
    await server.stop();
    abandon();
    process.off("exit", abandon);
  };
}

async function settle(url: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await takePlainPasswords(client);
    // It would analyze the template meanwhile, and no copy would be like those before.
    await client.query("alter system set autovacuum = off");
    // Those that are kept, of several workers, beside what the tests of one moment need.
    await client.query("alter system set max_connections = 500");
  } finally {
    await client.end();
  }
}

async function makeTemplate(url: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(`create database ${template}`);
    await applyMigrations({ url: withDatabase(url, template) });
    await makeJobTables(withDatabase(url, template));
    // A database that somebody is connected to cannot be copied, so nobody may.
    await client.query(`alter database ${template} allow_connections false`);
  } finally {
    await client.end();
  }
}

/** So that connections can be kept for others, and none takes the time that hashing does. */
async function takePlainPasswords(client: Client): Promise<void> {
  const { rows } = await client.query<{ file: string }>("select current_setting('hba_file') as file");
  for (const { file } of rows) await writeFile(file, "host all all 127.0.0.1/32 password\n");
  await client.query(`set scram_iterations = 1; alter role ${client.user ?? ""} password '${client.password ?? ""}'`);
}

/** As a desk does when it is first started. */
async function makeJobTables(url: string): Promise<void> {
  const database = openJobDatabase({ url, log: silent });
  const queue = await openQueue({ database, log: silent });
  await queue.stop(5_000);
  await database.close();
}

export function withDatabase(url: string, database: string): string {
  return Object.assign(new URL(url), { pathname: `/${database}` }).href;
}
