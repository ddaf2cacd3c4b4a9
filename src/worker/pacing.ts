import { openLine, type Line } from "./line.ts";
import type { Conversation, Rate } from "../chat/platform.ts";

/** A call that a rate may count. */
export interface Call {
  readonly kind: "post" | "update";
  readonly at: Conversation;
  /** Whoever calls: the same one again takes up the turn that they were given. */
  readonly caller: string;
}

/** Keeps the calls of one desk under a platform's rates. */
export interface Pace {
  /** Milliseconds until the call may be made; 0: it is counted as made now. `now` is any clock that never goes back. */
  wait(call: Call, now: number): number;
}

/** `share` of the rates, such as 0.5, is for this desk. Pure but for what it remembers: several desks each have their own. */
export function openPace(rates: readonly Rate[], share: number): Pace {
  const counters = rates.map(({ of, per, windows }) => ({
    of,
    per,
    lines: openLines(windows.map(({ most, within }) => ({ most, within: within / share }))),
  }));
  return {
    wait({ kind, at, caller }, now) {
      const lines = counters
        .filter(({ of }) => of.includes(kind))
        .map((counter) => counter.lines(counter.per === "tenant" ? at.tenant : `${at.tenant} ${at.address}`, now));
      // One after the other: who waits for a busy conversation must not hold a place among all of the workspace.
      for (const line of lines) {
        const wait = line.wait(caller, now);
        if (wait > 0) return wait;
      }
      for (const line of lines) line.called(caller, now);
      return 0;
    },
  };
}

/** A line for each key, forgotten once it is quiet. */
function openLines(windows: Rate["windows"]): (key: string, now: number) => Line {
  const lines = new Map<string, Line>();
  return (key, now) => {
    const known = lines.get(key);
    if (known !== undefined) return known;
    const [oldest] = lines;
    if (oldest !== undefined) {
      lines.delete(oldest[0]);
      if (!oldest[1].quiet(now)) lines.set(...oldest); // looked at again after the others
    }
    const line = openLine(windows);
    lines.set(key, line);
    return line;
  };
}
