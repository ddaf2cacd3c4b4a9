import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { applyMigrations } from "../../src/store/migrations/apply-migrations.ts";
import { listMigrations, migrationsFolder } from "../../src/store/migrations/list-migrations.ts";
import { writeMigration } from "../../src/store/migrations/write-migration.ts";
import { createEmptyDatabase, createTestDatabase, query, type TestDatabase } from "../support/database.ts";

let database: TestDatabase;
let project: string;
let folder: string;

beforeEach(async () => {
  database = await createEmptyDatabase();
  project = await mkdtemp(join(tmpdir(), "guichet-migrations-"));
  folder = join(project, "migrations");
});

afterEach(async () => {
  await database.drop();
  await rm(project, { recursive: true });
});

async function put(name: string, sql: string): Promise<void> {
  await mkdir(join(folder, name), { recursive: true });
  await writeFile(join(folder, name, "migration.sql"), sql);
}

async function addColumn(column: string): Promise<void> {
  const path = join(project, "schema", "people.prisma");
  const schema = await readFile(path, "utf8");
  await writeFile(path, schema.replace("model Person {", `model Person {\n  ${column} String?`));
}

describe("applying migrations", () => {
  it("happens once, in order, when several desks start at the same time", async () => {
    const all = (await listMigrations(migrationsFolder)).map((migration) => migration.name);
    const starts = await Promise.all([1, 2, 3].map(() => applyMigrations({ url: database.url })));
    const didIt = starts.filter((start) => start.applied.length > 0);
    expect(didIt).toEqual([{ applied: all }]);
    const history = await query(database.url, "select migration_name as name from _prisma_migrations order by name");
    expect(history).toEqual(all.map((name) => ({ name })));
  });

  it("adds what a newer program brings", async () => {
    await put("20260101000000_first", "create table first (id int);");
    await applyMigrations({ url: database.url, folder });
    await put("20260102000000_second", "create table second (id int);");
    expect(await applyMigrations({ url: database.url, folder })).toEqual({ applied: ["20260102000000_second"] });
  });

  it("refuses a database that is newer than the program", async () => {
    const migrated = await createTestDatabase();
    await query(
      migrated.url,
      `insert into _prisma_migrations (id, checksum, migration_name, finished_at)
       values ('x', 'x', '29990101000000_from_the_future', now())`,
    );
    await expect(applyMigrations({ url: migrated.url })).rejects.toThrow(
      "The database is newer than this program, which does not know 29990101000000_from_the_future; upgrade the program",
    );
    await migrated.drop();
  });

  it("leaves nothing of one that fails, says which, and runs it again once it is corrected", async () => {
    await put("20260101000000_good", "create table good (id int);");
    await put("20260102000000_bad", "create table bad (id int); select 1 / 0;");
    await expect(applyMigrations({ url: database.url, folder })).rejects.toThrow(
      "The migration 20260102000000_bad failed and nothing of it remains (division by zero)",
    );
    const tables = await query(database.url, "select to_regclass('good') as good, to_regclass('bad') as bad");
    expect(tables).toEqual([{ good: "good", bad: null }]);
    await put("20260102000000_bad", "create table bad (id int);");
    expect(await applyMigrations({ url: database.url, folder })).toEqual({ applied: ["20260102000000_bad"] });
  });

  it("refuses a database that was made by another text of a migration, and says which file", async () => {
    await put("20260101000000_first", "create table first (id int);");
    await put("20260102000000_second", "create table second (id int);");
    await applyMigrations({ url: database.url, folder });
    await put("20260101000000_first", "create table first (id bigint);");
    await put("20260103000000_third", "create table third (id int);");
    await expect(applyMigrations({ url: database.url, folder })).rejects.toThrow(
      "another text of prisma/migrations/20260101000000_first/migration.sql: an applied migration must not change",
    );
    expect(await query(database.url, "select to_regclass('third') as third")).toEqual([{ third: null }]);
  });

  it("takes a text for the same whatever ends its lines", async () => {
    await put("20260101000000_first", "create table first (\n  id int\n);\n");
    await applyMigrations({ url: database.url, folder });
    await put("20260101000000_first", "create table first (\r\n  id int\r\n);\r\n");
    expect(await applyMigrations({ url: database.url, folder })).toEqual({ applied: [] });
  });

  it.each(["no folder", "a migration without its file"])("does not start with %s", async (what) => {
    if (what === "a migration without its file") await mkdir(join(folder, "20260101000000_empty"), { recursive: true });
    await expect(applyMigrations({ url: database.url, folder })).rejects.toThrow(
      new RegExp(`The migrations in ${folder} cannot be read \\(ENOENT.*install the program anew`),
    );
  });

  it("takes semicolons inside functions and strings for what they are", async () => {
    await put(
      "20260101000000_function",
      `create function answer() returns text language plpgsql as $$ begin perform 1; return 'a;b'; end $$;`,
    );
    await applyMigrations({ url: database.url, folder });
    expect(await query(database.url, "select answer()")).toEqual([{ answer: "a;b" }]);
  });

  it("says where to look when PostgreSQL does not let the desk in", async () => {
    const wrong = Object.assign(new URL(database.url), { password: "guess" });
    await expect(applyMigrations({ url: wrong.href })).rejects.toThrow(
      `PostgreSQL at ${wrong.host} does not let the desk in (password authentication failed for user "postgres"); check DATABASE_URL.`,
    );
  });
});

