import { z } from "zod";
import { listMigrations, migrationsFolder } from "../migrations/list-migrations.ts";
import { jobTable } from "../engine/job-tables.ts";
import type { Sql } from "../engine/sql.ts";
import { finishingCommand, unfinishedRestoreTable } from "../engine/unfinished-restore.ts";

export interface ServerDiagnosis {
  server(): Promise<DatabaseServer>;
  schema(): Promise<Schema>;
}

export interface DatabaseServer {
  /** Such as `18.4`. */
  readonly version: string;
  readonly major: number;
  /** What its clock said when it answered. */
  readonly clock: Date;
  /** Of this database on its disk. */
  readonly bytes: number;
}

export interface Schema {
  /** Migrations that this program has and the database lacks. */
  readonly pending: readonly string[];
  /** Migrations of a newer program. */
  readonly unknown: readonly string[];
  /** Migrations that were applied with another text than this program has. */
  readonly changed: readonly string[];
  /** Whether the job queue has its tables. */
  readonly jobs: boolean;
  /** The command that finishes a restore that stopped halfway; null: there is none. */
  readonly finish: string | null;
}

const servers = z.tuple([
  z.object({ version: z.string(), number: z.int(), clock: z.date(), bytes: z.bigint().transform(Number) }),
]);
const tables = z.tuple([z.object({ migrated: z.boolean(), jobs: z.boolean(), restoring: z.boolean() })]);
const missing = z.array(z.object({ from: z.date(), to: z.date() }));
const history = z.array(z.object({ name: z.string(), checksum: z.string() }));

export const diagnoseServer = (sql: Sql): ServerDiagnosis => ({
  async server() {
    const [{ number, ...server }] = servers.parse(
      await sql.$queryRaw`
        select current_setting('server_version') as version, current_setting('server_version_num')::int as number,
               clock_timestamp() as clock, pg_database_size(current_database()) as bytes`,
    );
    return { ...server, major: Math.floor(number / 10_000) };
  },

  async schema() {
    const [{ migrated, jobs, restoring }] = tables.parse(
      await sql.$queryRaw`
        select to_regclass('_prisma_migrations') is not null as migrated, to_regclass(${jobTable}) is not null as jobs,
               to_regclass(${unfinishedRestoreTable}) is not null as restoring`,
    );
    const applied = migrated ? await appliedMigrations(sql) : new Map<string, string>();
    const own = new Map((await listMigrations(migrationsFolder)).map(({ name, checksum }) => [name, checksum]));
    return {
      pending: [...own.keys()].filter((name) => !applied.has(name)),
      unknown: [...applied.keys()].filter((name) => !own.has(name)),
      changed: [...own].flatMap(([name, checksum]) => ((applied.get(name) ?? checksum) === checksum ? [] : [name])),
      jobs,
      finish: restoring ? await unfinished(sql) : null,
    };
  },
});

async function unfinished(sql: Sql): Promise<string | null> {
  const [row] = missing.parse(await sql.$queryRaw`select "from", "to" from _unfinished_restore`);
  return row === undefined ? null : finishingCommand(row);
}

/** Checksums by the names of migrations. */
async function appliedMigrations(sql: Sql): Promise<ReadonlyMap<string, string>> {
  const rows = await sql.$queryRaw`
    select migration_name as name, checksum from _prisma_migrations
     where finished_at is not null and rolled_back_at is null order by name`;
  return new Map(history.parse(rows).map(({ name, checksum }) => [name, checksum]));
}
