import type { Locale } from "./locale.ts";

/** How a language counts: its plurals and its way to write numbers. */
export function countingIn(locale: Locale) {
  const rules = new Intl.PluralRules(locale);
  const digits = new Intl.NumberFormat(locale);
  const percents = new Intl.NumberFormat(locale, { style: "percent" });
  return {
    number: (count: number): string => digits.format(count),
    /** Of a share between 0 and 1. */
    percent: (share: number): string => percents.format(share),
    /** French counts 0 as singular and has a form for millions: only "one" is ever the singular. */
    plural: (count: number, one: string, other: string): string => (rules.select(count) === "one" ? one : other),
  };
}
