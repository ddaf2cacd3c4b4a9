import type { Locale } from "../kernel/locale.ts";

const narrow = "\u202f"; // a narrow no-break space, which few keyboards have

const inFrench = (words: string): string =>
  words.replaceAll(/(?<=\S) (?=[;:!?»](?:[\s"”)»]|$))/gu, narrow).replaceAll(/« (?=\S)/gu, `«${narrow}`);

const beside: Readonly<Record<Locale, (words: string) => string>> = { en: (words) => words, fr: inFrench };

/** Words as the desk says its own: French signs stay beside their word, where a space would let one begin a line. */
export const withSigns = (words: string, locale: Locale): string => beside[locale](words);
