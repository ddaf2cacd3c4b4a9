import { chanceOf } from "../faults/chance.ts";
import type { Chooser, Decision, Step } from "./checkpoint.ts";

/** Whoever went last goes on; else the first. */
export const goesOn: Chooser = (_, current) => Math.max(current, 0);

/** When the step `before` would be next, `task` goes instead: it means the same in other runs too. */
export interface Switch {
  readonly before: string;
  readonly task: string;
}

export const taskOf = (step: string): string => step.slice(0, step.lastIndexOf("/"));

/** By which switches a run was not the usual one. */
export const switchesOf = (decisions: readonly Decision[]): readonly Switch[] =>
  decisions.flatMap(({ options, chosen, current }) => {
    const usual = Math.max(current, 0);
    const [before, went] = [options[usual], options[chosen]];
    return chosen === usual || before === undefined || went === undefined ? [] : [{ before, task: taskOf(went) }];
  });

export function following(switches: readonly Switch[]): Chooser {
  const left = [...switches];
  return (enabled, current) => {
    const usual = Math.max(current, 0);
    const at = left.findIndex(({ before }) => before === enabled[usual]?.id);
    if (at === -1) return usual;
    const [found] = left.splice(at, 1);
    const other = enabled.findIndex(({ task }) => task.name === found?.task);
    return other === -1 ? usual : other;
  };
}

/** Decides as it was decided before. */
export function deciding(decisions: readonly Decision[]): Chooser {
  let number = 0;
  return () => decisions[number++]?.chosen ?? 0;
}

const decisionsOfARun = 80; // of two acts beside two workers; later demotions never come

/**
 * Each task has a rank by chance, and the highest goes. One to three times whoever would go is put last, and stays there: a
 * fresh die at each step would almost never leave one in the middle for as long as another needs for the whole of its work.
 */
export function ranked(seed: number): Chooser {
  const chance = chanceOf(seed);
  const demotions = new Set(Array.from({ length: 1 + (seed % 3) }, () => chance.below(decisionsOfARun)));
  const ranks = new Map<string, number>();
  let decisions = 0;
  let lowest = 0;
  const rankOf = ({ task }: Step): number => ranks.get(task.name) ?? 0;
  const best = (enabled: readonly Step[]): number =>
    enabled.reduce((top, step, at) => (rankOf(step) > Math.max(...enabled.slice(0, at).map(rankOf)) ? at : top), 0);
  return (enabled) => {
    for (const { task } of enabled) if (!ranks.has(task.name)) ranks.set(task.name, 1 + chance.below(1_000_000));
    const step = enabled[best(enabled)];
    if (demotions.has(decisions) && step !== undefined) ranks.set(step.task.name, (lowest -= 1));
    decisions += 1;
    return best(enabled);
  };
}
