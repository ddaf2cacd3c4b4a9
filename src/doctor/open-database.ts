import type { Config } from "../process/config.ts";
import { startEmbeddedPostgres } from "../postgres/embedded-postgres.ts";
import { openDiagnosis, type OpenedDiagnosis } from "../store/diagnosis.ts";
import { findPostgres } from "../postgres/running-postgres.ts";

export interface OpenedDatabase extends OpenedDiagnosis {
  readonly url: string;
}

/**
 * The desk's database, whether the desk runs or not; null: there is none yet. An embedded server that runs is visited, as
 * it belongs to the desk; one that is stopped is started, and stopped again at the end. Rejects when it cannot be reached.
 */
export async function openDatabase(config: Config): Promise<OpenedDatabase | null> {
  const { databaseUrl, dataFolder } = config;
  if (databaseUrl !== null) return { url: databaseUrl, ...(await openDiagnosis(databaseUrl)) };
  const postgres = await findPostgres(dataFolder);
  if (postgres.found === "nothing") return null;
  if (postgres.found === "running") return { url: postgres.url, ...(await openDiagnosis(postgres.url)) };
  const server = await startEmbeddedPostgres({ folder: dataFolder, log: () => undefined });
  try {
    const opened = await openDiagnosis(server.url);
    return {
      url: server.url,
      diagnosis: opened.diagnosis,
      close: async () => {
        await opened.close();
        await server.stop();
      },
    };
  } catch (error) {
    await server.stop();
    throw error;
  }
}
