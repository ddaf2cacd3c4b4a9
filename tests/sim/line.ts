import { z } from "zod";
import { acts, type ActName } from "./acts.ts";
import { faults, type Faults } from "./checkpoint.ts";
import type { Switch } from "./choosers.ts";
import { givens, type GivenName } from "./givens.ts";
import type { Scenario } from "./world.ts";

/** A run that can be had again, as one line to paste. */
export interface Schedule extends Scenario {
  readonly seed: number;
  readonly switches: readonly Switch[];
  readonly faults: Faults;
}

const isAct = (name: unknown): name is ActName => typeof name === "string" && Object.hasOwn(acts, name);
const isGiven = (name: unknown): name is GivenName => typeof name === "string" && Object.hasOwn(givens, name);

const line = z.object({
  acts: z.array(z.custom<ActName>(isAct, { error: "no such act" })),
  given: z.custom<GivenName>(isGiven, { error: "no such given" }),
  workers: z.int().nullable().default(null),
  seed: z.int().default(1),
  switches: z.array(z.object({ before: z.string(), task: z.string() })).default([]),
  faults: z.record(z.string(), z.enum(faults)).default({}),
});

export function lineOf({ acts, given, workers, seed, switches, faults }: Schedule): string {
  const some = {
    ...(workers === null ? {} : { workers }),
    ...(seed === 1 ? {} : { seed }),
    ...(switches.length === 0 ? {} : { switches }),
    ...(faults.size === 0 ? {} : { faults: Object.fromEntries(faults) }),
  };
  return JSON.stringify({ acts, given, ...some });
}

export function readLine(text: string): Schedule {
  const { acts, given, workers, seed, switches, faults } = line.parse(JSON.parse(text));
  return { acts, given, workers, seed, switches, faults: new Map(Object.entries(faults)) };
}
