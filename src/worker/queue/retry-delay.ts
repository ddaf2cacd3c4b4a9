const second = 1_000;
const longestPause = 5 * 60 * second;
const longestAfter = 60 * 60 * second; // whatever a platform asks for: a repaired one is found within the hour

/** A platform that is down for longer is not waited for: what was to be said yesterday is history. */
export const outagePatience = 24 * 60 * 60 * second;

/** So many tries a fault of our own, or of the store's, has to pass: some four minutes. */
export const faultPatience = 8;

/**
 * How long to wait before the next try, in milliseconds: what the platform asked for, else twice as long each time.
 * `chance` is between 0 and 1: many deliveries that failed together do not come back together.
 */
export function pauseBefore(tries: number, asked: number | null, chance: number): number {
  const most = Math.min(longestPause, second * 2 ** Math.min(tries, 20));
  const ours = most / 2 + (chance * most) / 2;
  if (asked === null || Number.isNaN(asked)) return ours;
  // One that asks for nothing, or for less, means "soon", not "again and again".
  return asked < second ? Math.max(asked, ours) : Math.min(asked, longestAfter) + chance * second;
}
