import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import type { Client } from "pg";

/**
 * The right to migrate a database, which one desk has at a time: a row with an end, that its holder moves on. A lock of
 * a session would do for a direct connection, but not behind a pooler that gives each transaction another one.
 */
export interface MigrationLease {
  /** Keeps the lease until the transaction that is open on `client` ends; rejects when another desk has taken it over. */
  assertHeld(client: Client): Promise<void>;
  /** Lets the next one have it. Never rejects: a lease that could not be given back ends by itself. */
  release(): Promise<void>;
}

const renewals = 3; // within the time of a lease: one may be lost on the way
const betweenTries = 100; // milliseconds
const creation = 4_844_100_002; // any number will do, as long as every desk asks for the same

// One message, and so one transaction: two desks that create the same table at once get an error otherwise.
const createTable = `
  select pg_advisory_xact_lock(${creation});
  create table if not exists _migration_lease (
    id        integer     primary key check (id = 1),
    holder    text        not null,
    held_till timestamptz not null
  )`;

/**
 * Waits until nobody else has the lease: until it is given back or, where its holder was killed, has ended.
 * @param client is used for the lease alone until that is released
 * @param lasts milliseconds, by the database's clock
 */
export async function takeMigrationLease(client: Client, lasts: number): Promise<MigrationLease> {
  const holder = randomUUID();
  const take = async (): Promise<boolean> => {
    const { rowCount } = await client.query(
      `insert into _migration_lease as lease values (1, $1, clock_timestamp() + $2 * interval '1 millisecond')
           on conflict (id) do update set holder = excluded.holder, held_till = excluded.held_till
        where lease.holder = excluded.holder or lease.held_till < clock_timestamp()`,
      [holder, lasts],
    );
    return rowCount === 1;
  };
  await client.query(createTable);
  while (!(await take())) await pause(betweenTries);

  let renewed: Promise<unknown> = Promise.resolve();
  const renewal = setInterval(() => {
    renewed = take().catch(() => false); // whether it is still held is asked before anything is committed
  }, lasts / renewals);
  return {
    async assertHeld(migrating) {
      const { rowCount } = await migrating.query(
        "select from _migration_lease where holder = $1 and held_till > clock_timestamp() for update",
        [holder],
      );
      if (rowCount === 0) throw new Error("another desk has taken the migration over");
    },
    async release() {
      clearInterval(renewal);
      await renewed;
      await client.query("delete from _migration_lease where holder = $1", [holder]).catch(() => undefined);
    },
  };
}
