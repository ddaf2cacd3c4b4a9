import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { cannotStart, errorMessage } from "../../kernel/errors.ts";

/** One step of the schema: `prisma/migrations/<yyyymmddhhmmss>_<what>/migration.sql`. */
export interface Migration {
  readonly name: string;
  readonly sql: string;
  /** SHA-256 of the SQL in hexadecimal, as Prisma notes it; of lines that end in a line feed, whatever Git made of them. */
  readonly checksum: string;
  /** False where the first line is `-- no transaction`: the file is one statement, such as `create index concurrently`. */
  readonly inTransaction: boolean;
}

export const migrationsFolder = fileURLToPath(new URL("../../../prisma/migrations", import.meta.url));

/** The migrations of a folder, oldest first. Rejects with a `cannotStart` sentence when one of them cannot be read. */
export async function listMigrations(folder: string): Promise<Migration[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
    return await Promise.all(names.toSorted().map((name) => readMigration(folder, name)));
  } catch (error) {
    throw cannotStart(
      `The migrations in ${folder} cannot be read (${errorMessage(error)}); install the program anew.`,
      error,
    );
  }
}

async function readMigration(folder: string, name: string): Promise<Migration> {
  const sql = (await readFile(join(folder, name, "migration.sql"), "utf8")).replaceAll("\r\n", "\n");
  return {
    name,
    sql,
    checksum: createHash("sha256").update(sql).digest("hex"),
    inTransaction: !/^-- no transaction *(\n|$)/.test(sql),
  };
}
