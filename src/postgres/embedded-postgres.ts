import { join } from "node:path";
import { cannotStart } from "../kernel/errors.ts";
import { superviseServer } from "./supervise-server.ts";
import { choosePostgresAccount } from "./postgres-account.ts";
import { openCluster, openFolder } from "./postgres-cluster.ts";
import { findPostgresPrograms } from "./postgres-programs.ts";
import { reachServer, type PostgresServer } from "./postgres-server.ts";

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
  const reached = await reachServer(server);
  const { url } = reached;
  const supervised = await superviseServer(server, reached, options.log);
  if (supervised === null) {
    throw cannotStart(
      `Another desk is running on the folder ${options.folder}; stop it, or set HELPDESK_DATA_DIR to another folder.`,
    );
  }
  options.log(`PostgreSQL runs on ${url.host} in ${home}`);
  return { url: url.href, stop: () => supervised.stop() };
}
