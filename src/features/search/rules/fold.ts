const ligatures: Readonly<Record<string, string>> = { œ: "oe", Œ: "OE", æ: "ae", Æ: "AE", ß: "ss" };

/**
 * Words as they are indexed and looked for: without accents, which people leave out as often as not, and without what
 * nobody sees and copying brings along. PostgreSQL's stemmers and its lower case come after it.
 */
export const folded = (words: string): string =>
  words
    .normalize("NFKD")
    .replaceAll(/[\p{M}\p{Cf}]/gu, "")
    .replaceAll("ς", "σ")
    .replaceAll(/[œŒæÆß]/gu, (letter) => ligatures[letter] ?? letter)
    .replaceAll(/[’‘ʼ`´]/gu, "'");

/** The same of one word, in lower case. */
export const foldedWord = (word: string): string => folded(word).toLowerCase();
