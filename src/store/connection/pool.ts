import type { PoolConfig } from "pg";

/**
 * What every pool of connections is made with. A connection that dies without a word, as when a server fails over behind a
 * proxy, is noticed within a minute: whoever waits for its answer gets an error, and the next has another connection.
 */
export const poolDefaults = {
  keepAlive: true,
  keepAliveInitialDelayMillis: 10_000,
  query_timeout: 60_000, // milliseconds; the longest question of the desk takes seconds
} as const satisfies PoolConfig;
