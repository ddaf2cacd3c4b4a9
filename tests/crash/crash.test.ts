import { expect, test } from "vitest";
import { crash } from "./run.ts";

/** A few of the kills of `npm run crash`. */
test(
  "killed in the middle of everything, the desk loses nothing and says all that was to be said",
  { timeout: 240_000 },
  async () => {
    const told: string[] = [];
    const { broken, tickets } = await crash({ kills: 3, seed: 1, tell: (line) => void told.push(line) });
    expect({ broken, told: broken.length > 0 ? told : [] }).toEqual({ broken: [], told: [] });
    expect(tickets).toBeGreaterThan(0);
  },
);
