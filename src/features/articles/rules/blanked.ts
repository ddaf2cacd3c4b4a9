import { maskSecrets } from "../../../kernel/words/secrets.ts";
import { foldedWord } from "../../search/rules/fold.ts";

/** What stands for what is nobody's business. */
export interface Blanks {
  readonly name: string;
  readonly address: string;
  readonly phone: string;
}

// As long as an address may be: a long word is gone over once.
const email = /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]{1,64}@(?:[\p{L}\p{N}-]{1,63}\.){1,8}\p{L}{2,63}/gu;
const digits = /(?<![\p{L}\p{N}.,_-])[+(]?\d[\d \u00a0\u202f()./-]{6,20}\d(?![\p{L}\p{N}_])/gu;
const leastOfName = 3; // letters: shorter parts are words as well, such as “de”

/** Whose name gives way to whose: that of somebody who is written to. */
export interface Instead {
  readonly of: string;
  readonly name: string;
}

/**
 * Words without secrets, e-mail addresses, phone numbers and the names of those whom they may be about. Rather a word too much:
 * whoever reads it next can write it again. `instead`: a name that another stands for, where nobody else is called so.
 */
export function blanked(text: string, names: readonly string[], blanks: Blanks, instead?: Instead): string {
  const known = new Set(names.flatMap(wordsOf).map(foldedWord));
  const replaced = new Set(instead === undefined || instead.name === "" ? [] : wordsOf(instead.of).map(foldedWord));
  const name = (word: string): string => {
    if (known.has(foldedWord(word))) return blanks.name;
    return instead !== undefined && replaced.has(foldedWord(word)) ? instead.name : word;
  };
  const plain = maskSecrets(text)
    .replaceAll(email, blanks.address)
    .replaceAll(digits, (number) => (isPhone(number) ? blanks.phone : number))
    .replaceAll(/[\p{L}\p{M}]+/gu, name);
  const once = asOne(plain, blanks.name);
  return replaced.size === 0 || instead === undefined ? once : asOne(once, instead.name);
}

/** A blank that is left in words to somebody, as it stands there; null: there is none. */
export function blankLeft(text: string, blanks: readonly Blanks[]): string | null {
  const all = blanks.flatMap(({ name, address, phone }) => [name, address, phone]);
  return all.find((blank) => text.includes(blank)) ?? null;
}

/** With a country's or a trunk prefix, or in groups as in North America: no date, no reference, no address of a machine. */
function isPhone(number: string): boolean {
  const count = number.replaceAll(/\D/gu, "").length;
  return count >= 8 && count <= 15 && (/^[+(0]/u.test(number) || /^\d{3}[-. ]\d{3}[-. ]\d{4}$/u.test(number));
}

const wordsOf = (name: string): readonly string[] =>
  (name.match(/[\p{L}\p{M}]+/gu) ?? []).filter((word) => foldedWord(word).length >= leastOfName);

/** A first name and a name are one person. */
function asOne(text: string, blank: string): string {
  const once = [" ", "\u00a0", "\u202f", "-"].reduce(
    (words, between) => words.replaceAll(`${blank}${between}${blank}`, blank),
    text,
  );
  return once === text ? text : asOne(once, blank);
}
