import type { RecordsConfig } from "../process/config.ts";
import { visitDatabase } from "../process/visit-database.ts";
import { openDiagnosis, type OpenedDiagnosis } from "../store/diagnosis.ts";

export interface OpenedDatabase extends OpenedDiagnosis {
  readonly url: string;
}

/** The desk's database, whether the desk runs or not; null: there is none yet. Rejects when it cannot be reached. */
export async function openDatabase(config: RecordsConfig): Promise<OpenedDatabase | null> {
  const visited = await visitDatabase(config);
  if (visited === null) return null;
  const { url, leave } = visited;
  try {
    const { diagnosis, close } = await openDiagnosis(url);
    return { url, diagnosis, close: () => close().then(leave) };
  } catch (error) {
    await leave();
    throw error;
  }
}
