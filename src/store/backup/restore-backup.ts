import { join } from "node:path";
import type { Client } from "pg";
import { cannotStart } from "../../kernel/errors.ts";
import { connected } from "../connection/connect.ts";
import { missingTime } from "../engine/missing-time.ts";
import { askOn, sqlOf } from "../engine/statement.ts";
import { workerName } from "../engine/job-tables.ts";
import { noteUnfinished, refuseUnfinished } from "../engine/unfinished-restore.ts";
import { applyMigrations, appliedMigrations } from "../migrations/apply-migrations.ts";
import { tablesMadeBy } from "../migrations/made-tables.ts";
import { copyIn } from "./copy.ts";
import { readManifest, type Manifest, type Part } from "./manifest.ts";
import { dropMadeSince, madeThings } from "./made-things.ts";
import { isWhole, readPart } from "./parts.ts";
import { differentTickets } from "./seals.ts";
import { listTables, namesOfTables, plainTexts, type Own } from "./tables.ts";

export interface RestoredBackup {
  /** The moment that it holds. */
  readonly at: Date;
  /** When the desk stopped working on the database that was lost; where nobody asked, at that moment. */
  readonly stopped: Date;
  /** Tables that somebody else had made beside the desk's: they are in the backup, and no migration makes them. */
  readonly leftOut: readonly string[];
}

/** What is known of when the desk stopped working on the database that was lost. */
export interface Stopped {
  /** Null: nobody said, and it stopped by now. */
  readonly said: Date | null;
  readonly now: Date;
}

/**
 * Brings a backup into an empty database: the schema that it was made with, its rows, and then the migrations since. Nothing
 * of it is written unless every file is as it was written, and nothing is left where it fails. Rejects with a `cannotStart`
 * sentence. Where the desk worked on until it `stopped` (null: nobody asks, as of a database that is thrown away), no desk starts on it before it is settled.
 * `stopping` cuts it short until the rows are there; what is left to do then is soon done.
 */
export async function restoreBackup({
  url,
  folder,
  stopped,
  stopping,
}: {
  url: string;
  folder: string;
  stopped: Stopped | null;
  stopping?: AbortSignal;
}): Promise<RestoredBackup> {
  const manifest = await readManifest(folder);
  await refuseDamaged(folder, manifest);
  const { leftOut, to } = await connected(url, "guichet: restore", async (client) => {
    await refuseUnfinished(client);
    await refuseFilled(client, manifest);
    stopping?.throwIfAborted();
    const before = await madeThings(client);
    const stop = (): void => void client.end();
    stopping?.addEventListener("abort", stop);
    try {
      return await restoreRows(client, { url, folder, manifest, stopped, stopping });
    } catch (error) {
      await client.end(); // it may be cut off, or in the middle of something
      await takeBack(url, before).catch(() => undefined); // tables without rows do not stand in the way of the next one
      stopping?.throwIfAborted();
      throw error;
    } finally {
      stopping?.removeEventListener("abort", stop);
    }
  });
  await applyMigrations({ url });
  return { at: manifest.at, stopped: to, leftOut };
}

/** Leaves all as it was before, unless somebody else has filled it meanwhile, or is filling it. */
const takeBack = (url: string, before: readonly string[]): Promise<void> =>
  connected(url, "guichet: restore", async (client) => {
    await client.query("begin");
    await client.query(lockRows);
    if ((await filledTables(client)).length === 0) await dropMadeSince(client, before);
    await client.query("commit");
  });

/** Of two restores one fills the tables. Any number will do, as long as every restore asks for the same. */
const lockRows = "select pg_advisory_xact_lock(4844100003)";

interface RestoringRows {
  readonly url: string;
  readonly folder: string;
  readonly manifest: Manifest;
  readonly stopped: Stopped | null;
  readonly stopping: AbortSignal | undefined;
}

async function restoreRows(client: Client, { url, folder, manifest, stopped, stopping }: RestoringRows) {
  await applyMigrations({ url, upTo: manifest.migrations });
  stopping?.throwIfAborted();
  await client.query("begin");
  await client.query(lockRows);
  if ((await filledTables(client)).length > 0) {
    throw cannotStart("Another restore has filled this database meanwhile. Nothing of this one was written.");
  }
  await client.query(plainTexts);
  const own = await tablesMadeBy(manifest.migrations);
  const others = await fill(client, folder, manifest, own);
  await moveSequences(client, 0);
  const different = await differentTickets(client, own, readPart(folder, manifest.tickets));
  if (different.length > 0) {
    throw cannotStart(
      `These tickets did not come back as they were, so nothing was restored: ${different.slice(0, 5).join(", ")}.`,
    );
  }
  const until = stopped === null ? manifest.at : await whenStopped(client, stopped);
  if (until > manifest.at) await noteUnfinished(client, { from: manifest.at, to: until });
  await client.query("commit");
  return { leftOut: others, to: until };
}

/** Takes over a database that was brought back by other means, or by a restore that stopped halfway, to its state of `at`. */
export async function takeRestored({
  url,
  at,
  stopped,
}: {
  url: string;
  at: Date;
  stopped: Stopped;
}): Promise<RestoredBackup> {
  const to = await connected(url, "guichet: restore", async (client) => {
    if ((await appliedMigrations(client)).length === 0) {
      throw cannotStart("There is nothing to go on from: no desk has run on this database; name it in DATABASE_URL.");
    }
    await refuseRunning(client);
    const until = (await seenToBefore(client, at, stopped)) ?? (await whenStopped(client, stopped));
    await refuseUnfinished(client, { from: at, to: until });
    return until;
  });
  await applyMigrations({ url });
  return { at, stopped: to, leftOut: [] };
}

