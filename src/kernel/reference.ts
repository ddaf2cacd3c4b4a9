import type { Kind } from "./classification.ts";

const letters: Readonly<Record<Kind, string>> = {
  incident: "I",
  request: "S",
  question: "Q",
  change: "C",
  event: "E",
  alert: "A",
  problem: "P",
};

/** `I261121_0042`: kind letter, day, number of that day over all kinds; past 9999 it grows a digit. */
export const formatReference = (kind: Kind, day: string, number: number): string =>
  `${letters[kind]}${day}_${String(number).padStart(4, "0")}`;

/** So many tickets no desk opens in a day: a counter that says so was set by hand, or by a fault. */
export const tooManyInADay = 1_000_000;

/** As it is typed: in any case, with a dash or a blank for the line, or with a mark of Markdown before it. */
const typedPattern =
  /(?<![\p{L}\p{N}])([ISQCEAP])(?:[ \u00a0]|\p{Pd})?(\d{6})(?:\\?_|\p{Pd}|[ \u00a0](?=\d{4}))(\d{1,10})(?![\p{L}\p{N}])/giu;

/** One in its canonical form, and nothing else. */
export const wholeReference = /^[ISQCEAP]\d{6}_\d{4,10}$/;

/** A reference in what somebody typed: in its canonical form, and as it stands there. */
export interface TypedReference {
  readonly reference: string;
  readonly typed: string;
}

/** The references in what somebody typed, each once. */
export function referencesIn(words: string): readonly TypedReference[] {
  const found = new Map<string, TypedReference>();
  for (const [typed, letter = "", day = "", number = ""] of words.matchAll(typedPattern)) {
    const reference = `${letter.toUpperCase()}${day}_${number.padStart(4, "0")}`;
    if (!found.has(reference)) found.set(reference, { reference, typed });
  }
  return [...found.values()];
}
