import { z } from "zod";
import { inEachLanguage, locales, withSigns, type Locale } from "../../kernel/locale.ts";
import type { InLanguages } from "../../kernel/service.ts";
import { shown, word } from "../values.ts";

export const key = z.string({ error: "is not a name" }).regex(/^[a-z][a-z0-9-]{0,39}$/u, {
  error: "is not a name: small letters, digits and -, at most 40; the first is a letter",
});

export const shortKey = word("a name: small letters, digits and -, at most 20; the first is a letter", (text) =>
  /^[a-z][a-z0-9-]{0,19}$/u.test(text) ? text : null,
); // it goes with a button in a menu of Slack

export const emoji = word("one emoji", (text) => (/^\p{RGI_Emoji}$/v.test(text) ? text : null));

/** The same words in each language, or each its own. */
export const inLanguages = (what: string, longest: number) =>
  z.unknown().transform((value, context): InLanguages => {
    const wrong = (message: string, path: readonly PropertyKey[] = []): void =>
      context.addIssue({ code: "custom", path: [...path], message });
    const said = (text: unknown, path: readonly PropertyKey[]): string => {
      if (typeof text !== "string" && typeof text !== "number") {
        wrong(text === undefined ? `is missing: ${what}` : `${shown(text)} is not ${what}`, path);
        return "";
      }
      const written = String(text).trim();
      if (written === "") wrong(`is empty: ${what}`, path);
      const { length } = Array.from(written);
      if (length > longest) wrong(`has ${length} characters; at most ${longest} can be shown`, path);
      return written;
    };
    const words: Record<Locale, string> = { ...inEachLanguage(() => "") };
    if (typeof value !== "object" || value === null || Array.isArray(value)) {
      const one = said(value ?? undefined, []);
      for (const locale of locales) words[locale] = withSigns(one, locale);
      return words;
    }
    const given = new Map<string, unknown>(Object.entries(value));
    for (const name of given.keys())
      if (!locales.some((locale) => locale === name))
        wrong(`is no language of the desk: these are ${locales.join(", ")}`, [name]);
    for (const locale of locales) {
      if (given.has(locale)) words[locale] = withSigns(said(given.get(locale) ?? undefined, [locale]), locale);
      else wrong(`says nothing in ${locale}`);
    }
    return words;
  });

export const few = (all: readonly unknown[], longest: number, what: string, context: z.core.$RefinementCtx): void => {
  if (all.length > longest)
    context.addIssue({ code: "custom", message: `has ${all.length} ${what}; at most ${longest} can be shown` });
};
