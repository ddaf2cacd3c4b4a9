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

const referencePattern = /\b([ISQCEAP]\d{6}_\d{4,})\b/i;

/** One in its canonical form, and nothing else. */
export const wholeReference = /^[ISQCEAP]\d{6}_\d{4,10}$/;

/** Every reference in what somebody wrote, in its canonical form, each once. */
export const findReferences = (text: string): readonly string[] => [
  ...new Set(Array.from(text.matchAll(new RegExp(referencePattern, "gi")), ([found]) => found.toUpperCase())),
];

/** The first reference in what somebody typed, in its canonical form. */
export const findReference = (text: string): string | null => referencePattern.exec(text)?.[1]?.toUpperCase() ?? null;
