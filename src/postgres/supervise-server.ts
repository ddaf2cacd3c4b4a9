import { setTimeout as pause } from "node:timers/promises";
import type { Client } from "pg";
import { errorMessage } from "../kernel/errors.ts";
import { reachServer, stopServer, type PostgresServer, type ReachedServer } from "./postgres-server.ts";

/** A server that is this desk's alone, and runs until it is stopped. */
export interface SupervisedServer {
  stop(): Promise<void>;
}

const deskLock = 4_844_100_001; // any number will do, as long as every desk asks for the same
const lockAttempts = 10; // two seconds in all: the connection of a desk just killed lives a moment longer
const revivalPause = 1_000; // milliseconds

/** Makes the server this desk's alone, and starts it again whenever it dies. Null: it is another living desk's. */
export async function superviseServer(
  server: PostgresServer,
  { client: first, url }: ReachedServer,
  log: (sentence: string) => void,
): Promise<SupervisedServer | null> {
  let client = first;
  let stopping: Promise<void> | null = null;
  let reviving: Promise<void> | null = null;

  /** Whoever uses the server has its address, so it comes back to the same one. */
  const revive = async (): Promise<void> => {
    for (;;) {
      if (stopping !== null) return;
      try {
        ({ client } = await reachServer(server, url.port));
        watch(client);
        if (await lockFolder(client)) return log(`PostgreSQL runs again on ${url.host}`);
        await client.end();
      } catch (error) {
        log(errorMessage(error));
      }
      await pause(revivalPause);
    }
  };
  const watch = (watched: Client): void => {
    watched.on("error", (error) => {
      if (stopping !== null || watched !== client || reviving !== null) return;
      log(`The embedded PostgreSQL went away, and is started again: ${error.message}`);
      beginRevival();
    });
  };
  const beginRevival = (): void => {
    reviving = revive().finally(() => (reviving = null));
  };

  watch(client);
  if (!(await lockFolder(client))) {
    await client.end();
    return null;
  }
  const stop = async (): Promise<void> => {
    await reviving;
    await stopServer(server); // under the lock still, so that no other desk takes it over while it stops
    await client.end();
  };
  return { stop: () => (stopping ??= stop()) };
}

/**
 * A lock of this session, which ends with its process, however that ends: a lease would keep whoever starts after a crash
 * waiting. The server is the desk's own and is reached directly, so no pooler stands between.
 */
async function lockFolder(client: Client): Promise<boolean> {
  for (let attempt = 0; attempt < lockAttempts; attempt += 1) {
    const { rows } = await client.query<{ locked: boolean }>("select pg_try_advisory_lock($1) as locked", [deskLock]);
    if (rows[0]?.locked === true) return true;
    await pause(200);
  }
  return false;
}
