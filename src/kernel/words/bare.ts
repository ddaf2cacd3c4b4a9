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
