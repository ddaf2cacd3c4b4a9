import { createRateLimiter, type Call, type RateLimiter, type RoomFor } from "./rate-limiter.ts";
import { createRefusals, type Refusal } from "./refusals.ts";
import type { ChatPlatform, Outcome, PlatformName } from "../../channels/platform.ts";

/** Keeps one desk to its platforms' rate limits; remembered in the memory of that desk. */
export interface RateLimits {
  /**
   * The platform under its rate limits: a call that would exceed them is not made. `caller` takes up its reservation when it
   * comes again; null has none.
   */
  rateLimited(platform: ChatPlatform, caller: string | null): ChatPlatform;
  /** Where a platform does not take so many calls more at once, as far as is known. */
  scarce(platform: ChatPlatform, most: { readonly conversation: number; readonly tenant: number }): readonly RoomFor[];
  /** Whether a platform refuses the desk itself; null: it does not, as far as is known. */
  refusal(platform: PlatformName): Refusal | null;
  /** Runs work that calls a platform; null: `most` are at it already, and one more would make others wait. */
  withConcurrencyLimit<Result>(
    limited: { platform: PlatformName; speaks: "on-platform" | "at-length"; most: number },
    work: () => Promise<Result>,
  ): Promise<Result | null>;
}

/** What becomes of a call that is not made yet; `delay` is in milliseconds. */
const throttled = (delay: number): Extract<Outcome, { result: "retry" }> => ({
  result: "retry",
  after: delay,
  reason: "rate limited",
  unsent: true,
});

/** The same while a platform refuses the desk, until it is asked again. */
const refused = ({ askedIn, reason }: Refusal): Outcome => ({
  result: "retry",
  after: askedIn,
  reason,
  unsent: true,
  refused: true,
});

/**
 * `share`: how much of the published rates is this desk's. `clock`: milliseconds that never go back and that nobody moves,
 * for the platform's time counts.
 */
export function createRateLimits({
  share,
  clock,
}: {
  readonly share: number;
  readonly clock: () => number;
}): RateLimits {
  const limiters = new Map<PlatformName, RateLimiter>();
  const refusals = createRefusals(clock);
  const running = new Map<string, number>();
  const limiterOf = ({ name, rates }: ChatPlatform): RateLimiter => {
    const limiter = limiters.get(name) ?? createRateLimiter(rates, share);
    limiters.set(name, limiter);
    return limiter;
  };

  return {
    scarce: (platform, most) => limiterOf(platform).scarce(most, clock()),
    refusal: (platform) => refusals.of(platform),
    rateLimited(platform, caller) {
      const limiter = limiterOf(platform);
      const { markReceived, sign } = platform;
      const limited = async (call: Call, send: () => Promise<Outcome>): Promise<Outcome> => {
        const refusal = refusals.of(platform.name);
        if (refusal !== null && refusal.askedIn > 0) return refused(refusal);
        const delay = limiter.take(call, clock());
        if (delay > 0) return throttled(delay);
        // Signs need a scope of their own, without which all else is said.
        return call.kind === "mark" ? send() : refusals.hear(platform.name, send);
      };
      return {
        ...platform,
        post: (to, message, thread, mark) =>
          limited({ kind: "post", at: to, caller }, () => platform.post(to, message, thread, mark)),
        update: (posted, message) =>
          limited({ kind: "update", at: posted, caller }, () => platform.update(posted, message)),
        takeDown: (posted) => limited({ kind: "delete", at: posted, caller }, () => platform.takeDown(posted)),
        ...(markReceived && {
          markReceived: (at) => limited({ kind: "mark", at, caller }, () => markReceived(at)),
        }),
        ...(sign && {
          sign: (at, which) => limited({ kind: "mark", at, caller }, () => sign(at, which)),
        }),
      };
    },
    async withConcurrencyLimit({ platform, speaks, most }, work) {
      const group = `${platform} ${speaks}`;
      const count = running.get(group) ?? 0;
      if (count >= most) return null;
      running.set(group, count + 1);
      try {
        return await work();
      } finally {
        running.set(group, (running.get(group) ?? 1) - 1);
      }
    },
  };
}
