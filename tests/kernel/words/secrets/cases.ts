import type { FoundSecret, SecretKind } from "../../../../src/kernel/words/secrets.ts";
import { heldOutCases } from "./held-out-cases.ts";
import { learntCases } from "./learnt-cases.ts";
import { tunedCases } from "./tuned-cases.ts";

/**
 * What people write to help desks, with `⟦` and `⟧` around each secret of the kind it is listed under. A `¦` is left out
 * when read: it keeps made-up tokens from being taken for leaked ones by whoever scans this repository.
 */
export type LabelledWords = Readonly<Record<SecretKind | "nothing", readonly string[]>>;

export interface LabelledCase {
  readonly words: string;
  readonly secrets: readonly FoundSecret[];
}

const read = (lists: LabelledWords): readonly LabelledCase[] => [
  ...lists.password.map((marked) => readCase(marked, "password")),
  ...lists.token.map((marked) => readCase(marked, "token")),
  ...lists["private-key"].map((marked) => readCase(marked, "private-key")),
  ...lists.card.map((marked) => readCase(marked, "card")),
  ...lists.nothing.map((words) => ({ words, secrets: [] })),
];

function readCase(marked: string, kind: SecretKind): LabelledCase {
  let words = "";
  const secrets: FoundSecret[] = [];
  for (const piece of marked.replaceAll("¦", "").split(/(⟦[^⟧]*⟧)/)) {
    const secret = piece.startsWith("⟦") ? piece.slice(1, -1) : null;
    if (secret !== null) secrets.push({ kind, from: words.length, to: words.length + secret.length });
    words += secret ?? piece;
  }
  return { words, secrets };
}

/** The finder was made with these. */
export const tuned = [...read(tunedCases), ...read(learntCases)];
/** It has never been changed for the sake of these. */
export const heldOut = read(heldOutCases);
