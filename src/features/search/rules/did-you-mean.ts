import { closest } from "../../../kernel/closest.ts";
import { maskSecrets } from "../../../kernel/words/secrets.ts";
import { foldedWord } from "./fold.ts";

const leastOfWord = 4; // letters: shorter ones are near too many others
const longestWord = 30; // to compare longer ones takes long, and nobody means them

/**
 * What somebody may have meant who found nothing, each word that nobody wrote by the nearest that somebody did; null: nothing is
 * near. `texts` are what everybody may read, and nothing else: a word that stands only in tickets, such as somebody's name, would
 * tell by being proposed that it stands there.
 */
export function didYouMean(sought: string, texts: readonly string[]): string | null {
  const known = new Map(texts.flatMap((each) => wordsOf(maskSecrets(each)).map((word) => [foldedWord(word), word])));
  const meant = sought
    .split(/(\s+)/u)
    .map((part) => (isWord(part) && !known.has(foldedWord(part)) ? (nearest(foldedWord(part), known) ?? part) : part))
    .join("");
  return meant === sought ? null : meant;
}

const wordsOf = (text: string): readonly string[] =>
  (text.match(/\p{L}[\p{L}\p{M}]+/gu) ?? []).filter(isWord).map((word) => word.toLowerCase());

const isWord = (part: string): boolean =>
  part.length >= leastOfWord && part.length <= longestWord && /^[\p{L}\p{M}]+$/u.test(part);

/** Words of another length are no slips for it. */
function nearest(word: string, known: ReadonlyMap<string, string>): string | null {
  const most = Math.max(1, Math.floor(word.length / 3));
  const near = [...known.keys()].filter((each) => Math.abs(each.length - word.length) <= most);
  const found = closest(word, near);
  return found === null ? null : (known.get(found) ?? null);
}
