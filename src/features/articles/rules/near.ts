import type { Locale } from "../../../kernel/locale.ts";
import { foldedWord } from "../../search/rules/fold.ts";
import type { ArticleText } from "../rules.ts";

/**
 * How much of a question an article has to say before it is suggested, measured in tests/features/articles/near.test.ts: with
 * less, more of what is suggested answers something else; with more, fewer answers are found.
 */
export const nearEnough = 0.4;

/** How many are suggested at most. */
export const mostSuggested = 3;

/** Of a question no more is read: the rest of a long one is about something else. */
const longestQuestion = 400; // characters
const mostWords = 24;

/** Words that say nothing about what is wrong, in both languages, without accents. */
const empty: ReadonlySet<string> = new Set(
  [
    "the and but for from with without this that these those there here his her its our your their they them who whom which",
    "what when where why how are was were been being does did doing done don doesn didn isn aren wasn won can could couldn",
    "cannot cant dont doesnt isnt wont would should will shall may might must have has had having not nor any some all again",
    "still just now then than too very also only more most please need want get got like hello thanks since anymore today",
    "les une des aux mes tes ses nos vos leur leurs mon ton son notre votre elle elles ils nous vous que qui quoi dont cet",
    "cette ces est sont suis etait etre ete ont avons avez avoir fait faire fais peut peux pouvez pouvoir pour par avec sans",
    "sur sous dans depuis chez vers comme tres trop bien encore aussi merci bonjour besoin faut veux voudrais quand comment",
    "pourquoi plus pas rien toujours aujourd hui jour",
  ].flatMap((words) => words.split(" ")),
);
const leastOfWord = 3; // letters
const little: ReadonlySet<string> = new Set(
  (
    "a an as at be by do i if in is it me my no of on or s so t to up us we " +
    "au c ca ce d de du en et il j je l la le m ma me n ne on ou qu s sa se si ta te tu un y"
  ).split(" "),
);

/** Whether a word, without accents, says nothing of what is wrong, nor of whom. */
export const saysNothing = (word: string): boolean => empty.has(word) || little.has(word);

/** “Wi-Fi” is one word. */
const shortParts = /(?<![\p{L}\p{N}])(\p{L}{1,2})-(?=\p{L}{1,2}(?![\p{L}\p{N}]))/gu;

/** What a question, or an article, is about: its words without accents, each once. */
export function contentWords(text: string, most: number = Number.POSITIVE_INFINITY): readonly string[] {
  const words = new Set(allWords(text));
  return [...words].filter((word) => word.length >= leastOfWord && !empty.has(word)).slice(0, most);
}

/** Without accents, in their order. */
export const allWords = (text: string): readonly string[] =>
  foldedWord(text)
    .replaceAll(shortParts, "$1")
    .match(/[\p{L}\p{N}]+/gu) ?? [];

/** The same as they were typed, in lower case. */
export function wordsAsTyped(text: string, most: number): readonly string[] {
  const typed =
    text
      .normalize("NFC")
      .toLowerCase()
      .replaceAll(shortParts, "$1")
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  const byWord = new Map(typed.toReversed().map((word) => [foldedWord(word), word] as const));
  return contentWords(text, most).flatMap((word) => byWord.get(word) ?? []);
}

export const askedIn = (question: string): readonly string[] =>
  contentWords(question.slice(0, longestQuestion), mostWords);

export type Candidate = Pick<ArticleText, "title" | "body" | "locale"> & { readonly id: string };

const sameWord = 0.55; // of their trigrams two words have in common that are one word, with a slip or another ending
const sameBeginning = 5; // letters, of words of the text: to compare all of these as those of titles would take long
const ofBody = 0.3; // what a word of the text counts, of one of the title
const ofWhole = 0.2; // what it counts that the question says all of the title, where several say the same

/**
 * The articles that say enough of what is asked, the nearest first: by the share of the words of the question that stand in the
 * title, or in the text, the rare ones more. Those in the language of the nearest alone (null: nobody knows it). `all`: how many there are.
 */
export function nearest<Of extends Pick<ArticleText, "title" | "body"> & { readonly locale: Locale | null }>(
  question: readonly string[],
  candidates: readonly Of[],
  all: number,
): readonly Of[] {
  const read = candidates.map((candidate) => ({
    candidate,
    title: contentWords(candidate.title).map(gramsOf),
    body: new Set(contentWords(candidate.body).map(beginningOf)),
  }));
  const asked = question.map((word) => {
    const grams = gramsOf(word);
    const titles = read.map(({ title }) => atLeast(sameWord, likest(grams, title)));
    const weight = Math.log(1 + all / (1 + titles.filter((alike) => alike > 0).length));
    return { word, grams, titles, weight };
  });
  const whole = asked.reduce((sum, { weight }) => sum + weight, 0);
  if (whole === 0) return [];
  const grams = asked.map((each) => each.grams);
  const scored = read.flatMap(({ candidate, title, body }, index) => {
    const said = asked.reduce((sum, { word, titles, weight }) => {
      const inTitle = titles[index] ?? 0;
      const alike = inTitle > 0 ? inTitle : body.has(beginningOf(word)) ? ofBody : 0;
      return sum + weight * alike;
    }, 0);
    const score = said / whole;
    if (score < nearEnough) return [];
    const answered = title.filter((word) => atLeast(sameWord, likest(word, grams)) > 0);
    return [{ candidate, rank: score + (ofWhole * answered.length) / Math.max(1, title.length) }];
  });
  const sorted = scored.toSorted((one, other) => other.rank - one.rank).map(({ candidate }) => candidate);
  return sorted.filter(({ locale }) => locale === sorted[0]?.locale).slice(0, mostSuggested);
}

const beginningOf = (word: string): string => word.slice(0, sameBeginning);

const atLeast = (least: number, alike: number): number => (alike >= least ? alike : 0);

type Grams = ReadonlySet<string>;

function gramsOf(word: string): Grams {
  const padded = ` ${word} `;
  return new Set(Array.from({ length: padded.length - 2 }, (_, at) => padded.slice(at, at + 3)));
}

const likest = (word: Grams, others: readonly Grams[]): number =>
  others.reduce((most, other) => Math.max(most, alike(word, other)), 0);

/** Whether two words, without accents, are one, with a slip or another ending. */
export const areAlike = (one: string, other: string): boolean =>
  one === other || alike(gramsOf(one), gramsOf(other)) >= sameWord;

/** Dice's coefficient. */
function alike(one: Grams, other: Grams): number {
  let common = 0;
  for (const gram of one) if (other.has(gram)) common += 1;
  return (2 * common) / (one.size + other.size);
}
