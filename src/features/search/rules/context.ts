import { bold, type Text } from "../../../kernel/text.ts";
import { maskSecrets } from "../../../kernel/words/secrets.ts";
import { beginning } from "../../../kernel/words/whole.ts";
import { foldedWord } from "./fold.ts";

const shown = 90; // characters of context: a line, on a phone two
const before = 30; // of them in front of the word
const mostRead = 20_000; // UTF-16 units of a ticket: nobody else waits for a page of very long talks
const longestEnding = 7; // letters that a form of a word has more than its stem

/**
 * A line of what was said, about the first word by which it was found, which is bold; of several texts the first that holds
 * one. Secrets are masked in each text as a whole, before anything is cut; a text for which there is no time is left out.
 * Empty where nothing was said at all.
 */
export function contextOf(texts: readonly string[], stems: readonly string[]): Text {
  const telling = tellingStems(stems);
  // To look for secrets takes longest: it is done where there is something to show.
  const read = readable(texts);
  for (const text of read.filter((each) => hitsIn(each, telling).length > 0)) {
    const line = lineOf(text);
    const hits = hitsIn(line, telling);
    const [first] = hits;
    if (first !== undefined) return around(line, hits, first);
  }
  const some = read.find((text) => text.trim() !== "");
  return some === undefined ? [] : around(lineOf(some), [], { from: 0, to: 0 });
}

/** As many of them as can be read in no time, the first before the others. */
function readable(texts: readonly string[]): readonly string[] {
  let left = mostRead;
  return texts.filter(({ length }) => {
    const isRead = length <= left;
    if (isRead) left -= length;
    return isRead;
  });
}

const lineOf = (text: string): string => maskSecrets(text).replaceAll(/\s+/gu, " ").trim();

interface Hit {
  readonly from: number;
  readonly to: number;
}

/** Among longer words, those of a letter or three are hardly why a ticket was found. */
function tellingStems(stems: readonly string[]): readonly string[] {
  const long = stems.filter((stem) => stem.length > 3);
  return (long.length === 0 ? stems : long).flatMap((stem) =>
    stem.endsWith("i") ? [stem, `${stem.slice(0, -1)}y`] : [stem],
  );
}

const hitsIn = (line: string, stems: readonly string[]): readonly Hit[] =>
  [...line.matchAll(/[\p{L}\p{M}\p{N}]+/gu)].flatMap(({ 0: word, index }) => {
    const plain = foldedWord(word);
    const isHit = stems.some((stem) => plain.startsWith(stem) && plain.length - stem.length <= longestEnding);
    return isHit ? [{ from: index, to: index + word.length }] : [];
  });

function around(line: string, hits: readonly Hit[], { from }: Hit): Text {
  const start = from <= before ? 0 : line.indexOf(" ", from - before) + 1;
  const whole = beginning(line.slice(start), shown);
  const end = start + whole.length;
  const text: Text[] = [plain(start === 0 ? "" : "…")];
  let read = start;
  for (const hit of hits.filter((each) => each.from >= start && each.to <= end)) {
    text.push(plain(line.slice(read, hit.from)), [bold(line.slice(hit.from, hit.to))]);
    read = hit.to;
  }
  return [...text, plain(line.slice(read, end)), plain(end < line.length ? "…" : "")].flat();
}

const plain = (words: string): Text => (words === "" ? [] : [{ kind: "plain", text: words }]);
