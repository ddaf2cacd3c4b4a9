import { setTimeout as pause } from "node:timers/promises";
import type { Logger } from "pino";
import { connectionsNeeded, hasNoConnectionLeft } from "./refusals.ts";

const shortest = 100; // milliseconds between one try and the next, which is twice as long each time
const longest = 1_000;
const waitsAtMost = 10_000; // as long as a pool waits for a connection of its own
const saidEvery = 60_000;

/**
 * Tries again for a while where PostgreSQL has no connection left: nothing was asked yet, and another desk, a backup or
 * whatever has them gives one back soon. Says so once a minute.
 */
export function waitingForConnection(
  log: Pick<Logger, "error">,
  clock: () => number = () => performance.now(),
): <Result>(ask: () => Promise<Result>) => Promise<Result> {
  let saidAt = -Infinity;
  return async (ask) => {
    const since = clock();
    for (let wait = shortest; ; wait = Math.min(2 * wait, longest)) {
      try {
        return await ask();
      } catch (err) {
        if (!hasNoConnectionLeft(err) || clock() - since > waitsAtMost) throw err;
        if (clock() - saidAt > saidEvery) {
          saidAt = clock();
          log.error({ err, needed: connectionsNeeded }, "no connection to PostgreSQL left: waiting for one");
        }
        await pause(wait);
      }
    }
  };
}
