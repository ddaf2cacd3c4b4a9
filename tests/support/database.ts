import { randomUUID } from "node:crypto";
import { Client, Pool } from "pg";
import { inject } from "vitest";
import { keepConnections, type KeptConnections } from "./kept-connections.ts";
import { template, withDatabase } from "./postgres-server.ts";

export interface TestDatabase {
  readonly url: string;
  drop(): Promise<void>;
}

/**
 * A migrated database of one's own: a copy of the run's template, or one that an earlier test has left as it was. Its address
 * has a name of this test alone, which ends with it: a desk that a test forgot to stop does not find the database again.
 */
export async function createTestDatabase(): Promise<TestDatabase> {
  const database = unused.pop() ?? (await copyOf(template));
  const connections = (keeping ??= keepConnections(inject("postgresUrl")));
  const name = newName();
  const url = await connections.lend(name, database);
  copied ??= await onDatabase(url, lookAt);
  const { catalog, emptyIt } = copied;
  return {
    url,
    drop: async () => {
      connections.takeBack(name);
      const ours = newName();
      const own = await connections.lend(ours, database);
      const isAsCopied = await onDatabase(own, async (client) => {
        if ((await catalogOf(client)) !== catalog) return false; // a test has changed more than its rows
        await client.query(emptyIt);
        return true;
      }).catch(() => false); // or it may no longer be written, or is locked still
      connections.takeBack(ours);
      if (isAsCopied) unused.push(database);
      else await drop(database);
    },
  };
}

/** A database with nothing in it. */
export async function createEmptyDatabase(): Promise<TestDatabase> {
  const name = await copyOf("template0");
  return { url: urlOf(name), drop: () => drop(name) };
}

/** Those of this process: emptying a database costs a hundredth of what making one does. */
const unused: string[] = [];
let copied: Copied | undefined;
let keeping: KeptConnections | undefined;

/** How a copy of the template is told from one that was changed, and what makes its rows those of the template again. */
interface Copied {
  readonly catalog: string;
  readonly emptyIt: string;
}

const newName = (): string => `test_${randomUUID().replaceAll("-", "")}`;
const urlOf = (name: string): string => withDatabase(inject("postgresUrl"), name);

/** To this run's server; kept, as databases come and go with each test. */
let server: Pool | undefined;
async function onServer(sql: string): Promise<void> {
  server ??= new Pool({ connectionString: inject("postgresUrl"), idleTimeoutMillis: 0, allowExitOnIdle: true });
  await server.query(sql);
}

async function copyOf(original: string): Promise<string> {
  const name = newName();
  await onServer(`create database ${name} template ${original}`);
  return name;
}

async function drop(name: string): Promise<void> {
  await onServer(`drop database ${name} with (force)`);
}

/** Another text as soon as anything but a row was made, changed or dropped, or the planner has learnt something. */
const catalogs = ["class", "attribute", "attrdef", "constraint", "trigger", "proc", "rewrite", "type", "namespace"];
const readCatalog = `
  select concat_ws(' ', ${catalogs.map((each) => `(select concat(count(*), '/', max(xmin::text::bigint)) from pg_${each})`).join()},
    (select count(*) from pg_statistic), (select count(*) from pg_extension),
    (select count(*) from pg_db_role_setting where setdatabase = d.oid)) as catalog
  from pg_database d where datname = current_database()`;

async function catalogOf(client: Client): Promise<string> {
  const { rows } = await client.query<{ catalog: string }>(readCatalog);
  return rows.map(({ catalog }) => catalog).join();
}

async function lookAt(client: Client): Promise<Copied> {
  const { rows: tables } = await client.query<{ name: string }>(
    `select oid::regclass::text as name from pg_class
      where relkind = 'r' and relnamespace::regnamespace::text not in ('pg_catalog', 'information_schema')`,
  );
  const { rows: filled } = await client.query<{ name: string; rows: string | null }>(
    tables
      .map(({ name }) => `select '${name}' as name, (select jsonb_agg(t)::text from ${name} t) as rows`)
      .join(" union all "),
  );
  const statements = [
    "begin",
    "set local session_replication_role = replica", // no trigger, no foreign key
    "set local lock_timeout = '1s'",
    ...tables.map(({ name }) => `delete from ${name}`),
    ...filled.flatMap(({ name, rows }) =>
      rows === null
        ? []
        : [
            `insert into ${name} select * from jsonb_populate_recordset(null::${name}, '${rows.replaceAll("'", "''")}')`,
          ],
    ),
    `select setval(format('%I.%I', schemaname, sequencename)::regclass, start_value, false)
       from pg_sequences where last_value is not null`,
    "commit",
  ];
  return { catalog: await catalogOf(client), emptyIt: statements.join(";") };
}

/** One statement on a connection of its own; gives its rows. */
export const query = <Row extends Record<string, unknown>>(
  url: string,
  sql: string,
  values: readonly unknown[] = [],
): Promise<Row[]> => onDatabase(url, async (client) => (await client.query<Row>(sql, [...values])).rows);

/** Changes what the sessions of a database begin with ("set timezone to 'Asia/Kathmandu'"), and ends all there are. */
export async function setForSessions(url: string, change: string): Promise<void> {
  const alter = `do $$ begin execute format('alter database %I ${change.replaceAll("'", "''")}', current_database()); end $$`;
  await query(url, `begin read write; ${alter}; commit`);
  const all = "from pg_stat_activity where datname = current_database() order by pid = pg_backend_pid()";
  await query(url, `select pg_terminate_backend(pid, 5000) ${all}`).catch(() => undefined); // its own session is the last
}

async function onDatabase<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url });
  client.on("error", () => undefined); // the statement rejects with it
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
