import { allWords, areAlike, contentWords, saysNothing, wordsAsTyped } from "../articles/rules/near.ts";
import { foldedWord } from "../search/rules/fold.ts";
import type { PersonId } from "../../kernel/person.ts";
import { maskSecrets } from "../../kernel/words/secrets.ts";

/** What became of a gap, once an agent has said so. */
export const gapOutcomes = ["written", "not-needed"] as const;
export type GapOutcome = (typeof gapOutcomes)[number];

/** What somebody asked that no article answers. */
export interface GapQuestion {
  readonly person: PersonId;
  /** What it is about, as it was typed; without secrets, and without anybody's name. */
  readonly words: readonly string[];
  /** See `sentenceIn`. */
  readonly sentence: string | null;
  /** An agent wants an article of it, and whoever looks may read that. */
  readonly urged: boolean;
  /** The ticket that asks; null: it was looked for. */
  readonly ticket: string | null;
}

/** What nothing answers, as an agent reads it. */
export interface GapShown {
  readonly id: string;
  /** What it is called: see `calledAs`. */
  readonly called: string;
  readonly times: number;
  readonly people: number;
  readonly urged: boolean;
}

/** So many people have to have typed a word before others read it: it is nobody's own then. */
export const fewestPeople = 3;

const day = 86_400_000; // milliseconds
/** Older questions are forgotten. */
export const askedWithin = { days: 30, milliseconds: 30 * day } as const;

/** How many are shown: those that were asked most. */
export const gapsAtMost = 10;

const mostWords = 12; // of one question
const mostCalled = 6; // words of what a gap is called

/** What a question is about, as it was typed; nothing of what looks like a secret. */
export const questionIn = (text: string): readonly string[] => wordsAsTyped(maskSecrets(text), mostWords);

/**
 * The same as a short sentence that may be shown where its words may be; null: it is long, or more stands in it, such as a secret,
 * a number, or a name of two letters.
 */
export function sentenceIn(text: string): string | null {
  const sentence = text.replaceAll(/\s+/gu, " ").trim();
  const about = new Set(contentWords(sentence, mostWords));
  const isWhole = allWords(sentence).every((word) => about.has(word) || saysNothing(word));
  return isWhole && about.size > 0 && sentence.length <= longestSentence && maskSecrets(sentence) === sentence
    ? sentence
    : null;
}
const longestSentence = 80; // characters

/** How words begin that are to be near to others: by that they are looked up. */
export const beginningsOf = (words: readonly string[]): readonly string[] => [
  ...new Set(words.map((word) => foldedWord(word).slice(0, beginning))),
];
const beginning = 3; // letters, which a word with a slip mostly still has

const nearEnough = 0.6; // of the words of both are in the other

/** How near two questions are, from 0 to 1: by the words that both have, with a slip or another ending. */
export function nearness(one: readonly string[], other: readonly string[]): number {
  const [ours, theirs] = [one, other].map((words) => contentWords(words.join(" ")));
  if (ours === undefined || theirs === undefined || ours.length + theirs.length === 0) return 0;
  return (inBoth(ours, theirs) + inBoth(theirs, ours)) / (ours.length + theirs.length);
}

const inBoth = (words: readonly string[], among: readonly string[]): number =>
  words.filter((word) => among.some((each) => areAlike(word, each))).length;

/** The gap that a question belongs to, the nearest; null: none is near enough. */
export function gapOf<Of extends { readonly words: readonly string[] }>(
  words: readonly string[],
  gaps: readonly Of[],
): Of | null {
  const near = gaps.map((gap) => ({ gap, near: nearness(words, gap.words) }));
  const best = near.toSorted((one, other) => other.near - one.near)[0];
  return best !== undefined && best.near >= nearEnough ? best.gap : null;
}

/**
 * What a gap is called: a sentence of one of those who asked, all of whose words several different people typed; or where nobody's is
 * these words alone, each as most of them did, in the order of a question that has most of them. Where no word was, what an agent has
 * urged and whoever looks may read; null: neither, and it is shown to nobody.
 */
export function calledAs(questions: readonly GapQuestion[]): string | null {
  const said = questions.flatMap(({ person, words }) =>
    words.map((word) => ({ person, typed: word, word: foldedWord(word) })),
  );
  const byWord = Map.groupBy(said, ({ word }) => word);
  const typed = [...byWord]
    .filter(([, each]) => peopleOf(each) >= fewestPeople)
    .toSorted(([, one], [, other]) => peopleOf(other) - peopleOf(one));
  const common = typed.slice(0, mostCalled);
  if (common.length === 0) {
    const urged = questions.find((each) => each.urged);
    return urged === undefined ? null : (urged.sentence ?? urged.words.slice(0, mostCalled).join(" "));
  }
  const sentence = sentenceOf(questions, new Set(typed.map(([word]) => word)));
  if (sentence !== null && sentence.holds * 2 >= common.length) return sentence.said;
  const forms = new Map(common.map(([word, each]) => [word, formOf(each)]));
  const orders = questions.map(({ words }) => words.map(foldedWord).filter((word) => forms.has(word)));
  const longest = orders.toSorted((one, other) => other.length - one.length)[0] ?? [];
  return [...new Set([...longest, ...forms.keys()])].map((word) => forms.get(word) ?? word).join(" ");
}

/** The one that says most of what several typed, rather one of whole words than of search words, and the shortest of these. */
function sentenceOf(
  questions: readonly GapQuestion[],
  common: ReadonlySet<string>,
): { readonly said: string; readonly holds: number } | null {
  const sentences = questions.flatMap(({ sentence: said }) => {
    if (said === null) return [];
    const about = contentWords(said);
    const isCommon = about.every((word) => common.has(word));
    return isCommon ? [{ said, holds: about.length, isBare: allWords(said).length === about.length }] : [];
  });
  const [best] = sentences.toSorted(
    (one, other) =>
      other.holds - one.holds || Number(one.isBare) - Number(other.isBare) || one.said.length - other.said.length,
  );
  return best ?? null;
}

const peopleOf = (said: readonly { readonly person: PersonId }[]): number =>
  new Set(said.map(({ person }) => person)).size;

/** With accents or without, as most people typed it. */
function formOf(said: readonly { readonly person: PersonId; readonly typed: string }[]): string {
  const forms = [...Map.groupBy(said, ({ typed }) => typed)];
  return forms.toSorted(([, one], [, other]) => peopleOf(other) - peopleOf(one))[0]?.[0] ?? "";
}
