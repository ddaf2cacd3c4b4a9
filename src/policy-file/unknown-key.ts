import { closest } from "../kernel/closest.ts";

/** What is told of a key nobody knows. */
export const unknownKey = (key: string, known: readonly string[]): string => {
  const word = closest(key, known);
  return word === null
    ? `is not known here; known are ${known.join(", ")}`
    : `is not known here; did you mean ${word}?`;
};
