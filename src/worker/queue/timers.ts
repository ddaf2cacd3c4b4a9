import type { Logger } from "pino";

/** Does what is due by the clock, at most so much; says how much that was. */
export type WorkOffTimers = (most: number) => Promise<number>;

export interface TimerPolling {
  /** Waits for what is under way. */
  stop(): Promise<void>;
}

const pollEvery = 1_000; // milliseconds: the desk's clock may be moved, and other desks set timers too
const atOnce = 16; // in one change: nobody who wants one of these tickets waits long for it

/** Looks for timers that are due: one look into an index, however many there are that are not. */
export function pollTimers(workOff: WorkOffTimers, log: Logger): TimerPolling {
  const stopping = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  let polling = Promise.resolve();
  const poll = async (): Promise<void> => {
    try {
      for (let done = atOnce; done === atOnce && !stopping.signal.aborted;) done = await workOff(atOnce);
    } catch (err) {
      log.error({ err }, "timers could not be read");
    }
    if (!stopping.signal.aborted) timer = setTimeout(() => void (polling = poll()), pollEvery);
  };
  polling = poll();
  return {
    stop: () => {
      stopping.abort();
      clearTimeout(timer);
      return polling;
    },
  };
}
