export const locales = ["en", "fr"] as const;
export type Locale = (typeof locales)[number];

/** What stands between a label and its value. */
export const colons: Readonly<Record<Locale, string>> = { en: ": ", fr: "\u00a0: " };

/** What stands between a label and its value: a question has its mark already. */
export const colonAfter = (label: string, locale: Locale): string => (/\?\s*$/u.test(label) ? " " : colons[locale]);

/** What is said in each language. */
export const inEachLanguage = <Said>(say: (locale: Locale) => Said): Readonly<Record<Locale, Said>> => ({
  en: say("en"),
  fr: say("fr"),
});

const narrow = "\u202f"; // a narrow no-break space, which few keyboards have

/** Signs that stand apart from their word stay beside it, where a space would let one begin a line. */
const besideWords: Readonly<Record<Locale, (words: string) => string>> = {
  en: (words) => words,
  fr: (words) => words.replaceAll(/(?<=\S) (?=[;:!?»](?:[\s"”)»]|$))/gu, narrow).replaceAll(/« (?=\S)/gu, `«${narrow}`),
};

/** Words that somebody has written, as the desk writes its own. */
export const withSigns = (words: string, locale: Locale): string => besideWords[locale](words);

/** What a language is called in another, as a word by itself: English, Français. */
export function languageIn(locale: Locale, called: Locale): string {
  const name = languageWithin(locale, called);
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** The same within a sentence: English, français. */
export const languageWithin = (locale: Locale, called: Locale): string =>
  new Intl.DisplayNames([locale], { type: "language" }).of(called) ?? called;

/** The desk's language that comes nearest to a BCP 47 tag such as `fr-CA`; the fallback when none does. */
export function nearestLocale(tag: string | null, fallback: Locale): Locale {
  const language = tag?.toLowerCase().split(/[-_]/)[0];
  return locales.find((locale) => locale === language) ?? fallback;
}

/** The one of the desk's languages that a browser likes best, as its `Accept-Language` says. */
export function acceptedLocale(accepted: string, fallback: Locale): Locale {
  const liked = accepted
    .slice(0, 1_000)
    .split(",")
    .map((each) => {
      const [tag = "", ...more] = each.trim().split(";");
      const weight = more
        .find((parameter) => parameter.trim().startsWith("q="))
        ?.trim()
        .slice("q=".length);
      return {
        locale: locales.find((locale) => locale === tag.toLowerCase().split("-")[0]),
        weight: Number(weight ?? 1),
      };
    });
  const [best] = liked
    .filter(({ weight }) => weight > 0)
    .toSorted((one, other) => other.weight - one.weight)
    .flatMap(({ locale }) => locale ?? []);
  return best ?? fallback;
}
