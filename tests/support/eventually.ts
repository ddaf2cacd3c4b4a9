import { setTimeout as pause } from "node:timers/promises";

export interface Waiting {
  /** How long to go on trying, in milliseconds. */
  readonly within?: number;
  /** The longest pause between two looks, in milliseconds; the first are shorter. */
  readonly every?: number;
}

/** Runs `attempt` again and again until it no longer throws, and answers what it returned; fails with its last error. */
export async function eventually<T>(attempt: () => T | Promise<T>, patience: Waiting = {}): Promise<T> {
  const { within = 10_000, every = 100 } = patience; // a busy machine takes its time; a story that passes never waits for it
  const deadline = performance.now() + within;
  for (let wait = Math.min(10, every); ; wait = Math.min(wait * 1.25, every)) {
    try {
      return await attempt();
    } catch (error) {
      if (performance.now() >= deadline) throw stillFailing(error, within);
    }
    await pause(wait);
  }
}

/** Waits until `look` finds something, and answers it: `const modal = await appears(() => alice.modal())`. */
export async function appears<T>(look: () => T | undefined | Promise<T | undefined>, patience?: Waiting): Promise<T> {
  return eventually(async () => {
    const found = await look();
    if (found === undefined) throw new Error(`nothing there: ${look.toString()}`);
    return found;
  }, patience);
}

function stillFailing(error: unknown, within: number): Error {
  if (!(error instanceof Error)) return new Error(`Not within ${within} ms: ${String(error)}`);
  // The same error keeps an assertion's diff; only its message says that we waited.
  error.message = `Not within ${within} ms: ${error.message}`;
  return error;
}
