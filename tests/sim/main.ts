import "./sealed.ts";
import { parseArgs } from "node:util";
import { withServer } from "../faults/server.ts";
import { faults } from "./checkpoint.ts";
import { manyPlays } from "./engines/many.ts";
import { manyHistories } from "./histories/many.ts";
import { alone, interleave, replay, type Found } from "./interleave.ts";
import { allLaws, lawsOfTickets } from "./laws.ts";
import { readLine } from "./line.ts";
import { pairs, singles } from "./pairs.ts";
import { openWorld, type World } from "./world.ts";

/**
 * `npm run sim`: every pair, every fault, then ranks by chance, `--seeds 1000`; `--only "in hand"`: what has this in its name.
 * `npm run sim -- --replay '<line>'` tells one run.
 */

const { values } = parseArgs({
  options: {
    replay: { type: "string" },
    seeds: { type: "string", default: "300" },
    only: { type: "string", default: "" },
  },
});
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(1));
const say = (line: string): void => void process.stdout.write(`${line}\n`);
let failures = 0;
const sum = { scenarios: 0, runs: 0, points: 0, waits: 0 };

await withServer(async (server) => {
  const world = await openWorld(server, "sim");
  await (values.replay === undefined ? runAll(world, Number(values.seeds)) : tell(world, values.replay));
  await world.close();
  if (values.replay === undefined) await runUnscheduled(server, Number(values.seeds));
  if (values.replay === undefined) tellSum();
});
process.exit(failures === 0 ? 0 : 1);

async function tell(world: World, line: string): Promise<void> {
  const schedule = readLine(line);
  const { broken, log, shown } = await replay(world, schedule, schedule.workers === null ? lawsOfTickets : allLaws);
  say([...log, "what stands in the chats:", ...shown, broken ?? "keeps every law"].join("\n"));
  failures = broken === null ? 0 : 1;
}

async function runAll(world: World, seeds: number): Promise<void> {
  for (const { given, one, other } of pairs) {
    const pair = interleave(world, one, other).given(given);
    const name = `${given}: ${one} beside ${other}`;
    const bounded = await attempt(`${name}, up to two switches`, () => pair.upTo(2).keeps(lawsOfTickets));
    const every = await attempt(`${name}, every way`, () => pair.everyWay().keeps(lawsOfTickets));
    if (bounded === null || every === null || [...bounded.ends].every((end) => every.ends.has(end))) continue;
    failures += 1;
    say(`${name}: every way overlooks an end that two switches lead to`);
  }
  for (const { given, act } of singles)
    await attempt(`${given}: ${act}, a fault at every point`, () =>
      alone(world, act).given(given).atEveryPoint().keeps(allLaws),
    );
  const rush = interleave(world, "renée opens", "mona opens", "ada claims", "bob claims").workers(3);
  await attempt("four people and three workers", () => rush.given("a ticket").seeds(seeds).twice().keeps(allLaws));
}

function tellSum(): void {
  const { scenarios, runs, points, waits } = sum;
  say(`${scenarios} scenarios, ${runs} runs, ${points} points × ${faults.length} faults, ${waits} waits at locks`);
}

/** What nobody takes the order from. */
async function runUnscheduled(server: string, seeds: number): Promise<void> {
  await tellOf("histories of two desks", () => manyHistories(server, seeds), String);
  await tellOf("the desk and the rules alone", () => manyPlays(server, seeds), String);
}

function attempt(name: string, work: () => Promise<Found>): Promise<Found | null> {
  return tellOf(name, work, ({ runs, ends, waits, points }) => {
    sum.scenarios += 1;
    sum.runs += runs;
    sum.points += points;
    sum.waits += waits;
    const at = points === 0 ? "" : `, ${points} points`;
    return `${runs} runs${at}, ${ends.size} ends, ${waits} waits at locks`;
  });
}

/** Null: it failed, or was not wanted. */
async function tellOf<Result>(
  name: string,
  work: () => Promise<Result>,
  told: (result: Result) => string,
): Promise<Result | null> {
  if (!name.includes(values.only)) return null;
  const startedAt = performance.now();
  try {
    const result = await work();
    say(`${name}: ${told(result)}, ${((performance.now() - startedAt) / 1_000).toFixed(1)} s`);
    return result;
  } catch (error) {
    failures += 1;
    say(`${name}: ${error instanceof Error ? error.message : String(error)}`);
    return null;
  }
}
