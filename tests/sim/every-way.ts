import type { Locks, Step, Touches } from "./checkpoint.ts";
import { goesOn, taskOf } from "./choosers.ts";
import type { Play, See } from "./search.ts";
import type { Ran } from "./world.ts";

const meet = (some: ReadonlySet<string>, others: ReadonlySet<string>): boolean =>
  [...some].some((one) => [...others].some((other) => isWithin(one, other) || isWithin(other, one)));

/** A row is part of its table. */
const isWithin = (one: string, other: string): boolean => one === other || one.startsWith(`${other} `);

const clash = (one: Locks, other: Locks): boolean =>
  meet(one.writes, other.writes) || meet(one.excludes, other.holds) || meet(one.holds, other.excludes);

/** Whether it can matter which of the two goes first, where PostgreSQL shows what is committed. */
const against = (one: Touches, other: Touches): boolean => clash(one, other) || shows(one, other) || shows(other, one);

const shows = (one: Touches, other: Touches): boolean =>
  meet(one.publishes, other.reads) || meet(one.publishes, other.writes) || clash(one.frees, other);

/** More than that is no test: two acts that stand against each other so often are looked at up to a bound. */
const mostRuns = 1_000;

/** A decision on the way that is being tried, by names of tasks. */
interface Fork {
  readonly options: readonly string[];
  readonly tried: Set<string>;
  readonly wanted: Set<string>;
  chosen: string;
}

/**
 * All ways that differ in the order of steps that stand against each other: dynamic partial-order reduction, as Flanagan and
 * Godefroid describe it (2005).
 */
export async function everyWay(play: Play, see: See): Promise<void> {
  const forks: Fork[] = [];
  for (let runs = 1; ; runs += 1) {
    if (runs > mostRuns) throw new Error(`there are more than ${mostRuns} ways`);
    let number = 0;
    const ran = await play((enabled, current) => {
      const fork = forks[number++];
      const chosen = enabled.findIndex(({ task }) => task.name === fork?.chosen);
      return chosen === -1 ? goesOn(enabled, current) : chosen;
    });
    extend(forks, ran);
    wantRaces(forks, ran);
    if (await see(ran)) return;
    while (forks.at(-1)?.wanted.size === 0) forks.pop();
    const fork = forks.at(-1);
    if (fork === undefined) return;
    for (const next of [...fork.wanted].slice(0, 1)) {
      fork.wanted.delete(next);
      fork.tried.add(next);
      fork.chosen = next;
    }
  }
}

function extend(forks: Fork[], { decisions }: Ran): void {
  for (const { options, chosen } of decisions.slice(forks.length)) {
    const names = options.map(taskOf);
    const name = names[chosen] ?? "";
    forks.push({ options: names, tried: new Set([name]), wanted: new Set(), chosen: name });
  }
  forks.splice(decisions.length);
}

/** Where two steps stand against each other and nothing else puts them in order, the later task is to be tried first. */
function wantRaces(forks: readonly Fork[], { steps, decisions }: Ran): void {
  const forkAt = new Map(decisions.map(({ step }, at) => [step, forks[at]]));
  /** Of each step, the last step of each task that comes before it in any order. */
  const before: ReadonlyMap<string, number>[] = [];
  for (const step of steps) {
    const own = new Map<string, number>();
    for (const [at, earlier] of [...steps.slice(0, before.length).entries()].toReversed()) {
      const isOwn = earlier.task === step.task;
      if (!isOwn && !against(earlier.touches, step.touches)) continue;
      if (!isOwn && (own.get(earlier.task.name) ?? -1) < at) want(forkAt.get(at), step);
      for (const [task, when] of before[at] ?? []) if ((own.get(task) ?? -1) < when) own.set(task, when);
      if ((own.get(earlier.task.name) ?? -1) < at) own.set(earlier.task.name, at);
    }
    before.push(own);
  }
}

function want(fork: Fork | undefined, { task }: Step): void {
  if (fork === undefined) return;
  const some = fork.options.includes(task.name) ? [task.name] : fork.options;
  for (const each of some) if (!fork.tried.has(each)) fork.wanted.add(each);
}
