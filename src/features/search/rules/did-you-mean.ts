import { closest } from "../../../kernel/closest.ts";
import { memoize } from "../../../kernel/memoize.ts";
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
  const known = vocabularyOf(texts.join(between));
  const meant = sought
    .split(/(\s+)/u)
    .map((part) => (isWord(part) && !known.has(foldedWord(part)) ? (nearest(foldedWord(part), known) ?? part) : part))
    .join("");
  return meant === sought ? null : meant;
}

const between = "\0"; // stands in nothing that is stored

/** The words of some texts, by how they are compared. To look for secrets takes longest, and the texts are hardly ever others. */
const vocabularyOf = memoize(1, (texts: string): ReadonlyMap<string, string> => {
  const words = new Set(texts.split(between).flatMap((each) => wordsOf(maskSecrets(each))));
  return new Map([...words].map((word) => [foldedWord(word), word]));
});

const wordsOf = (text: string): readonly string[] =>
  (text.match(/\p{L}[\p{L}\p{M}]+/gu) ?? []).filter(isWord).map((word) => word.toLowerCase());

const isWord = (part: string): boolean =>
  part.length >= leastOfWord && part.length <= longestWord && /^[\p{L}\p{M}]+$/u.test(part);

const mostOf = ({ length }: string): number => Math.max(1, Math.floor(length / 3));

/** Words of another length, or of other letters, are no slips for it. */
function nearest(word: string, known: ReadonlyMap<string, string>): string | null {
  const letters = new Set(word);
  const near = [...known.keys()].filter(
    (each) =>
      Math.abs(each.length - word.length) <= mostOf(word) &&
      Array.from(each).filter((letter) => !letters.has(letter)).length <= mostOf(each),
  );
  const found = closest(word, near);
  return found === null ? null : (known.get(found) ?? null);
}
