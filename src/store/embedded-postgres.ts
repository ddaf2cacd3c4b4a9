import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { Client } from "pg";
import { cannotStart } from "./cannot-start.ts";
import { choosePostgresAccount } from "./postgres-account.ts";
import { openCluster, openFolder } from "./postgres-cluster.ts";
import { findPostgresPrograms } from "./postgres-programs.ts";
import { reachServer, stopServer } from "./postgres-server.ts";
import type { PostgresServer } from "./postgres-server.ts";

/** A PostgreSQL server that belongs to this process until it is stopped. */
export interface EmbeddedPostgres {
  readonly url: string;
  stop(): Promise<void>;
}

export interface EmbeddedPostgresOptions {
  /** HELPDESK_DATA_DIR: the server lives in its subfolder `postgres`. */
  readonly folder: string;
  readonly log: (sentence: string) => void;
  /** `false` only where the data may be lost with the machine, as in tests. */
  readonly durable?: boolean;
}

const deskLock = 4_844_100_001; // any number will do, as long as every desk asks for the same
const lockAttempts = 10; // two seconds in all: the connection of a desk just killed lives a moment longer

const settings = [
  "listen_addresses=127.0.0.1",
  "unix_socket_directories=", // none: their path has a length limit, and a data folder may lie deep
  "timezone=UTC",
  "log_min_messages=log", // failed statements are not written down: they quote people's words
  "log_checkpoints=off",
];
const undurable = ["fsync=off", "synchronous_commit=off", "full_page_writes=off"];

/**
 * Starts the server of a data folder, or takes over the one that a killed desk left running.
 * Rejects with a `cannotStart` sentence, also when another living desk uses the folder.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const folder = await openFolder(options.folder);
  const home = join(folder, "postgres");
  const account = await choosePostgresAccount(home);
  const programs = await findPostgresPrograms(folder, account);
  const server: PostgresServer = {
    cluster: await openCluster(home, programs, account),
    pgCtl: programs.pgCtl,
    account,
    settings: options.durable === false ? [...settings, ...undurable] : settings,
  };
  const { client, url } = await reachServer(server);
  let stopping = false;
  client.on("error", (error) => {
    if (!stopping) options.log(`The embedded PostgreSQL went away: ${error.message}`);
  });
  if (!(await lockFolder(client))) {
    await client.end();
    throw cannotStart(
      `Another desk is running on the folder ${options.folder}; stop it, or set HELPDESK_DATA_DIR to another folder.`,
    );
  }
  options.log(`PostgreSQL runs on ${url.host} in ${home}`);
  return {
    url: url.href,
    stop: async () => {
      stopping = true;
      await stopServer(server); // under the lock still, so that no other desk takes it over while it stops
      await client.end();
    },
  };
}

/** A session's lock ends with its process, however that ends; a file with a process id would outlive it. */
async function lockFolder(client: Client): Promise<boolean> {
  for (let attempt = 0; attempt < lockAttempts; attempt += 1) {
    const { rows } = await client.query<{ locked: boolean }>("select pg_try_advisory_lock($1) as locked", [deskLock]);
    if (rows[0]?.locked === true) return true;
    await pause(200);
  }
  return false;
}
