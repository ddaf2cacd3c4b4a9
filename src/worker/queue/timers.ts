import type { Logger } from "pino";

/** Makes jobs of the timers that are due, at most so many; says how many those were. */
export type Ring = (most: number) => Promise<number>;

export interface Alarm {
  /** Waits for a look that is under way. */
  stop(): Promise<void>;
}

const lookEvery = 1_000; // milliseconds: the desk's clock may be moved, and other desks set timers too
const atOnce = 500;

/** Looks for timers that are due: one look into an index, however many there are that are not. */
export function startAlarm(ring: Ring, log: Logger): Alarm {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let looking = Promise.resolve();
  const look = async (): Promise<void> => {
    try {
      for (let rung = atOnce; rung === atOnce;) rung = await ring(atOnce);
    } catch (err) {
      log.error({ err }, "timers could not be read");
    }
    if (!stopped) timer = setTimeout(() => void (looking = look()), lookEvery);
  };
  looking = look();
  return {
    stop: () => {
      stopped = true;
      clearTimeout(timer);
      return looking;
    },
  };
}
