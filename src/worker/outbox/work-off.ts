import { setTimeout as pause } from "node:timers/promises";
import type { Logger } from "pino";
import type { RoomLeft } from "./room.ts";
import type { Said } from "./say-part.ts";
import type { PlatformName } from "../../channels/platform.ts";
import { leaseLasts, type Outbox, type Taken } from "../../desk/outbox.ts";

export interface OutboxWork {
  readonly outbox: Outbox;
  readonly log: Logger;
  /** The parts that are known here; others are left to a newer desk. */
  readonly parts: readonly string[];
  /** Says what was taken; never rejects for what a platform may answer. */
  readonly say: (taken: Taken, stopping: AbortSignal) => Promise<Said>;
  readonly roomLeft: (underWay: readonly Taken[]) => RoomLeft;
}

export interface OutboxWorker {
  /** There is something new. */
  wake(): void;
  /** Whether what waits can be taken: false once it failed again and again, or hangs. */
  takes(): boolean;
  /** Takes nothing more, and finishes what is under way, for at most so many milliseconds; the rest is left to others. */
  stop(within: number): Promise<void>;
}

/** How many surfaces speak at once. */
export const mostAtOnce = 12;
const lookEvery = 1_000; // milliseconds: for what other desks wrote, and what killed ones left
const margin = 10; // milliseconds: whoever looks too early waits until the next look
// Whoever waits for an answer goes before it: it looks at most a third of the time, however much waits and is woken for.
const restsFor = 2; // times as long as a look took
const longestRest = 200; // milliseconds
const longestLook = 5_000; // milliseconds: a database that takes longer to answer has died without a word, or has no hands free
const manyFailures = 3; // one may be a connection that was cut
const longestTry = 5 * 60_000; // milliseconds: what hangs for longer is left to whoever comes next

/** Works off the outbox: what matters most first, many surfaces at once, each part of one by itself. */
export function workOff({ outbox, log, parts, say, roomLeft }: OutboxWork): OutboxWorker {
  const underWay = new Map<Taken, number>();
  const timers = new Set<NodeJS.Timeout>();
  const stopping = new AbortController();
  let ended: readonly Said[] = [];
  let looking = Promise.resolve();
  let isLooking = false;
  let settling: Promise<void> | null = null;
  let opening: NodeJS.Timeout | undefined;
  let again = false;
  let wasAway = false; // the database, when it was last asked
  let failures = 0; // in a row, of taking something
  let accepting: readonly PlatformName[] = []; // at the last look; none before the first
  let asking: number | null = null; // since when the database has been asked for something

  const lookAfter = (milliseconds: number): NodeJS.Timeout => {
    const timer = setTimeout(() => {
      timers.delete(timer);
      look();
    }, milliseconds + margin);
    timers.add(timer);
    return timer;
  };

  const look = (): void => {
    again = true;
    if (!isLooking) looking = takeAll();
  };

  async function takeAll(): Promise<void> {
    isLooking = true;
    try {
      while (again && !stopping.signal.aborted) {
        again = false;
        // Leases ended meanwhile: each desk keeps what it is saying before any takes something.
        if (wasAway) return await keep();
        const { room, opensIn, ...now } = roomLeft([...underWay.keys()]);
        if (opensIn !== null) lookWhenOpen(opensIn);
        const most = mostAtOnce - underWay.size;
        if (most <= 0) return;
        const began = (asking = performance.now());
        const accepted = now.accepting.filter((platform) => !accepting.includes(platform));
        if (accepted.length > 0) await outbox.retryRefused(accepted);
        ({ accepting } = now);
        const taken = await outbox.take({ most, parts, room });
        asking = null;
        failures = 0;
        for (const each of taken) void begin(each);
        again ||= taken.length > 0;
        await pause(Math.min(restsFor * (performance.now() - began), longestRest));
      }
    } catch (err) {
      wasAway = true;
      failures += 1;
      log.error({ err }, "outbox could not be read");
    } finally {
      asking = null;
      isLooking = false;
    }
  }

  function lookWhenOpen(opensIn: number): void {
    if (opening !== undefined) timers.delete(opening);
    clearTimeout(opening);
    opening = lookAfter(opensIn);
  }

  async function begin(taken: Taken): Promise<void> {
    underWay.set(taken, performance.now());
    try {
      const said = await say(taken, stopping.signal);
      ended = [...ended, said];
      await (settling ??= settleEnded());
      if (said.pause !== null && !said.leftToNewer && !stopping.signal.aborted) lookAfter(said.pause);
    } catch (err) {
      log.error({ err }, "outbox could not be written");
    } finally {
      underWay.delete(taken);
      look();
    }
  }

  /** All that has ended by then, at once. */
  async function settleEnded(): Promise<void> {
    try {
      while (ended.length > 0) {
        const all = ended;
        ended = [];
        await outbox.settle(all);
      }
    } finally {
      settling = null;
    }
  }

  const held = (): readonly string[] => {
    const since = performance.now() - longestTry;
    return [...new Set([...underWay].filter(([, begun]) => begun > since).map(([{ lease }]) => lease))];
  };
  async function keep(): Promise<void> {
    const leases = held();
    try {
      if (leases.length > 0) await outbox.keep(leases);
      wasAway = false;
    } catch (err) {
      wasAway = true;
      log.error({ err }, "outbox could not be written");
    }
  }
  // Not every second to the millisecond: of two desks none is always the second one to look.
  let polling: NodeJS.Timeout;
  const poll = (): void => {
    look();
    polling = setTimeout(poll, lookEvery * (0.5 + Math.random()));
  };
  poll();
  const keeping = setInterval(() => void keep(), leaseLasts / 3);
  return {
    wake: look,
    takes: () => failures < manyFailures && (asking === null || performance.now() - asking < longestLook),
    async stop(within) {
      stopping.abort();
      for (const timer of [polling, keeping, ...timers]) clearTimeout(timer);
      const deadline = performance.now() + within;
      await Promise.race([looking, pause(within)]);
      while (underWay.size > 0 && performance.now() < deadline) await pause(10);
      if (underWay.size > 0) await outbox.release(held());
    },
  };
}
