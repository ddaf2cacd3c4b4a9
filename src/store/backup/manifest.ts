import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { cannotStart, errorMessage } from "../../kernel/errors.ts";

/** A file of a backup: rows as PostgreSQL's COPY writes them, compressed. `sha256` is of what is in it. */
const part = z.object({ file: z.string(), rows: z.int(), sha256: z.string() });
export type Part = z.output<typeof part>;

const manifest = z.object({
  format: z.literal(1),
  /** The moment whose state it holds. */
  at: z.iso.datetime().transform((text) => new Date(text)),
  /** Of PostgreSQL, such as `18.4`. */
  server: z.string(),
  /** What was applied, oldest first: the schema. */
  migrations: z.array(z.object({ name: z.string(), checksum: z.string() })),
  tables: z.array(part.extend({ name: z.string(), columns: z.array(z.string()) })),
  /** A line a ticket: its reference and a hash of all that belongs to it. */
  tickets: part,
});
export type Manifest = z.output<typeof manifest>;

const fileName = "manifest.json";

/** Written last: a folder without it is no backup. */
export const writeManifest = (folder: string, value: z.input<typeof manifest>): Promise<void> =>
  writeFile(join(folder, fileName), `${JSON.stringify(value, null, 2)}\n`, { mode: 0o600, flush: true });

/** Rejects with a `cannotStart` sentence for what is no backup. */
export async function readManifest(folder: string): Promise<Manifest> {
  try {
    return manifest.parse(JSON.parse(await readFile(join(folder, fileName), "utf8")));
  } catch (error) {
    const why = error instanceof z.ZodError ? "its manifest.json is of another version" : errorMessage(error);
    throw cannotStart(`${folder} is no backup of the desk (${why}); name the folder that npm run backup made.`, error);
  }
}

/** The folder of the newest backup in a folder of backups; null: there is none. Their names begin with their date. */
export async function newestBackup(folder: string): Promise<string | null> {
  const names = (await readdir(folder).catch(() => [])).filter((name) => /^\d{4}-\d\d-\d\dT[\d-]+Z$/.test(name));
  const newest = names.toSorted().at(-1);
  return newest === undefined ? null : join(folder, newest);
}

/** `2026-11-28T09-25-28-120Z`: Windows takes no colons in a name. */
export const nameOfBackup = (at: Date): string => at.toISOString().replaceAll(/[:.]/g, "-");
