import { z } from "zod";
import { withSetting } from "./address.ts";
import { connected } from "./connect.ts";

/**
 * What a session of the desk needs, whatever the server, the database or the role is set to. A change locks what it reads and
 * looks again, so that a stricter isolation only makes half of them fail. Pools close what is idle by themselves, the desk
 * gives up what takes too long by itself, and a backup or a migration takes as long as it takes.
 */
const needed = [
  { name: "default_transaction_isolation", setting: "read committed" },
  { name: "DateStyle", setting: "ISO" }, // as the driver reads dates; the order of day and month is none of ISO
  { name: "standard_conforming_strings", setting: "on" }, // as migrations are written
  { name: "idle_session_timeout", setting: "0" },
  { name: "idle_in_transaction_session_timeout", setting: "0" },
  { name: "lock_timeout", setting: "0" },
  { name: "statement_timeout", setting: "0" },
  { name: "transaction_timeout", setting: "0" },
] as const;

const settings = z.array(z.object({ name: z.string(), setting: z.string() }));

/**
 * The address with what its sessions need and are not given there: all that connects is to have this one. Nothing is added
 * where nothing stands in the way, since some poolers refuse whatever is set. Rejects with a `cannotStart` sentence.
 */
export const withSessionSettings = (url: string): Promise<string> =>
  connected(url, "guichet: settings", async (client) => {
    const { rows } = await client.query("select name, setting from pg_settings where name = any ($1)", [
      needed.map(({ name }) => name),
    ]);
    const found = new Map(settings.parse(rows).map(({ name, setting }) => [name, setting]));
    return needed
      .filter(({ name, setting }) => !(found.get(name) ?? setting).startsWith(setting))
      .reduce((address, { name, setting }) => withSetting(address, name, setting), url);
  });