/**
 * A desk cannot have stopped before the newest of what it wrote: nothing after that would be taken for missing. Where nobody
 * said when, it stopped by now, or at its newest change where that is dated later, by a clock that ran ahead.
 */
async function whenStopped(client: Client, { said, now }: Stopped): Promise<Date> {
  const { rows } = await client.query<{ newest: Date | null }>("select max(at) as newest from ticket_event");
  const newest = rows[0]?.newest ?? null;
  const latest = newest !== null && newest > now ? newest : now;
  if (said === null) return latest;
  if (said > latest) throw cannotStart(`${said.toISOString()} is yet to come. Nothing was restored.`);
  if (newest === null || newest <= said) return said;
  throw cannotStart(
    `The desk cannot have stopped at ${said.toISOString()}: its newest change is of ${newest.toISOString()}. Nothing was restored; say with --stopped when it stopped, or leave that out.`,
  );
}

/**
 * When the desk was taken to have stopped, where nobody says it and the time since that moment was seen to before: asked for
 * again, nothing is done again. Null: it was not.
 */
async function seenToBefore(client: Client, at: Date, { said }: Stopped): Promise<Date | null> {
  const { rows } = await client.query<{ there: boolean }>("select to_regclass('setting') is not null as there");
  if (said !== null || rows[0]?.there !== true) return null;
  const known = await missingTime(sqlOf(askOn(client, () => "")));
  return known?.from.getTime() === at.getTime() ? known.to : null;
}

/** What waits to be said is forgotten, and a desk at work has just promised to say it. */
async function refuseRunning(client: Client): Promise<void> {
  const { rowCount } = await client.query(
    "select from pg_stat_activity where datname = current_database() and application_name = $1",
    [workerName],
  );
  if (rowCount !== 0) throw cannotStart("A desk runs on this database; stop every desk first. Nothing was changed.");
}

async function refuseDamaged(folder: string, { tables, tickets }: Manifest): Promise<void> {
  const damaged: string[] = [];
  for (const part of [...tables, tickets]) if (!(await isWhole(folder, part))) damaged.push(part.file);
  if (damaged.length === 0) return;
  throw cannotStart(
    `The backup is damaged: ${damaged.join(", ")} in ${folder} is not as it was written; take another.`,
  );
}

/** A restore that failed leaves tables without rows: those do not stand in the way. */
async function refuseFilled(client: Client, manifest: Manifest): Promise<void> {
  const filled = await filledTables(client);
  const known = new Set(manifest.migrations.map(({ name }) => name));
  const isNewer = (await appliedMigrations(client)).some(({ name }) => !known.has(name));
  if (filled.length === 0 && !isNewer) return;
  const why = filled.length === 0 ? "a newer desk has made its tables" : `there are rows in ${filled.join(", ")}`;
  throw cannotStart(
    `The database is not empty (${why}), and a backup is restored into an empty one only: create another database and name it in DATABASE_URL; without DATABASE_URL, move the folder postgres in HELPDESK_DATA_DIR elsewhere.`,
  );
}

async function filledTables(client: Client): Promise<readonly string[]> {
  const filled: string[] = [];
  for (const name of await namesOfTables(client)) {
    if ((await client.query(`select from ${name} limit 1`)).rowCount !== 0) filled.push(name);
  }
  return filled;
}

/** Every table that the schema makes is filled. Gives the names of those that there are no tables for. */
async function fill(client: Client, folder: string, manifest: Manifest, own: Own): Promise<readonly string[]> {
  const backedUp = new Map(manifest.tables.map((table) => [table.name, table]));
  const tables = await listTables(client, own);
  const missing = tables.filter(({ name }) => !backedUp.has(name)).map(({ name }) => name);
  if (missing.length > 0) {
    throw cannotStart(
      `The backup is damaged: ${missing.join(", ")} is not named in ${join(folder, "manifest.json")}; take another.`,
    );
  }
  for (const { name } of tables) {
    const table = backedUp.get(name);
    if (table !== undefined) await fillOne(client, folder, table);
    backedUp.delete(name);
  }
  return [...backedUp.keys()];
}

type TablePart = Part & { readonly name: string; readonly columns: readonly string[] };

async function fillOne(client: Client, folder: string, { name, columns, rows, file }: TablePart): Promise<void> {
  const copied = await copyIn(client, `copy ${name} (${columns.join(", ")}) from stdin`, readPart(folder, { file }));
  if (copied !== rows) throw new Error(`${copied} rows of ${name} came back, and ${rows} were backed up`);
}

/** Sets every sequence beyond the rows there are, and so much further. */
export async function moveSequences(client: Client, further: number): Promise<void> {
  const { rows } = await client.query<{ name: string; table: string; column: string }>(
    `select s.oid::regclass::text as name, c.oid::regclass::text as table, quote_ident(a.attname) as column
       from pg_class s join pg_depend d on d.classid = 'pg_class'::regclass and d.objid = s.oid and d.deptype in ('a', 'i')
       join pg_class c on c.oid = d.refobjid join pg_attribute a on a.attrelid = c.oid and a.attnum = d.refobjsubid
      where s.relkind = 'S' and c.relnamespace = current_schema()::regnamespace`,
  );
  for (const { name, table, column } of rows) {
    await client.query(
      `select setval($1::regclass, (select coalesce(max(${column}), 0) from ${table}) + 1 + $2, false)`,
      [name, further],
    );
  }
}
