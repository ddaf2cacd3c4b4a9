import { setTimeout as pause } from "node:timers/promises";

/** Milliseconds of the wall clock with a fraction: two processes on one machine can compare theirs. */
export const wallClock = (): number => performance.timeOrigin + performance.now();

/** The value below which that share of all lies; `share` 0.5 is the median. NaN of nothing. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** How long something takes each time, in milliseconds, one after the other. */
export async function timeEach(times: number, work: (time: number) => Promise<unknown>): Promise<readonly number[]> {
  const took: number[] = [];
  for (let time = 0; time < times; time += 1) {
    const began = performance.now();
    await work(time);
    took.push(performance.now() - began);
  }
  return took;
}

/** Does all of it, so many at a time; gives how many seconds it took. */
export async function doAll<Item>(
  items: readonly Item[],
  atATime: number,
  work: (item: Item) => Promise<unknown>,
): Promise<number> {
  const waiting = items.values();
  const began = performance.now();
  await Promise.all(
    Array.from({ length: atATime }, async () => {
      for (const item of waiting) await work(item);
    }),
  );
  return (performance.now() - began) / 1_000;
}

/** Asks until it is so, or until no `patience` (milliseconds) is left. Gives whether it is. */
export async function until(isSo: () => Promise<boolean>, patience: number): Promise<boolean> {
  const end = performance.now() + patience;
  while (!(await isSo())) {
    if (performance.now() > end) return false;
    await pause(50);
  }
  return true;
}
