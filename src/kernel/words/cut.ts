import { maskSecrets } from "./secrets.ts";
import { beginning } from "./whole.ts";

/** White space made single spaces; those that keep French signs beside their word are left alone. */
export const withSingleSpaces = (words: string): string => words.replace(/[\s--[\u00a0\u202f]]+/gv, " ");

/** What somebody wrote, on one line. */
export const oneLine = (words: string): string => withSingleSpaces(words).trim();

/**
 * Somebody's words among ours: at most `most` UTF-16 units, the ellipsis among them.
 * Secrets are masked first: neither half of one nor one among other words is sure to be known for one.
 */
export const cut = (words: string, most: number): string => shortened(maskSecrets(words), most);

/** The same in one line. Secrets are masked before lines are joined: where one ends may be told by the end of its line. */
export const cutLine = (words: string, most: number): string => shortened(oneLine(maskSecrets(words)), most);

/** Never half a character. */
export function shortened(words: string, most: number): string {
  if (words.length <= most) return words;
  return `${beginning(words, most - 1).trimEnd()}…`;
}
