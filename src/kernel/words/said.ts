import { memoize } from "../memoize.ts";
import { bareWords } from "./bare.ts";

/*
 * Whether a text says a word, in whatever form. The stemmers of search are PostgreSQL's, and take "organization" for "organ":
 * where a word decides who reads a ticket, its plural is the word, and nothing that only begins alike is.
 */

/** Other forms of a bare word, in English and in French: its plurals, and of "employé" those that end in "-ée". */
const formsMade: readonly { readonly of: RegExp; readonly ending: string }[] = [
  { of: /(?<=[^sxz])$/u, ending: "s" },
  { of: /(?<=s|x|z|ch|sh)$/u, ending: "es" },
  { of: /(?<=[^aeiou])y$/u, ending: "ies" },
  { of: /(?<=[aeo]u)$/u, ending: "x" },
  { of: /ai?l$/u, ending: "aux" },
  { of: /(?<=e)$/u, ending: "e" },
  { of: /(?<=e)$/u, ending: "es" },
];
const leastOfWord = 3; // letters: "it" is not "its"
const leastOfMade = 4; // letters of a word that another is the plural of: "mois" is not "moi", nor "news" "new"

const madeOf = (word: string): readonly string[] =>
  word.length < leastOfWord
    ? []
    : formsMade.flatMap(({ of, ending }) => (of.test(word) ? [word.replace(of, ending)] : []));

/** Words of which one may be a form: without its last letters, or with those of a singular. */
const madeFrom = (word: string): readonly string[] =>
  [
    ...[1, 2].map((letters) => word.slice(0, -letters)),
    ...["y", "al", "ail"].map((ending) => `${word.slice(0, -3)}${ending}`),
  ].filter((each) => each.length >= leastOfMade && madeOf(each).includes(word));

const formsOf = (word: string): readonly string[] => [...new Set([word, ...madeOf(word), ...madeFrom(word)])];

/** Words one by one, each between spaces. */
const spaced = (words: string): string => ` ${bareWords(words).replaceAll("'", " ")} `;

const atOnce = 1_000; // as many words as a policy has

/** A bare word is letters and digits: nothing in it means anything in an expression. */
const pattern = memoize(atOnce, (phrase: string): RegExp => {
  const words = spaced(phrase).trim().split(" ");
  return new RegExp(` ${words.map((word) => `(?:${formsOf(word).join("|")})`).join(" ")} `, "u");
});

/** The first of some words, or of several in a row, that a text says, whole, in any form, whatever its accents and marks. */
export function firstSaid(text: string, words: readonly string[]): string | undefined {
  if (words.length === 0) return undefined;
  const said = spaced(text);
  return words.find((word) => pattern(word).test(said));
}
