import { execFileSync } from "node:child_process";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { DateTime } from "luxon";
import { listMigrations, migrationsFolder } from "./list-migrations.ts";
import { readSchema } from "./schema-files.ts";
import { schemaDifference } from "./schema-difference.ts";

export type WrittenMigration =
  | { readonly result: "written"; readonly file: string }
  | { readonly result: "nothing-changed" | "bad-name" };

/**
 * Writes the next migration: the SQL from the schema as of the last one to today's. What has changed in the SQL written
 * by hand is only named in it: how to get there is for a person to say.
 * The former is a copy kept beside the migrations, so that it needs neither git nor a database and cannot forget
 * a change that was committed without its migration.
 */
export async function writeMigration(options: { name: string; now: Date; folder?: string }): Promise<WrittenMigration> {
  const folder = options.folder ?? migrationsFolder;
  const name = snakeCase(options.name);
  if (!/^[a-z][a-z0-9_]{0,79}$/.test(name)) return { result: "bad-name" };
  const [schemaCopy, sqlCopy] = [join(folder, "schema.prisma"), join(folder, "by-hand.sql")];
  const today = await readSchema(dirname(folder));
  const change = await schemaDifference(await textOf(schemaCopy), today.schema);
  const byHand =
    (await textOf(sqlCopy)) === today.sql ? null : "-- prisma/sql has changed: write here what leads to it.\n";
  if (change === null && byHand === null) return { result: "nothing-changed" };
  const migration = join(folder, `${await nextStamp(folder, options.now)}_${name}`);
  await mkdir(migration, { recursive: true });
  await writeFile(join(migration, "migration.sql"), [change, byHand].filter((part) => part !== null).join("\n"));
  await writeFile(schemaCopy, today.schema);
  await writeFile(sqlCopy, today.sql);
  return { result: "written", file: join(migration, "migration.sql") };
}

/** Null: there is no such file yet. */
const textOf = (file: string): Promise<string | null> => readFile(file, "utf8").catch(() => null);

/** "Add followers" and "add-followers" are both add_followers. */
function snakeCase(words: string): string {
  return words
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_-]+/g, "_");
}

/** Migrations run in the order of their names: the next one comes after the last, whatever this clock says. */
async function nextStamp(folder: string, now: Date): Promise<string> {
  const stamp = DateTime.fromJSDate(now, { zone: "utc" }).toFormat("yyyyMMddHHmmss");
  const last = (await listMigrations(folder)).at(-1)?.name.slice(0, stamp.length);
  return last === undefined || last < stamp ? stamp : `${BigInt(last) + 1n}`;
}

const answers = {
  "nothing-changed": "Nothing changed in prisma/schema and prisma/sql since the last migration.",
  "bad-name": "Say what changes in a few English words: npm run migration -- add followers",
};

/** `npm run migration -- <name>` */
if (import.meta.main) {
  const written = await writeMigration({ name: process.argv.slice(2).join(" "), now: new Date() });
  const answer =
    written.result === "written" ? `Wrote ${written.file}; read it before you commit it.` : answers[written.result];
  process.stdout.write(`${answer}\n`);
  // Else the compiler would not know of a column that has come.
  if (written.result === "written") execFileSync("prisma", ["generate", "--no-hints"], { stdio: "inherit" });
  process.exitCode = written.result === "bad-name" ? 1 : 0;
}
