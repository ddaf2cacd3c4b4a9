import { groupsIn, matchesIn, type FoundSecret } from "./secret.ts";

/** Digits written as one number: alone, or in groups with one sign between them. */
const digitRun = /(?<![\p{L}\p{N}_.,+-])\d+(?:[ \u00a0\u202f.-]\d+)*(?![\p{L}\p{N}_])/gu;
const securityCode =
  /(?<![\p{L}\p{N}])(?:cv[vc]2?|cryptogramme(?: visuel)?)(?: is| est)?\s?[:=]?\s?(\d{3,4})(?!\d)/dgiu;
/** `FR76 `, after which digits are an account, not a card. */
const ibanStart = /[A-Z]{2}\d{2}\s?$/;

interface Scheme {
  readonly begins: RegExp;
  readonly lengths: readonly number[];
  readonly groups: RegExp;
}

const byFours = /^(?:4-){3}4(?:-3)?$/;
/** The issuers' number ranges (ISO/IEC 7812), the most common lengths first. */
const schemes: readonly Scheme[] = [
  { begins: /^4/, lengths: [16, 13, 19], groups: byFours }, // Visa
  { begins: /^(?:5[1-5]|222[1-9]|22[3-9]|2[3-6]|27[01]|2720)/, lengths: [16], groups: byFours }, // Mastercard
  { begins: /^3[47]/, lengths: [15], groups: /^4-6-5$/ }, // American Express
  { begins: /^(?:6011|64[4-9]|65|62)/, lengths: [16, 19], groups: byFours }, // Discover, UnionPay
  { begins: /^35(?:2[89]|[3-8])/, lengths: [16], groups: byFours }, // JCB
  { begins: /^(?:5018|5020|5038|6304|6759|676[1-3])/, lengths: [16, 19], groups: byFours }, // Maestro
  // Diners Club, only in its printed groups of 4-6-4. A SIRET also has 14 digits and passes the same check.
  { begins: /^3(?:0[0-59]|[689])/, lengths: [], groups: /^4-6-4$/ },
];

/** Payment cards by their issuer's range, length and check digit, and the security codes beside them. */
export const findCards = (text: string): readonly FoundSecret[] => [
  ...matchesIn(text, digitRun)
    .filter(({ index }) => !ibanStart.test(text.slice(Math.max(0, index - 5), index)))
    .flatMap(({ index, 0: run }) => cardsInRun(run, index)),
  ...groupsIn(text, securityCode, "card"),
];

/** A card may stand beside other numbers: every group may be its first, and the next four at most belong to it. */
function cardsInRun(run: string, at: number): readonly FoundSecret[] {
  const groups = matchesIn(run, /\d+/g);
  const found: FoundSecret[] = [];
  for (const [first, { index, 0: part }] of groups.entries()) {
    if (part.length < 4 || at + index < (found.at(-1)?.to ?? 0)) continue;
    const beginning = [1, 2, 3, 4, 5].map((count) => groups.slice(first, first + count));
    const last = beginning.find(isCard)?.at(-1);
    if (last !== undefined) found.push({ kind: "card", from: at + index, to: at + last.index + last[0].length });
  }
  return found;
}

function isCard(parts: readonly RegExpExecArray[]): boolean {
  const digits = parts.map(([part]) => part).join("");
  const shape = parts.map(([part]) => part.length).join("-");
  return schemes.some(
    ({ begins, lengths, groups }) =>
      begins.test(digits) &&
      (parts.length > 1 ? groups.test(shape) : lengths.includes(digits.length)) &&
      hasCheckDigit(digits),
  );
}

/** Luhn's formula: every second digit from the last counts double. */
function hasCheckDigit(digits: string): boolean {
  const sum = Array.from(digits, Number)
    .toReversed()
    .reduce((sum, digit, place) => sum + (place % 2 === 0 ? digit : digit < 5 ? 2 * digit : 2 * digit - 9), 0);
  return sum % 10 === 0;
}
