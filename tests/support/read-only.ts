import { query } from "./database.ts";

/** Has a database take no writes, as a standby does; or take them again. Its connections are ended: the desk has new ones. */
export async function takesWrites(url: string, does: boolean): Promise<void> {
  const name = new URL(url).pathname.slice(1);
  const is = does ? "off" : "on";
  await query(url, `begin read write; alter database ${name} set default_transaction_read_only = ${is}; commit`);
  await query(
    url,
    "select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()",
  );
}
