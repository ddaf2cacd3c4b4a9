/** What came of a job so far. */
export interface JobHistory {
  /** For how long it has been to be done, in milliseconds. */
  readonly age: number;
  /** How often it failed before. */
  readonly tries: number;
}

/** Until the next try. */
export interface Pause {
  /** In milliseconds. */
  readonly for: number;
  /** False: it was not tried, or only throttled. */
  readonly failed: boolean;
  /** This desk does not look for it by itself when the pause is over: a newer one is to be faster. */
  readonly leftToNewer?: true;
}

const second = 1_000;
/** Both desks look every few seconds; by chance it is the newer one that looks first. */
export const pauseForNewer = (chance: number): Pause => ({
  for: second + chance * 9 * second,
  failed: false,
  leftToNewer: true,
});

export const longestDelay = 5 * 60 * second;
const longestAsked = 60 * 60 * second; // whatever a platform asks for: a repaired one is found within the hour

/** Milliseconds: a platform that refuses the desk itself is asked so often at least whether it still does. */
export const longestRefusal = 60 * second;

/** Milliseconds. A platform that is down for longer is not waited for: what was to be said yesterday is history. */
export const outageGivesUpAfter = 24 * 60 * 60 * second;

/** Tries of a job that fails by a fault of our own, or of the store's: some four minutes. */
export const faultGivesUpAfter = 8;

/** The same for what was refused with the desk itself, which the platform is asked again in so many milliseconds: not before. */
export const refusedDelay = (tries: number, askedIn: number, chance: number): number =>
  Math.max(askedIn + chance * second, Math.min(retryDelay(tries, null, chance), longestRefusal));

/**
 * How long to wait before the next try, in milliseconds: what the platform asked for, else twice as long each time.
 * `chance` is between 0 and 1: many deliveries that failed together do not come back together.
 */
export function retryDelay(tries: number, asked: number | null, chance: number): number {
  const most = Math.min(longestDelay, second * 2 ** Math.min(tries, 20));
  const ours = most / 2 + (chance * most) / 2;
  if (asked === null || Number.isNaN(asked)) return ours;
  // One that asks for nothing, or for less, means "soon", not "again and again".
  return asked < second ? Math.max(asked, ours) : Math.min(asked, longestAsked) + chance * second;
}
