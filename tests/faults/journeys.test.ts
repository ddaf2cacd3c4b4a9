import { expect, inject, test } from "vitest";
import { takeJourney } from "./journey.ts";
import { planOf } from "./plan.ts";

/** A few of the journeys of `npm run faults`; any other is `npm run faults -- --journeys 1 --seed …`. */
const lanes = [
  [1, 2, 3, 4],
  [5, 6, 7, 8],
  [9, 10, 11, 12],
] as const; // no more at once: each has a desk of its own, with its connections to the database

test.concurrent.for(lanes)(
  "journeys %j in bad weather: nothing is lost, nothing is doubled, all is said",
  { timeout: 240_000 },
  async (seeds) => {
    for (const seed of seeds) {
      const { broken, told } = await takeJourney(inject("postgresUrl"), planOf(seed));
      expect({ seed, broken, told: broken.length > 0 ? told : [] }).toEqual({ seed, broken: [], told: [] });
    }
  },
);
