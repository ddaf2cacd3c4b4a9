import { dirname } from "node:path";
import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { migrationsFolder } from "../../src/store/migrations/list-migrations.ts";
import { readSchema } from "../../src/store/migrations/schema-files.ts";
import { schemaDifference } from "../../src/store/migrations/schema-difference.ts";
import { createEmptyDatabase, createTestDatabase, query, type TestDatabase } from "../support/database.ts";

let expected: readonly string[];
let migrated: TestDatabase;

beforeAll(async () => {
  const { schema, sql } = await readSchema(dirname(migrationsFolder));
  const fromSchema = await createEmptyDatabase();
  await query(fromSchema.url, (await schemaDifference(null, schema)) ?? "");
  await query(fromSchema.url, sql);
  expected = await describeSchema(fromSchema.url);
  await fromSchema.drop();
});

beforeEach(async () => {
  migrated = await createTestDatabase();
});

afterEach(async () => {
  await migrated.drop();
});

/** Everything that makes up the schema, a line each, from PostgreSQL's own catalogue. */
async function describeSchema(url: string): Promise<string[]> {
  const lines = await query<{ line: string }>(
    url,
    `with ours as (
       select oid, relname from pg_class
        where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v', 'm', 'S')
          and relname not in ('_prisma_migrations', '_migration_lease'))
     select format('%s', relname) as line from ours
     union all
     select format('%s.%s %s not null: %s default: %s generated: %s', relname, attname, format_type(atttypid, atttypmod),
                   attnotnull, pg_get_expr(adbin, adrelid), attgenerated)
       from ours join pg_attribute on attrelid = ours.oid
       left join pg_attrdef on adrelid = ours.oid and adnum = attnum
      where attnum > 0 and not attisdropped
     union all
     select format('%s %s %s valid: %s', relname, conname, pg_get_constraintdef(pg_constraint.oid), convalidated)
       from ours join pg_constraint on conrelid = ours.oid
     union all
     select format('%s valid: %s', pg_get_indexdef(indexrelid), indisvalid) from ours join pg_index on indrelid = ours.oid
     union all
     select pg_get_triggerdef(pg_trigger.oid) from ours join pg_trigger on tgrelid = ours.oid where not tgisinternal
     union all
     select pg_get_functiondef(oid) from pg_proc where pronamespace = 'public'::regnamespace
     union all
     select format('extension %s', extname) from pg_extension
     union all
     select format('%s %s', typname, string_agg(enumlabel, ', ' order by enumsortorder))
       from pg_type join pg_enum on enumtypid = pg_type.oid where typnamespace = 'public'::regnamespace group by typname
     order by line`,
  );
  return lines.map(({ line }) => line);
}

describe("the schema that the migrations make", () => {
  it("is the one that Prisma's schema and the SQL by hand describe", async () => {
    expect(expected.length).toBeGreaterThan(50);
    expect(await describeSchema(migrated.url)).toEqual(expected);
  });

  it.each([
    "alter table person add column extra text",
    "alter table person alter column name drop not null",
    "alter table person alter column name set default ''",
    "alter table person alter column name type varchar(80)",
    "alter table person add check (name <> '')",
    "alter table person drop constraint person_pkey cascade",
    "create index on person (name)",
    "create table extra (id int)",
    "create type colour as enum ('red')",
    "alter table ticket drop constraint ticket_status_check",
    "drop index ticket_open_queue_idx",
    "drop index surface_agents_key",
    "drop trigger ticket_followers_update on ticket",
    "create or replace function require_followers() returns trigger language plpgsql as 'begin return null; end'",
    "alter table ticket_event alter column type drop expression",
    "alter table surface drop constraint surface_ticket_fkey",
  ])("is told apart after: %s", async (tampering) => {
    await query(migrated.url, tampering);
    expect(await describeSchema(migrated.url)).not.toEqual(expected);
  });
});
