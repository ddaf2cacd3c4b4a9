import { openPace, type Call, type Pace } from "./pacing.ts";
import type { ChatPlatform, Outcome, PlatformName } from "../../channels/platform.ts";

/** How the desk keeps to what its platforms take; kept in the memory of one desk. */
export interface Courtesy {
  /** The platform, held to its rates: a call whose turn it is not yet is not made. `caller` takes up its turn when it comes again. */
  paced(platform: ChatPlatform, caller: string): ChatPlatform;
  /** Milliseconds until such a call may be made, asked before anything is read for it; it keeps the turn. */
  turn(platform: ChatPlatform, call: Call): number;
  /** Does something that calls a platform, unless so many are at it in this queue already (`most`) that others would have to wait. */
  among<Result>(
    line: { platform: PlatformName; queue: string; most: number },
    work: () => Promise<Result>,
  ): Promise<Result | null>;
}

/** What becomes of a call that is not made yet. */
export const notItsTurn = (wait: number): Extract<Outcome, { result: "retry" }> => ({
  result: "retry",
  after: wait,
  reason: "not its turn",
  unsent: true,
});

/**
 * `share`: how much of the published rates is this desk's. `clock`: milliseconds that never go back and that nobody moves,
 * for it is the platform's time that counts.
 */
export function openCourtesy({ share, clock }: { readonly share: number; readonly clock: () => number }): Courtesy {
  const paces = new Map<PlatformName, Pace>();
  const underWay = new Map<string, number>();
  const paceOf = ({ name, rates }: ChatPlatform): Pace => {
    const pace = paces.get(name) ?? openPace(rates, share);
    paces.set(name, pace);
    return pace;
  };

  return {
    turn: (platform, call) => paceOf(platform).turn(call, clock()),
    paced(platform, caller) {
      const pace = paceOf(platform);
      const inTurn = async (call: Call, send: () => Promise<Outcome>): Promise<Outcome> => {
        const wait = pace.wait(call, clock());
        return wait === 0 ? send() : notItsTurn(wait);
      };
      return {
        ...platform,
        post: (to, message, thread) =>
          inTurn({ kind: "post", at: to, caller }, () => platform.post(to, message, thread)),
        update: (posted, message) =>
          inTurn({ kind: "update", at: posted, caller }, () => platform.update(posted, message)),
      };
    },
    async among({ platform, queue, most }, work) {
      const key = `${platform} ${queue}`;
      const count = underWay.get(key) ?? 0;
      if (count >= most) return null;
      underWay.set(key, count + 1);
      try {
        return await work();
      } finally {
        underWay.set(key, (underWay.get(key) ?? 1) - 1);
      }
    },
  };
}
