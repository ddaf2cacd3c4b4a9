/** So many calls, at most, in any stretch of so many milliseconds. */
export interface Window {
  readonly most: number;
  readonly within: number;
}

/** Callers of a thing that sliding windows limit. One that must wait is told how long, and keeps its place until it comes again. */
export interface WindowQueue {
  /**
   * Milliseconds until `caller` may call; 0: now. `now` is any clock that never goes back. `ahead`: before the callers that
   * wait here, since it has waited in another queue. Null keeps no place: others may come before it.
   */
  reserve(caller: string | null, now: number, ahead?: boolean): number;
  /** Whether `caller` had to wait and has not called yet. */
  isQueued(caller: string | null): boolean;
  /** `caller`, which need not wait, calls. */
  take(caller: string | null, now: number): void;
  /** How many calls more may be made at once, of so many that one is interested in. */
  free(now: number, most: number): number;
  /** Whether no earlier call can delay another any more. */
  isIdle(now: number): boolean;
}

const reservedFor = 60 * 60_000; // milliseconds: a caller that stays away so long was given up, or is done by another desk

export function createWindowQueue(windows: readonly Window[]): WindowQueue {
  const longest = Math.max(...windows.map(({ most }) => most));
  const slowest = Math.max(...windows.map(({ within }) => within));
  const calls: number[] = [];
  /** When calls were to be made. A caller that comes late does not push back those that were told a time after its own. */
  const plan: number[] = [];
  const reservations = new Map<string, number>();

  /** When so many calls more may be made together. */
  const firstFree = (times: readonly number[], count = 1): number =>
    Math.max(
      ...windows.map(({ most, within }) =>
        count > most ? Infinity : (times.at(count - 1 - most) ?? -Infinity) + within,
      ),
    );

  const forget = (now: number): void => {
    for (const times of [calls, plan]) if (times.length > 2 * longest) times.splice(0, times.length - longest);
    for (const [caller, at] of reservations) {
      if (at > now - reservedFor) break; // about in order of time: they are given in order
      reservations.delete(caller);
    }
  };

  return {
    reserve(caller, now, ahead = false) {
      const reserved = caller === null ? undefined : reservations.get(caller);
      if (reserved !== undefined && reserved > now) return reserved - now;
      const isNew = reserved === undefined && !ahead;
      const planned = isNew ? Math.max(plan.at(-1) ?? now, firstFree(plan)) : now;
      const at = Math.max(now, planned, firstFree(calls));
      if (at <= now) return 0;
      if (caller === null) return at - now;
      if (isNew) plan.push(at);
      reservations.set(caller, at);
      return at - now;
    },
    isQueued: (caller) => caller !== null && reservations.has(caller),
    free(now, most) {
      if ((plan.at(-1) ?? now) > now) return 0;
      let count = most;
      while (count > 0 && Math.max(firstFree(plan, count), firstFree(calls, count)) > now) count -= 1;
      return count;
    },
    take(caller, now) {
      if (caller === null || !reservations.delete(caller)) plan.push(Math.max(now, plan.at(-1) ?? now));
      calls.push(now);
      forget(now);
    },
    isIdle: (now) => Math.max(plan.at(-1) ?? -Infinity, calls.at(-1) ?? -Infinity) + slowest <= now,
  };
}
