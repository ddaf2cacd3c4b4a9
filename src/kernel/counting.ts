import type { Locale } from "./locale.ts";

/** How a language counts: its plurals and its way to write numbers. */
export function countingIn(locale: Locale) {
  const rules = new Intl.PluralRules(locale);
  const digits = new Intl.NumberFormat(locale);
  return {
    number: (count: number): string => digits.format(count),
    /** French counts 0 as singular and has a form for millions: only "one" is ever the singular. */
    plural: (count: number, one: string, other: string): string => (rules.select(count) === "one" ? one : other),
  };
}
