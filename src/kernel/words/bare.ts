/** Letters and digits alone: in lower case, without accents, marks and pictures; an apostrophe is a straight one. */
export const bareWords = (words: string): string =>
  words
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/:[a-z0-9_+-]+:/gu, " ")
    .replace(/[’‘ʼ`´]/gu, "'")
    .replace(/[^\p{L}\p{N}']+/gu, " ")
    .trim();

/** Words one by one, each between spaces. */
const spaced = (words: string): string => ` ${bareWords(words).replaceAll("'", " ")} `;

/** The first of some words that a text says, whole, whatever its accents and marks. */
export function firstSaid(text: string, words: readonly string[]): string | undefined {
  const said = spaced(text);
  return words.find((word) => said.includes(spaced(word)));
}
