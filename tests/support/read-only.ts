import { setForSessions } from "./database.ts";

/** Has a database take no writes, as a standby does; or take them again. Its connections are ended: the desk has new ones. */
export const takesWrites = (url: string, does: boolean): Promise<void> =>
  setForSessions(url, `set default_transaction_read_only = ${does ? "off" : "on"}`);
