import { pino } from "pino";
import { openDatabase } from "../doctor/open-database.ts";
import { openRecords } from "../doctor/open-records.ts";
import type { DeskStore } from "../desk/store.ts";
import type { PolicyChange } from "../features/queue-policy/rules.ts";
import type { PolicyVersion } from "../features/policy-versions/rules.ts";
import { cannotStart } from "../kernel/errors.ts";
import { loadPolicy } from "../policy-file/load-policy.ts";
import type { ReadPolicy } from "../policy-file/read-policy.ts";
import { readApplied, type Applied } from "../process/applied-policy.ts";
import { readRecordsConfig, type RecordsConfig } from "../process/config.ts";

/** The database of a desk, as far as its policy is concerned. */
export interface Desk {
  readonly store: DeskStore;
  /** All that was applied or taken back. */
  readonly versions: readonly PolicyVersion[];
  readonly applied: Applied | null;
  /** What was changed in chat, which holds instead. */
  readonly inChat: readonly PolicyChange[];
}

export interface Opened {
  readonly config: RecordsConfig;
  /** What holds, apart from what was changed in chat: what was applied, else what the file says. */
  readonly running: ReadPolicy;
  /** What that is called. */
  readonly called: string;
  /** Null: there is no database yet. */
  readonly desk: Desk | null;
}

const silent = pino({ level: "silent" });

/** What holds at a desk, which may run or not. Rejects with a `cannotStart` sentence. */
export async function withDesk<Result>(
  env: Readonly<Record<string, string | undefined>>,
  work: (opened: Opened) => Promise<Result>,
): Promise<Result> {
  const read = readRecordsConfig(env);
  if (!read.ok) throw cannotStart(read.problems.join("\n"));
  const { config } = read;
  const file = await loadPolicy(config.policyFile, config.zone);
  const usual = { config, running: file, called: config.policyFile ?? "what is usual" };
  const database = await openDatabase(config);
  if (database === null) return work({ ...usual, desk: null });
  try {
    const { pending, unknown, jobs } = await database.diagnosis.schema();
    if (!jobs || pending.length + unknown.length > 0)
      throw cannotStart("The database has not this program's schema. Start the desk once: it migrates it.");
    const { store, close } = await openRecords(config, { url: database.url, log: silent });
    try {
      const [versions, { applied }] = await Promise.all([store.policyVersions(), readApplied(store, config)]);
      const desk: Desk = { store, versions, applied, inChat: await store.policyChanges() };
      if (applied === null) return await work({ ...usual, desk });
      return await work({ config, running: applied.read, called: `policy ${applied.version.id}`, desk });
    } finally {
      await close();
    }
  } finally {
    await database.close();
  }
}
