import { query, setForSessions } from "./database.ts";

/** Has a database take no writes, as a standby does; or take them again. Its connections are ended: the desk has new ones. */
export const takesWrites = (url: string, does: boolean): Promise<void> =>
  setForSessions(url, `set default_transaction_read_only = ${does ? "off" : "on"}`);

/** Has its disk full, or room on it again: what needs no room, such as to delete, is done as ever. */
export async function hasRoom(url: string, does: boolean): Promise<void> {
  const all = await query<{ name: string }>(
    url,
    "select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname = 'public'",
  );
  const each = all.map(({ name }) =>
    does
      ? `drop trigger if exists full_disk on ${name}`
      : `create trigger full_disk before insert or update on ${name} for each row execute function full_disk()`,
  );
  await query(
    url,
    `create or replace function full_disk() returns trigger language plpgsql as
       $$ begin raise sqlstate '53100' using message = 'could not extend file: No space left on device'; end $$;
     ${each.join(";")}`,
  );
}
