import { closest } from "../../../kernel/closest.ts";

/** The queue for which another name may be taken: it is nearly the same, or one of the two begins, ends or holds the other. */
export const resembling = (name: string, others: readonly string[]): string | null =>
  closest(name, others) ?? others.find((other) => holds(name, other) || holds(other, name)) ?? null;

const leastHeld = 3; // letters: shorter ones stand in many words by chance, and count as a word of their own only

function holds(whole: string, part: string): boolean {
  const [words, sought] = [wordsIn(whole), wordsIn(part).join("")];
  return sought.length < leastHeld ? words.includes(sought) : words.join("").includes(sought);
}

const wordsIn = (name: string): readonly string[] => name.split(/[-_.]/u).filter((word) => word !== "");
