import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

/** What the database is to be: Prisma's schema, and the SQL for what Prisma's language cannot say, which comes after it. */
export interface SchemaText {
  readonly schema: string;
  readonly sql: string;
}

/** Reads `schema/*.prisma` and `sql/*.sql` of a folder, in the order of their names. Rejects when one cannot be read. */
export async function readSchema(prismaFolder: string): Promise<SchemaText> {
  return {
    schema: await readAll(join(prismaFolder, "schema"), ".prisma"),
    sql: await readAll(join(prismaFolder, "sql"), ".sql"),
  };
}

async function readAll(folder: string, ending: string): Promise<string> {
  const names = (await readdir(folder)).filter((name) => name.endsWith(ending)).toSorted();
  return (await Promise.all(names.map((name) => readFile(join(folder, name), "utf8")))).join("\n");
}
