export const locales = ["en", "fr"] as const;
export type Locale = (typeof locales)[number];

/** What stands between a label and its value. */
export const colons: Readonly<Record<Locale, string>> = { en: ": ", fr: "\u00a0: " };

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
