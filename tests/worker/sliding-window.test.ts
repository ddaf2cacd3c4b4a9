import * as fc from "fast-check";
import { expect, test } from "vitest";
import { createWindowQueue, type Window } from "../../src/worker/rate-limits/sliding-window.ts";

const windows = fc.array(
  fc.record({ most: fc.integer({ min: 1, max: 9 }), within: fc.integer({ min: 1, max: 5_000 }) }),
  {
    minLength: 1,
    maxLength: 4,
  },
);
/** Each comes so many milliseconds after the one before, and comes again so much later than told. */
const visitors = fc.array(
  fc.record({
    after: fc.integer({ min: 0, max: 2_000 }),
    late: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 900 })),
  }),
  { minLength: 1, maxLength: 60 },
);

interface Visit {
  readonly caller: string;
  readonly at: number;
  readonly late: number;
  /** How often they asked. */
  readonly asked: number;
}

/** Everybody comes again when they were told to, or later, until all have called. */
function callsOf(limits: readonly Window[], coming: readonly { after: number; late: number }[]): readonly Visit[] {
  const queue = createWindowQueue(limits);
  let at = 0;
  let waiting = coming.map(({ after, late }, index): Visit => ({
    caller: `${index}`,
    at: (at += after),
    late,
    asked: 1,
  }));
  const calls: Visit[] = [];
  while (waiting.length > 0) {
    const [visit, ...rest] = waiting.toSorted((one, other) => one.at - other.at);
    if (visit === undefined) break;
    const wait = queue.reserve(visit.caller, visit.at);
    if (wait === 0) queue.take(visit.caller, visit.at);
    if (wait === 0) calls.push(visit);
    waiting = wait === 0 ? rest : [...rest, { ...visit, at: visit.at + wait + visit.late, asked: visit.asked + 1 }];
  }
  return calls;
}

const most = (calls: readonly Visit[], within: number): number =>
  Math.max(...calls.map(({ at }) => calls.filter((other) => other.at >= at && other.at < at + within).length));

test("no stretch of time ever has more calls than its window allows, however late they come", () => {
  fc.assert(
    fc.property(windows, visitors, (limits, coming) => {
      const calls = callsOf(limits, coming);
      for (const { most: allowed, within } of limits) expect(most(calls, within)).toBeLessThanOrEqual(allowed);
    }),
  );
});

test("whoever comes again when told to calls, in the order in which they came first", () => {
  fc.assert(
    fc.property(windows, visitors, (limits, coming) => {
      const punctual = coming.map(({ after }) => ({ after, late: 0 }));
      const calls = callsOf(limits, punctual);
      expect(calls.map(({ caller }) => caller)).toEqual(coming.map((_, index) => `${index}`));
      expect(Math.max(...calls.map(({ asked }) => asked))).toBeLessThanOrEqual(2);
    }),
  );
});

test("the time is used: as many as a window allows go at once, and the next as soon as it is over", () => {
  const queue = createWindowQueue([{ most: 3, within: 1_000 }]);
  for (const caller of ["a", "b", "c"]) {
    expect(queue.reserve(caller, 100)).toBe(0);
    queue.take(caller, 100);
  }
  expect(["d", "e", "f", "g"].map((caller) => queue.reserve(caller, 200))).toEqual([900, 900, 900, 1_900]);
});

test("asking twice takes one place in the queue", () => {
  const queue = createWindowQueue([{ most: 1, within: 1_000 }]);
  queue.take("a", 0);
  expect(queue.reserve("b", 0)).toBe(1_000);
  expect(queue.reserve("b", 400)).toBe(600);
  expect(queue.reserve("c", 400)).toBe(1_600);
});

test("it is idle once no earlier call can delay another", () => {
  const queue = createWindowQueue([{ most: 2, within: 1_000 }]);
  expect(queue.isIdle(0)).toBe(true);
  queue.take("a", 0);
  expect([queue.isIdle(999), queue.isIdle(1_000)]).toEqual([false, true]);
});
