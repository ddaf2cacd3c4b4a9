/** So many calls, at most, in any stretch of so many milliseconds. */
export interface Window {
  readonly most: number;
  readonly within: number;
}

/** Those who want to call where only so many may: who must wait is told how long, and keeps their turn until they come again. */
export interface Line {
  /**
   * Milliseconds until `caller` may call; 0: now. `now` is any clock that never goes back. `ahead`: before those who have a
   * turn here, since they have waited elsewhere.
   */
  wait(caller: string, now: number, ahead?: boolean): number;
  /** Whether `caller` had to wait and has not called yet. */
  hasWaited(caller: string): boolean;
  /** `caller`, who need not wait, calls. */
  called(caller: string, now: number): void;
  /** Whether nothing that was called can delay anybody any more. */
  quiet(now: number): boolean;
}

const keepsATurn = 60 * 60_000; // whoever does not come for so long was given up, or is done by another desk

export function openLine(windows: readonly Window[]): Line {
  const longest = Math.max(...windows.map(({ most }) => most));
  const slowest = Math.max(...windows.map(({ within }) => within));
  const calls: number[] = [];
  /** When calls were to be made. Who comes late does not push back those who were told a time after theirs. */
  const plan: number[] = [];
  const turns = new Map<string, number>();

  const firstFree = (times: readonly number[]): number =>
    Math.max(...windows.map(({ most, within }) => (times.at(-most) ?? -Infinity) + within));

  const forget = (now: number): void => {
    for (const times of [calls, plan]) if (times.length > 2 * longest) times.splice(0, times.length - longest);
    for (const [caller, at] of turns) {
      if (at > now - keepsATurn) break; // about in order of time: they are given in order
      turns.delete(caller);
    }
  };

  return {
    wait(caller, now, ahead = false) {
      const turn = turns.get(caller);
      if (turn !== undefined && turn > now) return turn - now;
      const isNew = turn === undefined && !ahead;
      const planned = isNew ? Math.max(plan.at(-1) ?? now, firstFree(plan)) : now;
      const at = Math.max(now, planned, firstFree(calls));
      if (at <= now) return 0;
      if (isNew) plan.push(at);
      turns.set(caller, at);
      return at - now;
    },
    hasWaited: (caller) => turns.has(caller),
    called(caller, now) {
      if (!turns.delete(caller)) plan.push(Math.max(now, plan.at(-1) ?? now));
      calls.push(now);
      forget(now);
    },
    quiet: (now) => Math.max(plan.at(-1) ?? -Infinity, calls.at(-1) ?? -Infinity) + slowest <= now,
  };
}
