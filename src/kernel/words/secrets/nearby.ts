import type { Label } from "./labels.ts";
import { looksChosen, looksGenerated } from "./plausible.ts";
import { matchesIn, type FoundSecret } from "./secret.ts";

const reach = 70; // characters: about a dozen words
const sentenceEnd = /\n|[.?]\s/;
const wordThere = /(?<![^\s"'`«»“”‘’(),;<>[\]])[^\s=:"'`«»“”‘’(),;<>[\]][^\s"'`«»“”‘’(),;<>[\]]{5,100}/g;
const closing = /[.:?]+$/;

/** What can only be a secret, in the sentence that names one: `the password you gave me (…) is refused`. */
export function findNearby(text: string, { family, from, to }: Label): readonly FoundSecret[] {
  if (family === "digits") return [];
  const [ahead = ""] = text.slice(to, to + reach).split(sentenceEnd);
  const start = Math.max(0, from - reach);
  const behind = text.slice(start, from).split(sentenceEnd).at(-1) ?? "";
  return [
    ...wordsIn(ahead, to).filter(({ word }) =>
      family === "machine" ? looksGenerated(word) : looksChosen(word, "after"),
    ),
    ...wordsIn(behind, from - behind.length).filter(({ word }) => family !== "machine" && looksChosen(word, "before")),
  ].map(({ word, at }) => ({ kind: family === "machine" ? "token" : "password", from: at, to: at + word.length }));
}

const wordsIn = (part: string, from: number): readonly { readonly word: string; readonly at: number }[] =>
  matchesIn(part, wordThere).map(({ index, 0: word }) => ({ word: word.replace(closing, ""), at: from + index }));
