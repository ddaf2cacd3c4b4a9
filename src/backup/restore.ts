import { pino } from "pino";
import type { MissingTime } from "../desk/store.ts";
import { openRecords } from "../doctor/open-records.ts";
import { policyInForce } from "../desk/policy-in-force.ts";
import type { DeskPolicy } from "../kernel/policy.ts";
import { startEmbeddedPostgres } from "../postgres/embedded-postgres.ts";
import { readApplied, soundApplied } from "../process/applied-policy.ts";
import type { RecordsConfig } from "../process/config.ts";
import { onRestored } from "../store/backup/missing-time.ts";
import { checkDatabase } from "../store/connection/prepare-database.ts";
import { restoreBackup, takeRestored } from "../store/backup/restore-backup.ts";
import { settle, type Settled } from "./settle.ts";

/** What is to be made whole again. */
export interface Restoring {
  readonly config: Pick<RecordsConfig, "databaseUrl" | "dataFolder" | "zone" | "administrators">;
  readonly policy: DeskPolicy;
  readonly now: () => Date;
  /** A folder that `npm run backup` made; or the moment to which the database was brought back by other means. */
  readonly from: string | Date;
  /** When the desk stopped working on the database that was lost; null: nobody said. */
  readonly stopped: Date | null;
  /** Cuts it short while nothing is restored yet. */
  readonly stopping?: AbortSignal;
}

export interface Restored {
  /** The moment that was restored. */
  readonly at: Date;
  /** When the desk is taken to have stopped. */
  readonly stopped: Date;
  /** Tables of others, which only the backup has now. */
  readonly leftOut: readonly string[];
  /** Null: the desk had stopped before that, so that nothing is missing. */
  readonly settled: Settled | null;
}

/** Restores a database, and has the desk go on after the time that is missing in it. Rejects with a `cannotStart` sentence. */
export async function restore(restoring: Restoring): Promise<Restored> {
  const { databaseUrl, dataFolder } = restoring.config;
  if (databaseUrl !== null) return restoreInto((await checkDatabase(databaseUrl)).url, restoring);
  const server = await startEmbeddedPostgres({ folder: dataFolder, log: () => undefined });
  try {
    return await restoreInto(server.url, restoring);
  } finally {
    await server.stop();
  }
}

async function restoreInto(url: string, restoring: Restoring): Promise<Restored> {
  const { from, now, stopping } = restoring;
  stopping?.throwIfAborted();
  const asked = { said: restoring.stopped, now: now() };
  const { at, stopped, leftOut } =
    typeof from === "string"
      ? await restoreBackup({ url, folder: from, stopped: asked, ...(stopping && { stopping }) })
      : await takeRestored({ url, at: from, stopped: asked });
  return { at, stopped, leftOut, settled: stopped > at ? await goOn(url, restoring, { from: at, to: stopped }) : null };
}

async function goOn(url: string, { config, policy, now }: Restoring, missing: MissingTime): Promise<Settled> {
  const { store, close } = await openRecords(config, { url, log: pino({ level: "silent" }) });
  try {
    const { applied } = await readApplied(store, { ...config, policyFile: null });
    const inForce = policyInForce(store, soundApplied(applied)?.policy ?? policy);
    await inForce.refresh();
    const rules = { policy: inForce.policy, zone: config.zone, now };
    return await onRestored(url, (restored) => settle({ store, restored, rules }, missing));
  } finally {
    await close();
  }
}
