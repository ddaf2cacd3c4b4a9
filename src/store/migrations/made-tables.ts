import { listMigrations, migrationsFolder, type Migration } from "./list-migrations.ts";

const creates = /\bcreate table (?:if not exists )?("?)(\w+)\1/gi;
const renames = /\balter table ("?)(\w+)\1 rename to ("?)(\w+)\3/gi;

/**
 * Names of the tables that migrations make, as they are called after all of them. Null where this program does not know all of them: which tables are the desk's,
 * only a newer one can say.
 */
export async function tablesMadeBy(applied: readonly Pick<Migration, "name">[]): Promise<readonly string[] | null> {
  const known = new Map((await listMigrations(migrationsFolder)).map((migration) => [migration.name, migration]));
  const made = new Set<string>();
  for (const { name } of applied) {
    const migration = known.get(name);
    if (migration === undefined) return null;
    for (const [, , table = ""] of migration.sql.matchAll(creates)) made.add(table);
    for (const [, , before = "", , after = ""] of migration.sql.matchAll(renames))
      if (made.delete(before)) made.add(after);
  }
  return [...made];
}
