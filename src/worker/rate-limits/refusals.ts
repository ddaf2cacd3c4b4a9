import { longestRefusal, outageGivesUpAfter } from "../retry-delay.ts";
import type { Outcome, PlatformName } from "../../channels/platform.ts";

/** A platform that refuses the desk itself, as one does whose token was revoked. */
export interface Refusal {
  /** What it says. */
  readonly reason: string;
  /** Milliseconds until it is asked again; 0: now. */
  readonly askedIn: number;
  /** It was said more than once, and nothing was taken since: it is no single message that is refused. */
  readonly lasts: boolean;
}

/**
 * Which platforms refuse the desk. What is to be said there waits untouched, and one call after the other asks again, ever more
 * seldom: whatever waits, a platform is not called for each. After a day each is tried by itself, and given up as after any outage.
 */
export interface Refusals {
  /** Null: it takes what the desk says, as far as is known. */
  of(platform: PlatformName): Refusal | null;
  /** Makes a call and hears what came of it. */
  hear(platform: PlatformName, call: () => Promise<Outcome>): Promise<Outcome>;
}

interface State {
  readonly reason: string;
  readonly since: number;
  readonly times: number;
  /** How often it was asked whether it still does. */
  readonly asked: number;
  readonly askedAt: number;
}

const firstRefusal = 1_000; // milliseconds: a second is what a token takes that is just renewed

const pauseAfter = (asked: number): number => Math.min(firstRefusal * 2 ** Math.min(asked, 20), longestRefusal);

/** `clock`: as in `createRateLimits`. */
export function createRefusals(clock: () => number): Refusals {
  const states = new Map<PlatformName, State>();
  const current = (platform: PlatformName): State | null => {
    const state = states.get(platform);
    return state === undefined || clock() - state.since > outageGivesUpAfter ? null : state;
  };
  return {
    of(platform) {
      const state = current(platform);
      if (state === null) return null;
      return { reason: state.reason, askedIn: Math.max(0, state.askedAt - clock()), lasts: state.times > 1 };
    },
    async hear(platform, call) {
      const before = current(platform);
      // Nobody else asks meanwhile.
      if (before !== null) states.set(platform, { ...before, askedAt: clock() + pauseAfter(before.asked) });
      const outcome = await call();
      if (outcome.result !== "retry") states.delete(platform);
      if (outcome.result !== "retry" || outcome.refused !== true) return outcome;
      const { reason } = outcome;
      const known = states.get(platform);
      const now = clock();
      // Of many that were under way together only the first begins it.
      const asked = before === null ? (known?.asked ?? 0) : before.asked + 1;
      const askedAt = before === null && known !== undefined ? known.askedAt : now + pauseAfter(asked);
      states.set(platform, { reason, since: known?.since ?? now, times: (known?.times ?? 0) + 1, asked, askedAt });
      return { ...outcome, after: Math.max(0, askedAt - now) };
    },
  };
}
