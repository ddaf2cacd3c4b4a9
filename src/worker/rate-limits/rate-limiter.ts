import { createWindowQueue, type WindowQueue } from "./sliding-window.ts";
import type { CallKind, Conversation, Rate } from "../../channels/platform.ts";

/** A call that a rate may count. */
export interface Call {
  readonly kind: CallKind;
  readonly at: Conversation;
  /** Names whoever calls: the same caller again takes up the reservation it was given. Null keeps none: others may go first. */
  readonly caller: string | null;
}

/** How much room there is for calls of a kind, in a conversation or (null) in a whole tenant. */
export interface RoomFor {
  readonly call: Call["kind"];
  readonly tenant: string;
  readonly address: string | null;
  readonly free: number;
  /** Milliseconds until there is some; 0: there is. */
  readonly opensIn: number;
}

/** Keeps the calls of one desk under a platform's rates. */
export interface RateLimiter {
  /** Milliseconds until the call may be made; a caller that must wait keeps its place. `now` is any clock that never goes back. */
  reserve(call: Call, now: number): number;
  /** The same; 0: the call is counted as made now. */
  take(call: Call, now: number): number;
  /** Where there is no room for so many calls at once, as far as is known. */
  scarce(most: { readonly conversation: number; readonly tenant: number }, now: number): readonly RoomFor[];
}

/** `share` of the rates, such as 0.5, is for this desk. Pure but for what it remembers: several desks each have their own. */
export function createRateLimiter(rates: readonly Rate[], share: number): RateLimiter {
  const counters = rates.map(({ of, per, windows }) => ({
    of,
    per,
    queues: queuesByPlace(windows.map(({ most, within }) => ({ most, within: within / share }))),
  }));
  const queuesOf = ({ kind, at: { tenant, address } }: Call, now: number): readonly WindowQueue[] =>
    counters
      .filter(({ of }) => of.includes(kind))
      .map(({ per, queues }) => queues.at({ tenant, address: per === "tenant" ? null : address }, now));
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
    scarce: (most, now) =>
      counters.flatMap(({ of, per, queues }) =>
        queues.known().flatMap(([place, queue]) => {
          const free = queue.free(now, most[per]);
          if (free >= most[per]) return [];
          const opensIn = free > 0 ? 0 : queue.reserve(null, now);
          return of.map((call): RoomFor => ({ call, ...place, free, opensIn }));
        }),
      ),
  };
}

interface Place {
  readonly tenant: string;
  /** Null: all of the tenant. */
  readonly address: string | null;
}

interface QueuesByPlace {
  at(place: Place, now: number): WindowQueue;
  known(): readonly (readonly [Place, WindowQueue])[];
}

/** A window queue for each place, forgotten once it is idle. */
function queuesByPlace(windows: Rate["windows"]): QueuesByPlace {
  const queues = new Map<string, readonly [Place, WindowQueue]>();
  return {
    at(place, now) {
      const key = JSON.stringify([place.tenant, place.address]);
      const known = queues.get(key);
      if (known !== undefined) return known[1];
      const [oldest] = queues;
      if (oldest !== undefined) {
        queues.delete(oldest[0]);
        if (!oldest[1][1].isIdle(now)) queues.set(...oldest); // looked at again after the others
      }
      const queue = createWindowQueue(windows);
      queues.set(key, [place, queue]);
      return queue;
    },
    known: () => [...queues.values()],
  };
}
