import type { Logger } from "pino";

/** Makes jobs of the timers that are due, at most so many; says how many those were. */
export type TakeDueTimers = (most: number) => Promise<number>;

export interface TimerPolling {
  /** Waits for a look that is under way. */
  stop(): Promise<void>;
}

const pollEvery = 1_000; // milliseconds: the desk's clock may be moved, and other desks set timers too
const atOnce = 500;

/** Looks for timers that are due: one look into an index, however many there are that are not. */
export function pollTimers(takeDueTimers: TakeDueTimers, log: Logger): TimerPolling {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let polling = Promise.resolve();
  const poll = async (): Promise<void> => {
    try {
      for (let taken = atOnce; taken === atOnce;) taken = await takeDueTimers(atOnce);
    } catch (err) {
      log.error({ err }, "timers could not be read");
    }
    if (!stopped) timer = setTimeout(() => void (polling = poll()), pollEvery);
  };
  polling = poll();
  return {
    stop: () => {
      stopped = true;
      clearTimeout(timer);
      return polling;
    },
  };
}
