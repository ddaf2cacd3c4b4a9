import { Client } from "pg";
import { z } from "zod";
import { applyMigrations } from "../../src/store/migrations/apply-migrations.ts";
import { withDatabase } from "../support/postgres-server.ts";
import { errandTable } from "./errands.ts";
import { read } from "./read.ts";
import type { Tables } from "./touches.ts";

/** A database that begins each run with the same rows. */
export interface SimDatabase {
  readonly url: string;
  /** Beside the desk: what it asks is no step. */
  readonly control: Client;
  readonly tables: Tables;
  empty(): Promise<void>;
  /** Each run begins with what is there now. */
  keep(): Promise<void>;
  begin(): Promise<void>;
  /** All its rows, in order, a line each. */
  dump(): Promise<readonly string[]>;
  close(): Promise<void>;
}

/** Whatever PostgreSQL would do by itself; and how soon it looks for deadlocks, in the time of `looksEvery`. */
const settings = ["autovacuum = off", "jit = off", "deadlock_timeout = '1ms'"];

/** In the place of PostgreSQL's: it shows the time of the run, also to a transaction that is rolled back later. */
const clock = `
  create schema sim;
  create sequence sim.clock;
  create function sim.now() returns timestamptz language sql stable
    as $$ select to_timestamp(last_value / 1000.0) from sim.clock $$;
  create function sim.clock_timestamp() returns timestamptz language sql volatile as $$ select sim.now() $$`;

export async function openSimDatabase(server: string, name: string): Promise<SimDatabase> {
  const admin = new Client({ connectionString: server });
  await admin.connect();
  for (const setting of settings) await admin.query(`alter system set ${setting}`);
  await admin.query("select pg_reload_conf()");
  await admin.query(`create database ${name}`);
  const url = withDatabase(server, name);
  await applyMigrations({ url });
  const control = new Client({ connectionString: url });
  await control.connect();
  await control.query(clock);
  await control.query(errandTable);
  const tables = await readTables(control);
  const names = [...tables.keys()];
  let reset = "";
  return {
    url,
    control,
    tables,
    async empty() {
      await control.query(`truncate ${names.join()} restart identity cascade`);
    },

    async keep() {
      await control.query("drop schema if exists base cascade; create schema base");
      await control.query(names.map((each) => `create table base.${each} as table public.${each}`).join(";"));
      const sequences = await read(control, sequencesOf, z.object({ name: z.string(), next: z.string() }));
      const columns = await read(control, columnsOf, z.object({ name: z.string(), columns: z.string() }));
      reset = [
        "set session_replication_role = replica", // no order among the tables
        ...names.map((each) => `delete from public.${each}`),
        ...columns.map(
          (of) =>
            `insert into public.${of.name} (${of.columns}) overriding system value select ${of.columns} from base.${of.name}`,
        ),
        ...sequences.map((each) => `select setval('${each.name}', ${each.next}, false)`),
      ].join(";");
    },

    async begin() {
      await control.query(reset);
    },

    async dump() {
      const all = names.map((each) => `select '${each}' as of, to_jsonb(t)::text as row from public.${each} t`);
      const rows = await read(control, all.join(" union all "), z.object({ of: z.string(), row: z.string() }));
      return rows.map(({ of, row }) => `${of} ${row}`).toSorted();
    },

    async close() {
      await control.end();
      await admin.query(`drop database ${name} with (force)`);
      await admin.end();
    },
  };
}

async function readTables(control: Client): Promise<Tables> {
  const rows = await read(control, tablesWithParents, z.object({ name: z.string(), parents: z.array(z.string()) }));
  return new Map(rows.map(({ name, parents }) => [name, parents]));
}

const tablesWithParents = `
  select t.relname as name,
         array(select distinct p.relname::text from pg_constraint c join pg_class p on p.oid = c.confrelid
                where c.conrelid = t.oid and c.contype = 'f') as parents
    from pg_class t
   where t.relnamespace = 'public'::regnamespace and t.relkind = 'r' and t.relname not like '\\_%'
   order by 1`;

/** Those that are not made of others. */
const columnsOf = `
  select t.relname as name, string_agg(quote_ident(a.attname), ', ') as columns
    from pg_class t join pg_attribute a on a.attrelid = t.oid
   where t.relnamespace = 'public'::regnamespace and t.relkind = 'r' and t.relname not like '\\_%'
     and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
   group by 1`;

/** What each would give next. */
const sequencesOf = `
  select format('%I.%I', schemaname, sequencename) as name, coalesce(last_value + 1, start_value)::text as next
    from pg_sequences where schemaname = 'public'`;
