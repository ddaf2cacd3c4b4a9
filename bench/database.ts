import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { startEmbeddedPostgres } from "../src/postgres/embedded-postgres.ts";
import { emptyDatabase } from "../src/postgres/empty-database.ts";

/** The PostgreSQL that everything is measured on: the desk's own embedded one, which writes to disk at every commit. */
export interface Server {
  /** Of the run, for logs and data; removed at its end. */
  readonly folder: string;
  /** Gives the URL of an empty database; one of that name is dropped. `name` is lower case letters. */
  database(name: string): Promise<string>;
  stop(): Promise<void>;
}

export async function startServer(): Promise<Server> {
  const folder = await makeFolder();
  const start = () => startEmbeddedPostgres({ folder, log: () => undefined });
  const first = await start();
  // Tells when exactly a change was committed. It is read at start.
  await withClient(first.url, (client) => client.query("alter system set track_commit_timestamp = on"));
  await first.stop();
  const server = await start();
  let stopping: Promise<void> | null = null;
  const stop = async (): Promise<void> => {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  };
  return {
    folder,
    database: (name) => emptyDatabase(server.url, name),
    stop: () => (stopping ??= stop()), // an interrupted run asks for it twice
  };
}

/** A new folder which the account of PostgreSQL may enter too, where the bench runs as root. */
export async function makeFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "guichet-bench-"));
  await chmod(folder, 0o755);
  return folder;
}

export async function withClient<Result>(url: string, work: (client: Client) => Promise<Result>): Promise<Result> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** The one number that a statement gives. */
export async function count(url: string, sql: string): Promise<number> {
  const { rows } = await withClient(url, (client) => client.query<{ n: string }>(`select (${sql}) as n`));
  return Number(rows[0]?.n);
}
