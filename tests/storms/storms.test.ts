import { expect, test } from "vitest";
import { storm } from "./run.ts";

/** A short one of `npm run storms`. */
test(
  "in a storm over its database the desk loses nothing, says nothing twice, and tells of a P1 first",
  { timeout: 240_000 },
  async () => {
    const run = await storm({ seed: 1, seconds: 5, cutsEvery: 700, rush: 12, pace: 1 });
    expect(run).toMatchObject({ broken: [], repeated: 0 });
    expect(run.cuts).toBeGreaterThan(0);
    expect(run.waiting).toBeGreaterThan(run.before + 2);
    expect(run.before).toBeLessThanOrEqual(2); // those under way
  },
);