describe("a migration outside a transaction", () => {
  const name = "20260102000000_index";
  const concurrently = "-- no transaction\ncreate unique index concurrently big_id_idx on big (id);";

  beforeEach(async () => {
    await put("20260101000000_table", "create table big (id int); insert into big values (1), (1);");
  });

  it("happens once, though others wait for it", async () => {
    await put("20260101000000_table", "create table big (id int); insert into big select generate_series(1, 50000);");
    await put(name, concurrently);
    const starts = await Promise.all([1, 2, 3].map(() => applyMigrations({ url: database.url, folder })));
    expect(starts.filter(({ applied }) => applied.includes(name))).toHaveLength(1);
    const built = "select indisvalid as valid from pg_index where indexrelid = 'big_id_idx'::regclass";
    expect(await query(database.url, built)).toEqual([{ valid: true }]);
  });

  it("that fails says what it left behind and what to do, and is tried again", async () => {
    await put(name, concurrently);
    await expect(applyMigrations({ url: database.url, folder })).rejects.toThrow(
      `The migration ${name}, which runs outside a transaction, failed (could not create unique index "big_id_idx"); ` +
        "an unfinished index remains, remove it by: drop index concurrently big_id_idx; correct its cause and start again.",
    );
    await query(database.url, "drop index concurrently big_id_idx");
    await query(database.url, "delete from big");
    expect(await applyMigrations({ url: database.url, folder })).toEqual({ applied: [name] });
  });

  it("is one statement", async () => {
    await put(name, `${concurrently}\nselect 1;`);
    await expect(applyMigrations({ url: database.url, folder })).rejects.toThrow(
      "CREATE INDEX CONCURRENTLY cannot run inside a transaction block",
    );
  });
});

describe("writing a migration", () => {
  const now = new Date("2030-05-06T07:08:09Z");

  beforeEach(async () => {
    await cp(dirname(migrationsFolder), project, { recursive: true });
  });

  it("says so when nothing changed", async () => {
    expect(await writeMigration({ name: "idle", now, folder })).toEqual({ result: "nothing-changed" });
  });

  it("writes the SQL of the change, named after it in snake case, which then applies", async () => {
    await applyMigrations({ url: database.url, folder });
    await addColumn("nickname");
    const written = await writeMigration({ name: "Add nick-names", now, folder });
    const name = "20300506070809_add_nick_names";
    expect(written).toEqual({ result: "written", file: join(folder, name, "migration.sql") });
    expect(await applyMigrations({ url: database.url, folder })).toEqual({ applied: [name] });
    expect(await query(database.url, "select nickname from person")).toEqual([]);
    expect(await writeMigration({ name: "again", now, folder })).toEqual({ result: "nothing-changed" });
  });

  it("names a change of the SQL by hand, for somebody to write what leads to it", async () => {
    await writeFile(join(project, "sql", "more.sql"), "create index on person (name);");
    const written = await writeMigration({ name: "find names", now, folder });
    const file = join(folder, "20300506070809_find_names", "migration.sql");
    expect(written).toEqual({ result: "written", file });
    expect(await readFile(file, "utf8")).toBe("-- prisma/sql has changed: write here what leads to it.\n");
    expect(await writeMigration({ name: "again", now, folder })).toEqual({ result: "nothing-changed" });
  });

  it("comes after the last one, even on a clock that is behind", async () => {
    await addColumn("one");
    await writeMigration({ name: "one", now, folder });
    await addColumn("two");
    await writeMigration({ name: "two", now: new Date("2001-01-01T00:00:00Z"), folder });
    const names = (await listMigrations(folder)).map((migration) => basename(migration.name));
    expect(names.slice(-2)).toEqual(["20300506070809_one", "20300506070810_two"]);
  });

  it.each(["", "  ", "../elsewhere", "1st", "é", "x".repeat(81)])("refuses the name %j", async (name) => {
    expect(await writeMigration({ name, now, folder })).toEqual({ result: "bad-name" });
  });
});
