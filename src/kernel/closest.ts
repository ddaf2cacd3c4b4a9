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

/** How many letters must be put in, taken out or changed (Levenshtein). */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (const [line, letter] of Array.from(one).entries()) {
    const next = [line + 1];
    for (const [column, against] of Array.from(other).entries()) {
      const changed = (row[column] ?? 0) + (letter === against ? 0 : 1);
      next.push(Math.min(changed, (row[column + 1] ?? 0) + 1, (next[column] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
