import type { ClientBase } from "pg";

/**
 * What every pool of connections is made with. A connection that dies without a word, as when a server fails over behind a
 * proxy, is noticed within a minute: whoever waits for its answer gets an error, and the next has another connection.
 * One that is cut at the moment in which it goes from one change to the next has nobody else who listens to it, and would
 * end the process. Compiling a query takes longer than the desk's queries do: of a report over 60,000 tickets it took most of
 * the time. It is set after connecting, since some poolers refuse what is set at once.
 */
export const poolDefaults = {
  keepAlive: true,
  keepAliveInitialDelayMillis: 10_000,
  query_timeout: 60_000, // milliseconds; the longest question of the desk takes seconds
  /** The pool waits for it, whatever its types say. */
  onConnect: async (connection: ClientBase): Promise<void> => {
    connection.on("error", () => undefined);
    await connection.query("set jit = off").catch(() => undefined); // a server that is built without it is as well
  },
} as const;
