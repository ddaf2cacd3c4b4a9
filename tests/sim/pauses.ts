import { syncBuiltinESMExports } from "node:module";
import timers from "node:timers/promises";
import { touching } from "./checkpoint.ts";
import { currentTask, inTurn, type Stage } from "./scheduler.ts";
import { seal } from "./sealed.ts";

const real = { pause: timers.setTimeout, setTimeout: globalThis.setTimeout };
const never = 2 ** 31 - 1; // milliseconds: the longest that a timer may be

/**
 * From now on real time decides nothing in a task. When it pauses, it waits until the sealed clock has come so far. Its other
 * timers never fire: they are there for what does not answer, and here everything does.
 */
export function sealPauses(stage: Stage): void {
  const pause = async (ms = 0, value?: unknown, ...rest: readonly unknown[]): Promise<unknown> => {
    if (currentTask() === null) return Reflect.apply(real.pause, timers, [ms, value, ...rest]);
    const run = (): Promise<unknown> => Promise.resolve(value);
    const due = seal.now() + ms;
    const label = `pause of ${ms}`;
    return inTurn(stage, {
      kind: "pause",
      label,
      touches: touching({}),
      yields: true,
      pid: null,
      due,
      run,
      broken: run,
    });
  };
  const setTimeout = (work: () => void, ms?: number, ...rest: readonly unknown[]): NodeJS.Timeout =>
    Reflect.apply(real.setTimeout, globalThis, [work, currentTask() === null ? ms : never, ...rest]);
  Object.assign(timers, { setTimeout: pause });
  Object.assign(globalThis, { setTimeout });
  syncBuiltinESMExports();
}
