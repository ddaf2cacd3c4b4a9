import { setTimeout as pause } from "node:timers/promises";
import type { Logger } from "pino";

/** Milliseconds between one try and the next: a hiccup is over soon, and a database that is away comes back within minutes. */
const atOnce = [50, 200, 800];
const later = Array.from({ length: 150 }, () => 2_000);

/**
 * Writes down what a platform has taken. If only that fails it is tried again by itself: what is said anew for it would stand
 * there twice. Past the first second the log says so, once. Rejects when it cannot be written down at all. A desk that stops
 * does not wait for it.
 */
export async function record<Result>(
  write: () => Promise<Result>,
  log: Pick<Logger, "error">,
  waits: (milliseconds: number) => Promise<unknown> = pause,
): Promise<Result> {
  for (const [tried, wait] of [...atOnce, ...later].entries()) {
    try {
      return await write();
    } catch (err) {
      if (tried === atOnce.length) log.error({ err }, "posted, but not written down yet");
      await waits(wait);
    }
  }
  return write();
}
