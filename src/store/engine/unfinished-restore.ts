import type { Client } from "pg";
import type { MissingTime } from "../../desk/store.ts";
import { cannotStart } from "../../kernel/errors.ts";

/** Is there while a restore is under way, whatever the schema of its backup, and tells what is missing. */
export const unfinishedRestoreTable = "_unfinished_restore";

/** What finishes it. */
export const finishingCommand = ({ from, to }: MissingTime): string =>
  `npm run restore -- --restored-to ${from.toISOString()} --stopped ${to.toISOString()}`;

/** In a transaction of the caller's. */
export async function noteUnfinished(client: Client, { from, to }: MissingTime): Promise<void> {
  await client.query(`drop table if exists ${unfinishedRestoreTable}`);
  await client.query(`create table ${unfinishedRestoreTable} ("from" timestamptz not null, "to" timestamptz not null)`);
  await client.query(`insert into ${unfinishedRestoreTable} values ($1, $2)`, [from, to]);
}

export async function noteFinished(client: Client): Promise<void> {
  await client.query(`drop table if exists ${unfinishedRestoreTable}`);
}

/**
 * Rejects with a `cannotStart` sentence where a restore stopped halfway: references would be given again. Whoever finishes
 * it says which time is missing, and is let through when that is the time that it was begun with.
 */
export async function refuseUnfinished(client: Client, finishing: MissingTime | null = null): Promise<void> {
  const { rows: found } = await client.query<{ there: boolean }>("select to_regclass($1) is not null as there", [
    unfinishedRestoreTable,
  ]);
  if (found[0]?.there !== true) return;
  const { rows } = await client.query<MissingTime>(`select "from", "to" from ${unfinishedRestoreTable}`);
  for (const { from, to } of rows) {
    if (finishing?.from.getTime() === from.getTime() && finishing.to.getTime() === to.getTime()) continue;
    throw cannotStart(`A restore of this database stopped halfway; finish it first: ${finishingCommand({ from, to })}`);
  }
}
