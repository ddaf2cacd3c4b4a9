import { openLine, type Line } from "./sliding-window.ts";
import type { Conversation, Rate } from "../../channels/platform.ts";

/** A call that a rate may count. */
export interface Call {
  readonly kind: "post" | "update";
  readonly at: Conversation;
  /** Whoever calls: the same one again takes up the turn that they were given. */
  readonly caller: string;
}

/** Keeps the calls of one desk under a platform's rates. */
export interface Pace {
  /** Milliseconds until the call may be made; who must wait keeps the turn. `now` is any clock that never goes back. */
  turn(call: Call, now: number): number;
  /** The same; 0: it is counted as made now. */
  wait(call: Call, now: number): number;
}

/** `share` of the rates, such as 0.5, is for this desk. Pure but for what it remembers: several desks each have their own. */
export function openPace(rates: readonly Rate[], share: number): Pace {
  const counters = rates.map(({ of, per, windows }) => ({
    of,
    per,
    lines: openLines(windows.map(({ most, within }) => ({ most, within: within / share }))),
  }));
  const linesOf = ({ kind, at }: Call, now: number): readonly Line[] =>
    counters
      .filter(({ of }) => of.includes(kind))
      .map((counter) => counter.lines(counter.per === "tenant" ? at.tenant : `${at.tenant} ${at.address}`, now));
  const turn: Pace["turn"] = (call, now) => {
    // One after the other: who waits for a busy conversation must not hold a place among all of the workspace. Once they
    // have waited there they go first: a thousand personal messages must not silence the agents' channel.
    let ahead = false;
    for (const line of linesOf(call, now)) {
      const wait = line.wait(call.caller, now, ahead);
      if (wait > 0) return wait;
      ahead ||= line.hasWaited(call.caller);
    }
    return 0;
  };
  return {
    turn,
    wait(call, now) {
      const wait = turn(call, now);
      if (wait === 0) for (const line of linesOf(call, now)) line.called(call.caller, now);
      return wait;
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
