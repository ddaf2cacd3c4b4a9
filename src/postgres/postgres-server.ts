import { readFile, realpath } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { Client } from "pg";
import { cannotStart, errorMessage } from "../kernel/errors.ts";
import type { PostgresAccount } from "./postgres-account.ts";
import type { Cluster } from "./postgres-cluster.ts";
import { runProgram } from "./postgres-programs.ts";

/** What it takes to start and stop the server of a cluster. */
export interface PostgresServer {
  readonly cluster: Cluster;
  readonly pgCtl: string;
  readonly account: PostgresAccount | null;
  /** `name=value`, as postgresql.conf has them; given at each start, so that an old folder follows the program. */
  readonly settings: readonly string[];
}

export interface ReachedServer {
  readonly client: Client;
  readonly url: URL;
}

const startAttempts = 5; // each may meet another desk that is starting or stopping the same server

/** Connects to the running server, and starts it, at `port` if given, where there is none. Rejects with a `cannotStart` sentence. */
export async function reachServer(server: PostgresServer, port?: string): Promise<ReachedServer> {
  let trouble: unknown;
  for (let attempt = 0; attempt < startAttempts; attempt += 1) {
    const found = await connectToRunning(server.cluster);
    if (found !== null) return found;
    try {
      // A free port each time: one kept from before may be somebody else's by now.
      const options = [`port=${port ?? (await freePort())}`, ...server.settings]
        .map((setting) => `-c ${setting}`)
        .join(" ");
      await pgCtl(server, ["start", `--log=${server.cluster.log}`, "--timeout=120", `--options=${options}`]);
    } catch (error) {
      trouble = error;
      await pause(500);
    }
  }
  throw doesNotStart(server.cluster, (await lastFatalLine(server.cluster)) ?? errorMessage(trouble), trouble);
}

/** Stops the server whoever is connected; what was committed is kept. Does nothing if it does not run. */
export async function stopServer(server: PostgresServer): Promise<void> {
  if ((await runningPort(server.cluster)) !== null) await pgCtl(server, ["stop", "--mode=fast", "--timeout=30"]);
}

/** Connects to the server of a cluster if it runs and lets somebody in; the caller ends the connection. */
export async function connectToRunning(cluster: Cluster): Promise<ReachedServer | null> {
  const port = await runningPort(cluster);
  if (port === null) return null;
  const url = new URL(`postgresql://postgres:${cluster.password}@127.0.0.1:${port}/postgres`);
  const client = new Client({ connectionString: url.href, application_name: "guichet: folder lock" });
  try {
    await client.connect();
    const { rows } = await client.query<{ data_directory: string }>("show data_directory");
    // A copied folder brings the original's postmaster.pid and password, and would lead us to the original.
    if (rows[0] !== undefined && (await realpath(rows[0].data_directory)) === cluster.data) return { client, url };
  } catch {
    // Nobody there, somebody else's server, or one that is starting or stopping: the caller starts it.
  }
  await client.end().catch(() => undefined);
  return null;
}

/** The port in postmaster.pid, whose fourth line it is; the process that wrote it may be dead. */
async function runningPort(cluster: Cluster): Promise<string | null> {
  const lines = await readFile(join(cluster.data, "postmaster.pid"), "utf8").catch(() => "");
  return lines.split("\n")[3] ?? null;
}

/** pg_ctl gives the server a session of its own, so that Ctrl-C reaches the desk alone, which then stops it. */
async function pgCtl(server: PostgresServer, args: readonly string[]): Promise<void> {
  await runProgram(server.pgCtl, [...args, "--wait", `--pgdata=${server.cluster.data}`], server.account);
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      const port = address === null || typeof address === "string" ? 0 : address.port;
      probe.close(() => resolve(port));
    });
  });
}

function doesNotStart(cluster: Cluster, reason: string, cause: unknown): Error {
  const advice = reason.includes("postmaster.pid")
    ? `stop the PostgreSQL that uses this folder, or, if there is none, delete ${join(cluster.data, "postmaster.pid")}`
    : `put that right (${cluster.log} says more), or give DATABASE_URL`;
  return cannotStart(`PostgreSQL does not start in ${cluster.data} (${reason}); ${advice}.`, cause);
}

/** Why it did not start: pg_ctl itself only says that it did not. */
async function lastFatalLine(cluster: Cluster): Promise<string | null> {
  const lines = (await readFile(cluster.log, "utf8").catch(() => "")).split("\n");
  return lines.findLast((line) => line.includes("FATAL"))?.replace(/^.*FATAL:\s*/, "") ?? null;
}
