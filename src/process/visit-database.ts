import { findPostgres } from "../postgres/running-postgres.ts";
import { startEmbeddedPostgres } from "../postgres/embedded-postgres.ts";
import { withSessionSettings } from "../store/connection/session.ts";
import type { Config } from "./config.ts";

export interface VisitedDatabase {
  readonly url: string;
  readonly leave: () => Promise<void>;
}

/**
 * The desk's database, whether the desk runs or not; null: there is none yet. An embedded server that runs is visited, as
 * it belongs to the desk; one that is stopped is started, and stopped again at the end. Rejects with a `cannotStart` sentence.
 */
export async function visitDatabase({
  databaseUrl,
  dataFolder,
}: Pick<Config, "databaseUrl" | "dataFolder">): Promise<VisitedDatabase | null> {
  if (databaseUrl !== null) return { url: await withSessionSettings(databaseUrl), leave: () => Promise.resolve() };
  const postgres = await findPostgres(dataFolder);
  if (postgres.found === "nothing") return null;
  if (postgres.found === "running") return { url: postgres.url, leave: () => Promise.resolve() };
  const server = await startEmbeddedPostgres({ folder: dataFolder, log: () => undefined });
  return { url: server.url, leave: () => server.stop() };
}
