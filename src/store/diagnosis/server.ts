import { z } from "zod";
import { listMigrations, migrationsFolder } from "../migrations/list-migrations.ts";
import { jobTable } from "../engine/job-tables.ts";
import type { Sql } from "../engine/sql.ts";

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
  /** Whether the job queue has its tables. */
  readonly jobs: boolean;
}

const servers = z.tuple([
  z.object({ version: z.string(), number: z.int(), clock: z.date(), bytes: z.bigint().transform(Number) }),
]);
const tables = z.tuple([z.object({ history: z.boolean(), jobs: z.boolean() })]);
const names = z.array(z.object({ name: z.string() }));

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
    const [{ history, jobs }] = tables.parse(
      await sql.$queryRaw`
        select to_regclass('_prisma_migrations') is not null as history, to_regclass(${jobTable}) is not null as jobs`,
    );
    const applied = history ? await appliedMigrations(sql) : [];
    const own = (await listMigrations(migrationsFolder)).map(({ name }) => name);
    return {
      pending: own.filter((name) => !applied.includes(name)),
      unknown: applied.filter((name) => !own.includes(name)),
      jobs,
    };
  },
});

async function appliedMigrations(sql: Sql): Promise<readonly string[]> {
  const rows = await sql.$queryRaw`
    select migration_name as name from _prisma_migrations
     where finished_at is not null and rolled_back_at is null order by name`;
  return names.parse(rows).map(({ name }) => name);
}
