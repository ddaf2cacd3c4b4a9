/** Chance that can be had again: the same seed gives the same draws in the same order. */
export interface Chance {
  /** A whole number from 0 up to, but not, `most`. */
  below(most: number): number;
  happens(probability: number): boolean;
  oneOf<T>(choices: readonly T[]): T;
}

/** Mulberry32, by Tommy Ettinger: 32 bits of state are enough to tell journeys apart. */
export function chanceOf(seed: number): Chance {
  let state = seed >>> 0;
  const draw = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (most: number): number => Math.floor(draw() * most);
  return {
    below,
    happens: (probability) => draw() < probability,
    oneOf: (choices) => {
      const chosen = choices[below(choices.length)];
      if (chosen === undefined) throw new Error("nothing to choose from");
      return chosen;
    },
  };
}
