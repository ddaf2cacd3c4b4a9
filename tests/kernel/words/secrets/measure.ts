import { findSecrets, type FoundSecret } from "../../../../src/kernel/words/secrets.ts";
import type { LabelledCase } from "./cases.ts";

export interface Measure {
  /** Of what was found, how much is labelled so: the same kind, from and to. */
  readonly precision: number;
  /** Of what is labelled, how much was found so. */
  readonly recall: number;
  readonly wrong: readonly string[];
}

/** To the character: half a password masked is a password missed, and something else masked. */
export function measure(cases: readonly LabelledCase[]): Measure {
  const judged = cases.map(({ words, secrets }) => {
    const found = findSecrets(words);
    return { words, secrets, found, right: found.filter((one) => secrets.some((other) => same(one, other))) };
  });
  const count = (of: "secrets" | "found" | "right"): number => judged.reduce((sum, one) => sum + one[of].length, 0);
  return {
    precision: count("right") / count("found"),
    recall: count("right") / count("secrets"),
    wrong: judged
      .filter(({ secrets, found, right }) => right.length !== secrets.length || right.length !== found.length)
      .map(({ words }) => words),
  };
}

const same = (one: FoundSecret, other: FoundSecret): boolean =>
  one.kind === other.kind && one.from === other.from && one.to === other.to;
