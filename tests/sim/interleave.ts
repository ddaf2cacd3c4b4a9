import type { ActName } from "./acts.ts";
import { faults as allFaults, type Chooser, type Fault, type Faults } from "./checkpoint.ts";
import { deciding, following, goesOn, ranked, switchesOf, type Switch } from "./choosers.ts";
import { endOf, firstDifference, textOf } from "./ends.ts";
import { everyWay } from "./every-way.ts";
import type { GivenName } from "./givens.ts";
import { readEvidence, type Law } from "./laws.ts";
import { lineOf, type Schedule } from "./line.ts";
import { shrink, upTo } from "./search.ts";
import type { Ran, Scenario, World } from "./world.ts";

/** By their names. */
export type Laws = Readonly<Record<string, Law>>;

export interface Found {
  readonly runs: number;
  /** States of the database in the end, without instants and surrogate ids. */
  readonly ends: ReadonlySet<string>;
  /** How often somebody stood at a lock. */
  readonly waits: number;
  /** Statements and sends at which something was made to go wrong. */
  readonly points: number;
}

/** Runs of a scenario. `keeps` rejects at the first that breaks a law, with the shortest schedule that breaks the same. */
export interface Runs {
  /** Each run is made twice, and must be the same byte for byte. */
  twice(): Runs;
  keeps(laws: Laws): Promise<Found>;
}

/** What is done beside each other. */
export interface Interleaving {
  /** So many do jobs beside; 0: one does them at the end. Otherwise nothing is said. */
  workers(count: number): Interleaving;
  given(name: GivenName): Given;
}

export interface Given {
  /** All ways with at most so many switches. */
  upTo(switches: number): Runs;
  /** All ways that can differ. */
  everyWay(): Runs;
  /** So many ways, by ranks that each seed gives. */
  seeds(count: number): Runs;
  /** The usual way, once for each statement and send, and each fault there. */
  atEveryPoint(faults?: readonly Fault[]): Runs;
}

/** One run among others. */
interface Way {
  readonly seed: number;
  readonly choose: Chooser;
  readonly faults: Faults;
}
type PlayWay = (way: Way) => Promise<Ran>;
/** Has all runs made that are wanted. @returns at how many points something went wrong */
type MakeRuns = (play: PlayWay, isEnough: () => boolean) => Promise<number>;

const noFaults: Faults = new Map();
const usual: Way = { seed: 1, choose: goesOn, faults: noFaults };

export const interleave = (world: World, ...acts: readonly ActName[]): Interleaving => besides(world, acts, null);
/** One act, with what follows from it. */
export const alone = (world: World, act: ActName): Interleaving => besides(world, [act], 0);

const besides = (world: World, acts: readonly ActName[], workers: number | null): Interleaving => ({
  workers: (count) => besides(world, acts, count),
  given(name) {
    const scenario: Scenario = { acts, given: name, workers };
    const searching =
      (search: typeof everyWay): MakeRuns =>
      async (play, isEnough) => {
        await search(
          (choose) => play({ ...usual, choose }),
          () => Promise.resolve(isEnough()),
        );
        return 0;
      };
    return {
      upTo: (switches) =>
        runsOf(
          world,
          scenario,
          searching((play, see) => upTo(switches, play, see)),
        ),
      everyWay: () => runsOf(world, scenario, searching(everyWay)),
      seeds: (count) =>
        runsOf(world, scenario, async (play, isEnough) => {
          for (let seed = 1; seed <= count && !isEnough(); seed += 1)
            await play({ seed, choose: ranked(seed), faults: noFaults });
          return 0;
        }),
      atEveryPoint: (faults = allFaults) =>
        runsOf(world, scenario, async (play, isEnough) => {
          const { steps } = await play(usual);
          const points = steps.filter(({ kind }) => kind === "sql" || kind === "send");
          const cases = points.flatMap(({ id }) => faults.map((fault) => ({ id, fault })));
          for (const { id, fault } of cases) if (!isEnough()) await play({ ...usual, faults: new Map([[id, fault]]) });
          return points.length;
        }),
    };
  },
});

function runsOf(world: World, scenario: Scenario, make: MakeRuns, isTwice = false): Runs {
  return {
    twice: () => runsOf(world, scenario, make, true),
    async keeps(laws) {
      const ends = new Set<string>();
      let broken: { readonly way: Way; readonly switches: readonly Switch[]; readonly law: string } | null = null;
      let runs = 0;
      let waits = 0;
      const points = await make(
        async (way) => {
          const ran = await world.play(scenario, way);
          runs += 1;
          waits += ran.waits;
          const law = await firstBroken(laws, ran);
          if (law !== null) broken ??= { way, switches: switchesOf(ran.decisions), law };
          ends.add(await endOf(ran));
          if (isTwice) await holdAgainstTwin(world, way, ran);
          return ran;
        },
        () => broken !== null,
      );
      if (broken !== null) throw await asLine(world, scenario, laws, broken);
      return { runs, ends, waits, points };
    },
  };
}

/** The first law that is broken, and how. */
async function firstBroken(laws: Laws, ran: Ran): Promise<string | null> {
  const evidence = await readEvidence(ran);
  for (const [name, law] of Object.entries(laws)) {
    const [how] = await law(evidence);
    if (how !== undefined) return `${name}: ${how}`;
  }
  return null;
}

/** Goes the same way once more. */
async function holdAgainstTwin(world: World, { seed, faults }: Way, ran: Ran): Promise<void> {
  const text = await textOf(ran);
  const twin = await world.play(ran.scenario, { seed, faults, choose: deciding(ran.decisions) });
  const difference = firstDifference(text, await textOf(twin));
  if (difference !== null) throw new Error(`two runs of seed ${seed} differ: ${difference}`);
}

async function asLine(
  world: World,
  scenario: Scenario,
  laws: Laws,
  { way, switches, law }: { readonly way: Way; readonly switches: readonly Switch[]; readonly law: string },
): Promise<Error> {
  const { seed, faults } = way;
  const nameOf = (each: string | null): string => each?.split(":")[0] ?? "";
  const shortest = await shrink(switches, async (some) => {
    const ran = await world.play(scenario, { seed, faults, choose: following(some) });
    return nameOf(await firstBroken(laws, ran)) === nameOf(law);
  });
  return new Error(`${law}\nnpm run sim -- --replay '${lineOf({ ...scenario, seed, faults, switches: shortest })}'`);
}

/** A run of a schedule: the first law that it breaks, what was done one after the other, and what stands in the chats then. */
export async function replay(
  world: World,
  schedule: Schedule,
  laws: Laws,
): Promise<{ readonly broken: string | null; readonly log: readonly string[]; readonly shown: readonly string[] }> {
  const { seed, faults, switches } = schedule;
  const ran = await world.play(schedule, { seed, faults, choose: following(switches) });
  const shown = ran.chat
    .standing()
    .map(({ address, thread, message }) => `${address} ${thread === null ? "" : "↳ "}${message.summary}`);
  return { broken: await firstBroken(laws, ran), log: ran.log, shown };
}
