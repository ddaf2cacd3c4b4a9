import { setTimeout as pause } from "node:timers/promises";
import type { Logger } from "pino";

/** Does some of what is to be done by the clock or in the background, at most so much in one change; says how much that was. */
export type WorkOff = (most: number) => Promise<number>;

export interface Polled {
  readonly workOff: WorkOff;
  readonly atOnce: number;
  /** Between two changes, times as long as the first took: so much is left to whoever waits for an answer. */
  readonly rests: number;
  /** What the log says when it fails. */
  readonly failed: string;
}

export interface Polling {
  /** Waits for what is under way. */
  stop(): Promise<void>;
}

const pollEvery = 1_000; // milliseconds: the desk's clock may be moved, and other desks write too

/** Looks again and again for what is to be done: one look into an index, however much there is that is not. */
export function poll({ workOff, atOnce, rests, failed }: Polled, log: Logger): Polling {
  const stopping = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  let polling = Promise.resolve();
  const look = async (): Promise<void> => {
    try {
      for (let done = atOnce; done === atOnce && !stopping.signal.aborted;) {
        const began = performance.now();
        done = await workOff(atOnce);
        if (done === atOnce && rests > 0) await pause(rests * (performance.now() - began));
      }
    } catch (err) {
      log.error({ err }, failed);
    }
    if (!stopping.signal.aborted) timer = setTimeout(() => void (polling = look()), pollEvery);
  };
  polling = look();
  return {
    stop: () => {
      stopping.abort();
      clearTimeout(timer);
      return polling;
    },
  };
}
