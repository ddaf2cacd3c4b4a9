/** What somebody may have meant who wrote something else, the first of the nearest; null when nothing is near. */
export function closest(written: string, known: readonly string[]): string | null {
  const bare = Array.from(bareOf(written));
  let best: { readonly word: string; readonly wrong: number } | null = null;
  for (const word of known) {
    const wrong = distance(bare, Array.from(bareOf(word)), best?.wrong ?? Infinity);
    if (best === null || wrong < best.wrong) best = { word, wrong };
  }
  return best !== null && best.wrong <= mostWrong(best.word) ? best.word : null;
}

/** A third of its letters, and of two none. */
const mostWrong = (word: string): number => (word.length < 3 ? 0 : Math.max(1, Math.floor(word.length / 3)));

const bareOf = (word: string): string => word.toLowerCase().replaceAll(/[-_\s]/g, "");

/**
 * How many letters must be put in, taken out, changed, or swapped with their neighbour (optimal string alignment). Once it is known
 * to be `enough` or more it is not counted on: among thousands of words hardly any is near.
 */
function distance(letters: readonly string[], others: readonly string[], enough: number): number {
  if (Math.abs(letters.length - others.length) >= enough) return enough;
  let [before, leastBefore]: [readonly number[], number] = [[], 0];
  let row = Array.from({ length: others.length + 1 }, (_, index) => index);
  for (const [line, letter] of letters.entries()) {
    const next = [line + 1];
    for (const [column, against] of others.entries()) {
      const changed = (row[column] ?? 0) + (letter === against ? 0 : 1);
      const isSwapped = column > 0 && letter === others[column - 1] && against === letters[line - 1];
      const swapped = isSwapped ? (before[column - 1] ?? 0) + 1 : changed;
      next.push(Math.min(changed, swapped, (row[column + 1] ?? 0) + 1, (next[column] ?? 0) + 1));
    }
    const least = Math.min(...next);
    // What is swapped is reached from the row before this one.
    if (least >= enough && leastBefore >= enough) return enough;
    [before, row, leastBefore] = [row, next, least];
  }
  return row.at(-1) ?? 0;
}
