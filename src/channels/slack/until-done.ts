import { setTimeout as pause } from "node:timers/promises";
import type { Logger } from "pino";
import { failureOf, slackError } from "./outcome.ts";

const firstPause = 1_000;
const longestPause = 60_000;

export interface Persistence {
  /** What is tried, for the log: `Connecting to Slack`. */
  readonly what: string;
  readonly log: Logger;
  /** Ends the trying. */
  readonly signal: AbortSignal;
  readonly onFailure?: () => void;
}

/** Tries until it succeeds, ever more seldom; null when it was told to stop. */
export async function untilDone<T>(work: () => Promise<T>, how: Persistence): Promise<T | null> {
  const { what, log, signal, onFailure } = how;
  for (let wait = firstPause; !signal.aborted; wait = Math.min(wait * 2, longestPause)) {
    try {
      return await work();
    } catch (error) {
      const reason = slackError(error) ?? failureOf(error).reason;
      log.warn({ reason, retryInSeconds: wait / 1_000 }, `${what} failed; it is tried again`);
      onFailure?.();
    }
    await pause(wait, null, { signal, ref: false }).catch(() => null); // woken to stop
  }
  return null;
}
