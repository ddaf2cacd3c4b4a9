import { syncBuiltinESMExports } from "node:module";
import timers from "node:timers/promises";
import { touching } from "./checkpoint.ts";
import type { Stage } from "./connection.ts";
import { currentTask } from "./scheduler.ts";
import { seal } from "./sealed.ts";

const real = timers.setTimeout;

/** From now on a task that pauses waits until the sealed clock has come so far; nobody else is concerned. */
export function sealPauses(stage: Stage): void {
  const setTimeout = async (ms = 0, value?: unknown, ...rest: readonly unknown[]): Promise<unknown> => {
    const { scheduler } = stage;
    const task = currentTask();
    if (scheduler === null || task === null) return Reflect.apply(real, timers, [ms, value, ...rest]);
    const run = (): Promise<unknown> => Promise.resolve(value);
    return scheduler.checkpoint(
      {
        kind: "pause",
        label: `pause of ${ms}`,
        touches: touching({}),
        yields: true,
        pid: null,
        due: seal.now() + ms,
        run,
        broken: run,
      },
      task,
    );
  };
  Object.assign(timers, { setTimeout });
  syncBuiltinESMExports();
}
