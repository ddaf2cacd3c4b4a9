import { groupsIn, matchesIn, type FoundSecret } from "./secret.ts";

const opening = /-----BEGIN [A-Z ]{0,30}PRIVATE KEY(?: BLOCK)?-----/g;
const closing = /-----END [A-Z ]{0,30}PRIVATE KEY(?: BLOCK)?-----/g;
/** What follows an opening line whose end was cut off. */
const keyLines = /(?:\s{1,4}[A-Za-z0-9+/=]{20,})+/y;
const puttyKey = /\bPrivate-Lines: \d{1,4}\s{1,4}([A-Za-z0-9+/=]+(?:\r?\n[A-Za-z0-9+/=]{16,})*)/dg;

/** The bodies of PEM, OpenSSH, OpenPGP and PuTTY private keys; their first and last lines say what it was. */
export const findPrivateKeys = (text: string): readonly FoundSecret[] => [
  ...findArmoured(text),
  ...groupsIn(text, puttyKey, "private-key"),
];

function findArmoured(text: string): readonly FoundSecret[] {
  const found: FoundSecret[] = [];
  const ends = matchesIn(text, closing).map(({ index }) => index);
  let next = 0;
  for (const { index, 0: line } of matchesIn(text, opening)) {
    const from = index + line.length;
    if (from <= (found.at(-1)?.to ?? 0)) continue;
    while ((ends[next] ?? from) < from) next += 1;
    const to = ends[next] ?? endOfKeyLines(text, from);
    if (to > from) found.push({ kind: "private-key", from, to });
  }
  return found;
}

function endOfKeyLines(text: string, from: number): number {
  keyLines.lastIndex = from;
  return keyLines.test(text) ? keyLines.lastIndex : from;
}
