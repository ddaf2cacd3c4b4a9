export const secretKinds = ["password", "token", "private-key", "card"] as const;
export type SecretKind = (typeof secretKinds)[number];

/** Where in a text a secret stands, in UTF-16 units: `text.slice(from, to)`. */
export interface FoundSecret {
  readonly kind: SecretKind;
  readonly from: number;
  readonly to: number;
}

/** As `matchAll`, which copies its pattern even where there is nothing to find, as there mostly is. */
export const matchesIn = (text: string, pattern: RegExp): readonly RegExpExecArray[] =>
  text.search(pattern) === -1 ? [] : [...text.matchAll(pattern)];

/** Every place at which a pattern (`dg` flags) has its first group. */
export const groupsIn = (text: string, pattern: RegExp, kind: SecretKind): readonly FoundSecret[] =>
  matchesIn(text, pattern).flatMap(({ indices }) => {
    const [from, to] = indices?.[1] ?? [0, 0];
    return to > from ? [{ kind, from, to }] : [];
  });
