/** What somebody typed, to be compared: without accents, case, and dots after letters; each kind of dash is one. */
export const plainly = (words: string): string =>
  words
    .normalize("NFKD")
    .replaceAll(/\p{Diacritic}/gu, "")
    .toLowerCase()
    .replaceAll(/[‐-―−]/gu, "-")
    .replaceAll("’", "'")
    .replaceAll(/(?<=\p{L})\./gu, "")
    .replaceAll(/[^\S\n]+/gu, " ")
    .trim();
