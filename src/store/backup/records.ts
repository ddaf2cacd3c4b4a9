import { z } from "zod";
import { connected } from "../connection/connect.ts";
import type { Sql } from "../engine/sql.ts";

/** What the desk remembers of its backups, in the table `setting`. */
const keys = { made: "backup", proven: "backup-proof" } as const;

export interface BackupsRemembered {
  /** The moment that the last one holds; null: there was none. */
  readonly made: Date | null;
  /** The same of the last one that was restored and compared. */
  readonly proven: Date | null;
}

const remembered = z.array(z.object({ key: z.string(), value: z.unknown() }));
const moment = z.object({ at: z.iso.datetime().transform((text) => new Date(text)) });

export async function backupsRemembered(sql: Sql): Promise<BackupsRemembered> {
  const rows = remembered.parse(
    await sql.$queryRaw`
    select key, value from setting where key = any (${Object.values(keys)})`,
  );
  const at = (key: string): Date | null =>
    moment.safeParse(rows.find((row) => row.key === key)?.value).data?.at ?? null;
  return { made: at(keys.made), proven: at(keys.proven) };
}

/** Never rejects: a backup that cannot be noted down, as of a database that is read-only, is one all the same. */
export const rememberBackup = (url: string, what: keyof typeof keys, at: Date): Promise<boolean> =>
  connected(url, "guichet: backup", (client) =>
    client.query(
      "insert into setting (key, value) values ($1, $2) on conflict (key) do update set value = excluded.value",
      [keys[what], JSON.stringify({ at })],
    ),
  ).then(
    () => true,
    () => false,
  );
