import type { Client } from "pg";
import { unfinishedRestoreTable } from "../engine/unfinished-restore.ts";

/** A table of the desk, as the database describes it. */
export interface Table {
  /** Quoted where it has to be, as are its columns: those that are not generated. */
  readonly name: string;
  readonly columns: readonly string[];
}

/**
 * What no backup holds: the backup says by itself which migrations were applied, and nobody migrates what is restored. The
 * job queue has a schema of its own. All other tables that migrations make are, without anybody's thinking of a new one.
 */
const leftOut = ["_prisma_migrations", "_migration_lease", unfinishedRestoreTable];

/** Names of the desk's tables; null: nobody can tell them from others, which are taken for the desk's then. */
export type Own = readonly string[] | null;

/** The desk's tables, in an order in which each can be filled: whatever a table refers to comes before it. */
export async function listTables(client: Client, own: Own): Promise<readonly Table[]> {
  const sorted: Table[] = [];
  const left = new Map((await tablesThere(client)).filter((table) => isOf(own, table)).map((row) => [row.name, row]));
  while (left.size > 0) {
    const ready = [...left.values()].filter(({ refers }) => !refers.some((name) => left.has(name)));
    if (ready.length === 0)
      throw new Error(`the tables ${[...left.keys()].join(", ")} refer to each other in a circle`);
    for (const { name, columns } of ready) {
      sorted.push({ name, columns });
      left.delete(name);
    }
  }
  return sorted;
}

/** Names of the tables that stand beside the desk's, quoted where they have to be. */
export const strangeTables = async (client: Client, own: Own): Promise<readonly string[]> =>
  (await tablesThere(client)).filter((table) => !isOf(own, table)).map(({ name }) => name);

/** Names of all tables that may hold rows of anybody's, quoted where they have to be. */
export const namesOfTables = async (client: Client): Promise<readonly string[]> =>
  (await tablesThere(client)).map(({ name }) => name);

const isOf = (own: Own, { plain }: TableThere): boolean => own === null || own.includes(plain);

interface TableThere extends Table {
  /** Its name without quotes. */
  readonly plain: string;
  readonly refers: readonly string[];
}

async function tablesThere(client: Client): Promise<readonly TableThere[]> {
  const { rows } = await client.query<TableThere>(
    `select quote_ident(c.relname) as name, c.relname as plain,
            (select array_agg(quote_ident(attname) order by attnum) from pg_attribute
              where attrelid = c.oid and attnum > 0 and not attisdropped and attgenerated = '') as columns,
            array(select quote_ident(f.relname) from pg_constraint k join pg_class f on f.oid = k.confrelid
                   where k.conrelid = c.oid and k.contype = 'f' and k.confrelid <> c.oid) as refers
       from pg_class c
      where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
        and c.relname <> all ($1)
      order by c.relname`,
    [leftOut],
  );
  return rows;
}

/**
 * A hash for each ticket, of its row and of all rows of the desk's other tables that refer to it: what came back of a ticket is what was
 * there if the two are the same.
 */
export async function sealsQuery(client: Client, own: Own): Promise<string> {
  const { rows } = await client.query<{ table: string; column: string }>(
    `select quote_ident(c.relname) as table, quote_ident(a.attname) as column
       from pg_constraint k join pg_class c on c.oid = k.conrelid
       join pg_attribute a on a.attrelid = c.oid and a.attnum = k.conkey[1]
      where k.contype = 'f' and k.confrelid = 'ticket'::regclass and cardinality(k.conkey) = 1
        and ($1::text[] is null or c.relname = any ($1))
      order by 1, 2`,
    [own],
  );
  const parts = [{ table: "ticket", column: "reference" }, ...rows].map(
    ({ table, column }) =>
      `select ${column} as reference, sha256(convert_to(to_jsonb(part)::text, 'UTF8')) as hash from ${table} part`,
  );
  return `select reference, encode(sha256(string_agg(hash, ''::bytea order by hash)), 'hex')
            from (${parts.join(" union all ")}) parts where reference is not null
           group by reference order by reference collate "C"`;
}

/** How a transaction writes instants and texts: a backup must not depend on a server's settings. */
export const plainTexts = `
  set local timezone to 'UTC'; set local datestyle to 'ISO'; set local intervalstyle to 'postgres';
  set local client_encoding to 'UTF8'; set local extra_float_digits to 1; set local quote_all_identifiers to off`;
