import { setTimeout as pause } from "node:timers/promises";

/** Milliseconds between one try and the next; the last of them for five minutes, as long as a database takes to come back. */
const pauses = [50, 200, 800, ...Array.from({ length: 150 }, () => 2_000)];

/**
 * Writes down what a platform has taken. If only that fails it is tried again by itself: what is said anew for it would stand
 * there twice. Rejects when it cannot be written down at all. A desk that stops does not wait for it.
 */
export async function record<Result>(write: () => Promise<Result>): Promise<Result> {
  for (const wait of pauses) {
    try {
      return await write();
    } catch {
      await pause(wait);
    }
  }
  return write();
}
