import type { Client } from "pg";

/** What can be made in the desk's schema, as SQL drops it. What belongs to a table goes with it. */
const things = `
  select 'table ' || c.oid::regclass::text as thing from pg_class c
   where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p')
  union all
  select 'sequence ' || c.oid::regclass::text from pg_class c
   where c.relnamespace = current_schema()::regnamespace and c.relkind = 'S'
  union all
  select 'function ' || p.oid::regprocedure::text from pg_proc p
   where p.pronamespace = current_schema()::regnamespace and p.prokind = 'f'
  union all
  select 'type ' || t.oid::regtype::text from pg_type t
   where t.typnamespace = current_schema()::regnamespace and t.typtype in ('e', 'd')`;

/** All that stands in the desk's schema. */
export async function madeThings(client: Client): Promise<readonly string[]> {
  const { rows } = await client.query<{ thing: string }>(things);
  return rows.map(({ thing }) => thing);
}

/** Drops what was made since. */
export async function dropMadeSince(client: Client, before: readonly string[]): Promise<void> {
  const made = (await madeThings(client)).filter((thing) => !before.includes(thing));
  await client.query(made.map((thing) => `drop ${thing.replace(" ", " if exists ")} cascade`).join(";"));
}
