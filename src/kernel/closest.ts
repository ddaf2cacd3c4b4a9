/** What somebody may have meant who wrote something else; null when nothing is near. */
export function closest(written: string, known: readonly string[]): string | null {
  const bare = bareOf(written);
  const [best] = known
    .map((word) => ({ word, distance: distance(bare, bareOf(word)) }))
    .toSorted((one, other) => one.distance - other.distance);
  return best !== undefined && best.distance <= mostWrong(best.word) ? best.word : null;
}

/** A third of its letters, and of two none. */
const mostWrong = (word: string): number => (word.length < 3 ? 0 : Math.max(1, Math.floor(word.length / 3)));

const bareOf = (word: string): string => word.toLowerCase().replaceAll(/[-_\s]/g, "");

/** How many letters must be put in, taken out, changed, or swapped with their neighbour (optimal string alignment). */
function distance(one: string, other: string): number {
  const [letters, others] = [Array.from(one), Array.from(other)];
  let before: readonly number[] = [];
  let row = Array.from({ length: others.length + 1 }, (_, index) => index);
  for (const [line, letter] of letters.entries()) {
    const next = [line + 1];
    for (const [column, against] of others.entries()) {
      const changed = (row[column] ?? 0) + (letter === against ? 0 : 1);
      const isSwapped = column > 0 && letter === others[column - 1] && against === letters[line - 1];
      const swapped = isSwapped ? (before[column - 1] ?? 0) + 1 : changed;
      next.push(Math.min(changed, swapped, (row[column + 1] ?? 0) + 1, (next[column] ?? 0) + 1));
    }
    [before, row] = [row, next];
  }
  return row.at(-1) ?? 0;
}
