import { withThrowawayPostgres } from "../postgres/throwaway-postgres.ts";
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
export const proveBackup = (folder: string, stopping: AbortSignal): Promise<Proof> =>
  withThrowawayPostgres(stopping, async (url) => {
    const { at } = await restoreBackup({ url, folder, stopped: null });
    const opened = await openDiagnosis(url);
    try {
      const { looked, different, damaged, newer } = await opened.diagnosis.misfolded(null);
      return { at, tickets: looked, wrong: [...different, ...damaged, ...newer] };
    } finally {
      await opened.close();
    }
  });
