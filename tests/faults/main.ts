import { parseArgs } from "node:util";
import { takeJourney, type Journey } from "./journey.ts";
import { planOf } from "./plan.ts";
import { withServer } from "./server.ts";

/** `npm run faults -- --journeys 1000 --seed 1 [--steps 14] [--at-once 2]`: the journey of a seed alone is `--journeys 1`. */

const { values } = parseArgs({
  options: {
    journeys: { type: "string", default: "200" },
    seed: { type: "string", default: "1" },
    steps: { type: "string", default: "14" },
    "at-once": { type: "string", default: "2" },
    tell: { type: "boolean", default: false },
  },
});
const [journeys, first, steps, atOnce] = [values.journeys, values.seed, values.steps, values["at-once"]].map(Number);
if (journeys === undefined || first === undefined || steps === undefined || atOnce === undefined)
  throw new Error("numbers, please");

for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(1));
const say = (line: string): void => void process.stdout.write(`${line}\n`);
const sums = { taken: 0, broken: 0, tickets: 0, events: 0, repeated: 0, lost: 0 };
const seeds = Array.from({ length: journeys }, (_, index) => first + index).values();
const startedAt = performance.now();

await withServer(async (server) => {
  const walker = async (): Promise<void> => {
    for (const seed of seeds) tell(seed, await takeJourney(server, planOf(seed, { steps })).catch(asBroken(seed)));
  };
  await Promise.all(Array.from({ length: atOnce }, walker));
});
say(
  `${sums.taken} journeys from seed ${first}: ${sums.tickets} tickets, ${sums.events} events, ${sums.lost} lost answers to posts, ` +
    `${sums.repeated} notes repeated by them; ${sums.broken} journeys broke a law; ${Math.round((performance.now() - startedAt) / 1_000)} s`,
);
process.exit(sums.broken === 0 ? 0 : 1);

function tell(seed: number, { broken, told, tickets, events, repeated, lost }: Omit<Journey, "plan">): void {
  sums.taken += 1;
  sums.tickets += tickets;
  sums.events += events;
  sums.repeated += repeated;
  sums.lost += lost;
  if (sums.taken % 10 === 0) say(`${sums.taken} taken, ${sums.broken} broke a law`);
  if (values.tell && broken.length === 0) say([`seed ${seed}`, ...told].join("\n  "));
  if (broken.length === 0) return;
  sums.broken += 1;
  say([`seed ${seed} broke:`, ...broken, "after:", ...told].join("\n  "));
}

function asBroken(seed: number): (error: unknown) => Journey {
  return (error) => ({
    plan: planOf(seed, { steps }),
    broken: [error instanceof Error ? (error.stack ?? error.message) : String(error)],
    told: [],
    tickets: 0,
    events: 0,
    repeated: 0,
    lost: 0,
  });
}
