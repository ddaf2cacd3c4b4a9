import { mkdir, mkdtemp, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { cannotStart } from "../../kernel/errors.ts";
import { connect } from "../connection/connect.ts";
import { appliedMigrations } from "../migrations/apply-migrations.ts";
import { refuseUnfinished } from "../engine/unfinished-restore.ts";
import { nameOfBackup, writeManifest, type Part } from "./manifest.ts";
import { writePart } from "./parts.ts";
import { listTables, plainTexts, sealsQuery } from "./tables.ts";

export interface WrittenBackup {
  readonly folder: string;
  readonly at: Date;
  readonly tickets: number;
  readonly rows: number;
}

/**
 * Writes all that the desk keeps into a new folder in `folder`, as it was at one moment, while desks go on. It reads in one
 * transaction and needs no more than the right to read. The folder gets its name once everything is in it.
 */
export async function writeBackup({ url, folder }: { url: string; folder: string }): Promise<WrittenBackup> {
  const client = await connect(url, "guichet: backup");
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const draft = await mkdtemp(join(folder, "unfinished-"));
  try {
    await client.query("begin isolation level repeatable read, read only");
    await client.query(plainTexts);
    await refuseUnfinished(client);
    const migrations = await appliedMigrations(client);
    if (migrations.length === 0) throw cannotStart("There is nothing to back up: no desk has run on this database.");
    const { rows } = await client.query<{ at: Date; server: string }>(
      "select transaction_timestamp() as at, current_setting('server_version') as server",
    );
    const [{ at, server } = { at: new Date(0), server: "" }] = rows;
    const tables: (Part & { name: string; columns: string[] })[] = [];
    for (const { name, columns } of await listTables(client)) {
      const part = await writePart(client, `${name} (${columns.join(", ")})`, draft, `${name}.copy.gz`);
      tables.push({ name, columns: [...columns], ...part });
    }
    const tickets = await writePart(client, `(${await sealsQuery(client)})`, draft, "tickets.sha256.gz");
    await client.query("commit");
    await writeManifest(draft, { format: 1, at: at.toISOString(), server, migrations, tables, tickets });
    const whole = join(folder, nameOfBackup(at));
    await rename(draft, whole);
    const all = tables.reduce((sum, table) => sum + table.rows, 0);
    return { folder: whole, at, tickets: tickets.rows, rows: all };
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    throw error;
  } finally {
    await client.end();
  }
}
