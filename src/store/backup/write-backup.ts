import { mkdir, mkdtemp, readdir, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import type { Client } from "pg";
import { z } from "zod";
import { cannotStart, errorMessage } from "../../kernel/errors.ts";
import { connected } from "../connection/connect.ts";
import { refuseNoSchema } from "../connection/no-schema.ts";
import { appliedMigrations } from "../migrations/apply-migrations.ts";
import { tablesMadeBy } from "../migrations/made-tables.ts";
import { refuseUnfinished } from "../engine/unfinished-restore.ts";
import { nameOfBackup, writeManifest, type Part } from "./manifest.ts";
import { writePart } from "./parts.ts";
import { listTables, plainTexts, sealsQuery, strangeTables } from "./tables.ts";

export interface WrittenBackup {
  readonly folder: string;
  readonly at: Date;
  readonly tickets: number;
  readonly rows: number;
  /** Tables that stand beside the desk's. */
  readonly leftOut: readonly string[];
}

/**
 * Writes all that the desk keeps into a new folder in `folder`, as it was at one moment, while desks go on. It reads in one
 * transaction and needs no more than the right to read. The folder gets its name once everything is in it. `stopping` cuts it
 * short, and nothing of it is left.
 */
export const writeBackup = ({ url, folder, stopping }: Writing): Promise<WrittenBackup> =>
  connected(url, "guichet: backup", async (client) => {
    const stop = (): void => void client.end();
    stopping?.addEventListener("abort", stop);
    stopping?.throwIfAborted();
    return write(client, folder).finally(() => stopping?.removeEventListener("abort", stop));
  });

interface Writing {
  readonly url: string;
  readonly folder: string;
  readonly stopping?: AbortSignal;
}

async function write(client: Client, folder: string): Promise<WrittenBackup> {
  const draft = await makeDraft(folder);
  try {
    await client.query("begin isolation level repeatable read, read only");
    await client.query(plainTexts);
    await refuseNoSchema(client);
    await refuseUnfinished(client);
    const migrations = await appliedMigrations(client);
    if (migrations.length === 0) throw cannotStart("There is nothing to back up: no desk has run on this database.");
    const { rows } = await client.query<{ at: Date; server: string }>(
      "select transaction_timestamp() as at, current_setting('server_version') as server",
    );
    const [{ at, server } = { at: new Date(0), server: "" }] = rows;
    await removeAbandoned(folder, at);
    const tables: (Part & { name: string; columns: string[] })[] = [];
    const own = await tablesMadeBy(migrations);
    for (const { name, columns } of await listTables(client, own)) {
      const part = await writePart(client, `${name} (${columns.join(", ")})`, draft, `${name}.copy.gz`);
      tables.push({ name, columns: [...columns], ...part });
    }
    const tickets = await writePart(client, `(${await sealsQuery(client, own)})`, draft, "tickets.sha256.gz");
    const leftOut = await strangeTables(client, own);
    await client.query("commit");
    await writeManifest(draft, { format: 1, at: at.toISOString(), server, migrations, tables, tickets });
    const whole = join(folder, nameOfBackup(at));
    await rename(draft, whole);
    const all = tables.reduce((sum, table) => sum + table.rows, 0);
    return { folder: whole, at, tickets: tickets.rows, rows: all, leftOut };
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    throw isFull(error) ? noRoomIn(folder, error) : error;
  }
}

const draftPrefix = "unfinished-guichet-backup-"; // a person may keep a folder here, whatever it is called
const isDraft = new RegExp(`^${draftPrefix}\\w{6}$`);
const longest = 86_400_000; // milliseconds: no backup takes a day

/** What one that was killed has left. */
async function removeAbandoned(folder: string, now: Date): Promise<void> {
  for (const name of await readdir(folder).catch(() => [])) {
    if (!isDraft.test(name)) continue;
    const draft = join(folder, name);
    if ((await stat(draft)).mtimeMs < now.getTime() - longest) await rm(draft, { recursive: true, force: true });
  }
}

const full = z.looseObject({ code: z.enum(["ENOSPC", "EDQUOT"]) });
const isFull = (error: unknown): boolean => full.safeParse(error).success;

const noRoomIn = (folder: string, error: unknown): Error =>
  cannotStart(
    `There is no room for the backup in ${folder} (${errorMessage(error)}), and nothing of it was left; make room, or name another folder in HELPDESK_BACKUP_DIR.`,
    error,
  );

async function makeDraft(folder: string): Promise<string> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    return await mkdtemp(join(folder, draftPrefix));
  } catch (error) {
    if (isFull(error)) throw noRoomIn(folder, error);
    throw cannotStart(
      `No backup can be written into ${folder} (${errorMessage(error)}); name a folder of yours in HELPDESK_BACKUP_DIR.`,
      error,
    );
  }
}
