import { findCards } from "./secrets/cards.ts";
import { findInPrograms } from "./secrets/in-programs.ts";
import { findNamedSecrets } from "./secrets/named.ts";
import { findPrivateKeys } from "./secrets/private-keys.ts";
import type { FoundSecret } from "./secrets/secret.ts";
import { findTokens } from "./secrets/tokens.ts";

export type { FoundSecret, SecretKind } from "./secrets/secret.ts";

/** What stands for a secret, whatever its length. */
export const secretMask = "••••••••";

/**
 * The secrets in somebody's words, in their order and never overlapping. Linear in the length of the text.
 * An IBAN is none: it is printed on invoices, and whoever knows it can only pay.
 */
export function findSecrets(text: string): readonly FoundSecret[] {
  const found = [findPrivateKeys, findTokens, findCards, findInPrograms, findNamedSecrets]
    .flatMap((find) => find(text))
    .filter(({ from, to }) => text.slice(from, to) !== secretMask)
    .toSorted((a, b) => a.from - b.from || b.to - a.to);
  return found.reduce<FoundSecret[]>((kept, secret) => {
    const last = kept.at(-1);
    if (last === undefined || secret.from >= last.to) kept.push(secret);
    else if (secret.to > last.to) kept[kept.length - 1] = { ...last, to: secret.to };
    return kept;
  }, []);
}

/** The words with each secret masked and all around it left as it was: `password: ••••••••`. */
export function maskSecrets(text: string): string {
  let masked = "";
  let read = 0;
  for (const { from, to } of findSecrets(text)) {
    masked += text.slice(read, from) + secretMask;
    read = to;
  }
  return masked + text.slice(read);
}

/** The lines in which secrets stand, as they were written; of long ones, what is about the secret. */
export function secretPassages(text: string): readonly string[] {
  let read = 0;
  return findSecrets(text).flatMap(({ from, to }) => {
    if (to <= read) return [];
    const start = Math.max(text.lastIndexOf("\n", from - 1) + 1, from - around, read);
    const end = text.indexOf("\n", to);
    read = Math.min(end === -1 ? text.length : end, to + around);
    return [text.slice(start, read)];
  });
}

const around = 120; // characters: about two dozen words

export const holdsSecrets = (text: string): boolean => findSecrets(text).length > 0;
