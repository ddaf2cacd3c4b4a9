import { tmpdir } from "node:os";
import { cannotStart } from "../kernel/errors.ts";
import { withThrowawayPostgres } from "../postgres/throwaway-postgres.ts";
import { restoreBackup } from "../store/backup/restore-backup.ts";
import { standstillIn } from "../store/connection/troubles.ts";
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
      const { looked, different, damaged, newer } = await opened.diagnosis.inconsistentRows(null);
      return { at, tickets: looked, wrong: [...different, ...damaged, ...newer] };
    } finally {
      await opened.close();
    }
  }).catch((error: unknown) => {
    throw stopping.aborted ? stopping.reason : unproven(folder, error);
  });

/** A proof has a server of its own, which nobody else starts again or makes room for. */
export function unproven(folder: string, error: unknown): unknown {
  const why = standstillIn(error);
  if (why === null) return error;
  return cannotStart(
    `${folder} could not be proven: the PostgreSQL that was started for it in ${tmpdir()} ended or found no room (${why}). It needs room there for a whole copy of the database; make some, or name another folder in TMPDIR, then prove it again. The backup is as it was.`,
    error,
  );
}
