import { createWindowQueue, type WindowQueue } from "./sliding-window.ts";
import type { Conversation, Rate } from "../../channels/platform.ts";

/** A call that a rate may count. */
export interface Call {
  readonly kind: "post" | "update";
  readonly at: Conversation;
  /** Names whoever calls: the same caller again takes up the reservation it was given. */
  readonly caller: string;
}

/** Keeps the calls of one desk under a platform's rates. */
export interface RateLimiter {
  /** Milliseconds until the call may be made; a caller that must wait keeps its place. `now` is any clock that never goes back. */
  reserve(call: Call, now: number): number;
  /** The same; 0: the call is counted as made now. */
  take(call: Call, now: number): number;
}

/** `share` of the rates, such as 0.5, is for this desk. Pure but for what it remembers: several desks each have their own. */
export function createRateLimiter(rates: readonly Rate[], share: number): RateLimiter {
  const counters = rates.map(({ of, per, windows }) => ({
    of,
    per,
    queues: queuesByKey(windows.map(({ most, within }) => ({ most, within: within / share }))),
  }));
  const queuesOf = ({ kind, at }: Call, now: number): readonly WindowQueue[] =>
    counters
      .filter(({ of }) => of.includes(kind))
      .map((counter) => counter.queues(counter.per === "tenant" ? at.tenant : `${at.tenant} ${at.address}`, now));
  const reserve: RateLimiter["reserve"] = (call, now) => {
    // One window after the other: a caller that waits for a busy conversation must not hold a place among all of the
    // workspace. Once it has waited there it goes first: a thousand personal messages must not silence the agents' channel.
    let ahead = false;
    for (const queue of queuesOf(call, now)) {
      const delay = queue.reserve(call.caller, now, ahead);
      if (delay > 0) return delay;
      ahead ||= queue.isQueued(call.caller);
    }
    return 0;
  };
  return {
    reserve,
    take(call, now) {
      const delay = reserve(call, now);
      if (delay === 0) for (const queue of queuesOf(call, now)) queue.take(call.caller, now);
      return delay;
    },
  };
}

/** A window queue for each key, forgotten once it is idle. */
function queuesByKey(windows: Rate["windows"]): (key: string, now: number) => WindowQueue {
  const queues = new Map<string, WindowQueue>();
  return (key, now) => {
    const known = queues.get(key);
    if (known !== undefined) return known;
    const [oldest] = queues;
    if (oldest !== undefined) {
      queues.delete(oldest[0]);
      if (!oldest[1].isIdle(now)) queues.set(...oldest); // looked at again after the others
    }
    const queue = createWindowQueue(windows);
    queues.set(key, queue);
    return queue;
  };
}
