import { areAlike, contentWords, wordsAsTyped } from "../articles/rules/near.ts";
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
 * What a gap is called: the words that several different people typed, each as most of them did, in the order of a question that has
 * most of them. Where no word was, what an agent has urged and whoever looks may read; null: neither, and it is shown to nobody.
 */
export function calledAs(questions: readonly GapQuestion[]): string | null {
  const said = questions.flatMap(({ person, words }) =>
    words.map((word) => ({ person, typed: word, word: foldedWord(word) })),
  );
  const byWord = Map.groupBy(said, ({ word }) => word);
  const common = [...byWord]
    .filter(([, each]) => peopleOf(each) >= fewestPeople)
    .toSorted(([, one], [, other]) => peopleOf(other) - peopleOf(one))
    .slice(0, mostCalled);
  if (common.length === 0)
    return (
      questions
        .find(({ urged }) => urged)
        ?.words.slice(0, mostCalled)
        .join(" ") ?? null
    );
  const forms = new Map(common.map(([word, each]) => [word, formOf(each)]));
  const orders = questions.map(({ words }) => words.map(foldedWord).filter((word) => forms.has(word)));
  const longest = orders.toSorted((one, other) => other.length - one.length)[0] ?? [];
  return [...new Set([...longest, ...forms.keys()])].map((word) => forms.get(word) ?? word).join(" ");
}

const peopleOf = (said: readonly { readonly person: PersonId }[]): number =>
  new Set(said.map(({ person }) => person)).size;

/** With accents or without, as most people typed it. */
function formOf(said: readonly { readonly person: PersonId; readonly typed: string }[]): string {
  const forms = [...Map.groupBy(said, ({ typed }) => typed)];
  return forms.toSorted(([, one], [, other]) => peopleOf(other) - peopleOf(one))[0]?.[0] ?? "";
}
