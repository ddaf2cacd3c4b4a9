import { z } from "zod";
import type { Sql } from "../engine/sql.ts";

/** How much there is of everything, and what of the server's settings matters; nobody's words. */
export interface Figures {
  /** Rows of each table, as PostgreSQL estimates them. */
  readonly rows: Readonly<Record<string, number>>;
  readonly settings: Readonly<Record<string, string>>;
  readonly migrations: readonly string[];
  /** Connections to this database, by what opened them. */
  readonly connections: Readonly<Record<string, number>>;
}

export interface FiguresDiagnosis {
  figures(): Promise<Figures>;
}

const settings = [
  "server_version",
  "server_encoding",
  "max_connections",
  "default_transaction_isolation",
  "default_transaction_read_only",
  "idle_session_timeout",
  "fsync",
  "synchronous_commit",
];
const answer = z.tuple([
  z.object({
    rows: z.record(z.string(), z.number()).nullable(),
    settings: z.record(z.string(), z.string()).nullable(),
    migrations: z.array(z.string()).nullable(),
    connections: z.record(z.string(), z.number()).nullable(),
  }),
]);

export const diagnoseFigures = (sql: Sql): FiguresDiagnosis => ({
  async figures() {
    const [found] = answer.parse(
      await sql.$queryRaw`
        select (select jsonb_object_agg(schemaname || '.' || relname, n_live_tup) from pg_stat_user_tables) as rows,
               (select jsonb_object_agg(name, setting) from pg_settings where name = any (${settings})) as settings,
               (select jsonb_agg(migration_name order by migration_name) from _prisma_migrations
                 where finished_at is not null) as migrations,
               (select jsonb_object_agg(application_name, many)
                  from (select application_name, count(*) as many from pg_stat_activity
                         where datname = current_database() group by 1) counted) as connections`,
    );
    const { rows, settings: set, migrations, connections } = found;
    return { rows: rows ?? {}, settings: set ?? {}, migrations: migrations ?? [], connections: connections ?? {} };
  },
});
