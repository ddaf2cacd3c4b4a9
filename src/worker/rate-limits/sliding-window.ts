/** So many calls, at most, in any stretch of so many milliseconds. */
export interface Window {
  readonly most: number;
  readonly within: number;
}

/** Callers of a thing that sliding windows limit. One that must wait is told how long, and keeps its place until it comes again. */
export interface WindowQueue {
  /**
   * Milliseconds until `caller` may call; 0: now. `now` is any clock that never goes back. `ahead`: before the callers that
   * wait here, since it has waited in another queue.
   */
  reserve(caller: string, now: number, ahead?: boolean): number;
  /** Whether `caller` had to wait and has not called yet. */
  isQueued(caller: string): boolean;
  /** `caller`, which need not wait, calls. */
  take(caller: string, now: number): void;
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

  const firstFree = (times: readonly number[]): number =>
    Math.max(...windows.map(({ most, within }) => (times.at(-most) ?? -Infinity) + within));

  const forget = (now: number): void => {
    for (const times of [calls, plan]) if (times.length > 2 * longest) times.splice(0, times.length - longest);
    for (const [caller, at] of reservations) {
      if (at > now - reservedFor) break; // about in order of time: they are given in order
      reservations.delete(caller);
    }
  };

  return {
    reserve(caller, now, ahead = false) {
      const reserved = reservations.get(caller);
      if (reserved !== undefined && reserved > now) return reserved - now;
      const isNew = reserved === undefined && !ahead;
      const planned = isNew ? Math.max(plan.at(-1) ?? now, firstFree(plan)) : now;
      const at = Math.max(now, planned, firstFree(calls));
      if (at <= now) return 0;
      if (isNew) plan.push(at);
      reservations.set(caller, at);
      return at - now;
    },
    isQueued: (caller) => reservations.has(caller),
    take(caller, now) {
      if (!reservations.delete(caller)) plan.push(Math.max(now, plan.at(-1) ?? now));
      calls.push(now);
      forget(now);
    },
    isIdle: (now) => Math.max(plan.at(-1) ?? -Infinity, calls.at(-1) ?? -Infinity) + slowest <= now,
  };
}
