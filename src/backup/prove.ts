import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startEmbeddedPostgres } from "../postgres/embedded-postgres.ts";
import { restoreBackup } from "../store/backup/restore-backup.ts";
import { openDiagnosis } from "../store/diagnosis.ts";

export interface Proof {
  /** The moment that the backup holds. */
  readonly at: Date;
  /** How many tickets came back, each with the hash that it had. */
  readonly tickets: number;
  /** References of those that are not the sum of their events. */
  readonly wrong: readonly string[];
}

/**
 * Restores a backup into a PostgreSQL that is thrown away afterwards, where a hash of each ticket is compared, and sums up the
 * events of every ticket. Rejects with a `cannotStart` sentence when it cannot be restored.
 */
export async function proveBackup(folder: string): Promise<Proof> {
  const home = await mkdtemp(join(tmpdir(), "guichet-proof-"));
  try {
    await chmod(home, 0o755); // the account that PostgreSQL runs as must enter it too; what lies in it is closed
    const server = await startEmbeddedPostgres({ folder: home, log: () => undefined, durable: false });
    try {
      const { at } = await restoreBackup({ url: server.url, folder, stopped: null });
      const opened = await openDiagnosis(server.url);
      try {
        const { looked, different, damaged, newer } = await opened.diagnosis.misfolded(null);
        return { at, tickets: looked, wrong: [...different, ...damaged, ...newer] };
      } finally {
        await opened.close();
      }
    } finally {
      await server.stop();
    }
  } finally {
    await rm(home, { recursive: true, force: true });
  }
}
