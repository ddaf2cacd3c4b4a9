import { areAlike, askedIn, contentWords, nearest } from "../../articles/rules/near.ts";
import { foldedWord } from "../../search/rules/fold.ts";
import type { Locale } from "../../../kernel/locale.ts";
import { isTold, type KnownIssue } from "../rules.ts";

/** How many are told in one place: a form is to be filled in, and not read for long. */
export const mostTold = 3;

/** What is told in one place, and how many more there are. */
export interface ToldHere {
  readonly knownIssues: readonly KnownIssue[];
  readonly more: number;
}

/**
 * What is told to somebody who says something, or (an empty text) has not said anything yet: then all of it, the newest first.
 * What they say may name the service, or say much of the same.
 */
export function toldOf(all: readonly KnownIssue[], said: string, now: Date): ToldHere {
  const told = all
    .filter((each) => isTold(each, now))
    .toSorted((one, other) => Number(other.since) - Number(one.since));
  const about = said.trim() === "" ? told : thoseAbout(told, said);
  return { knownIssues: about.slice(0, mostTold), more: Math.max(0, about.length - mostTold) };
}

function thoseAbout(told: readonly KnownIssue[], said: string): readonly KnownIssue[] {
  if (told.length === 0) return [];
  const asked = askedIn(said);
  const candidates = told.map(({ id, service, words }) => ({ id, title: `${service} ${words}`, body: "", locale }));
  const near = new Set(nearest(asked, candidates, told.length).map(({ id }) => id));
  return told.filter(({ id, service }) => near.has(id) || names(asked, said, service));
}

/** What language they are written in does not matter here: all are compared. */
const locale: Locale = "en";

/** Whether a word of what is said is one of the service's name, or nearly. A short name, such as “HR”, stands there as it is. */
function names(asked: readonly string[], said: string, service: string): boolean {
  const words = contentWords(service);
  if (words.length > 0) return words.some((word) => asked.some((each) => areAlike(word, each)));
  return ` ${plain(said)} `.includes(` ${plain(service)} `);
}

const plain = (text: string): string => (foldedWord(text).match(/[\p{L}\p{N}]+/gu) ?? []).join(" ");
