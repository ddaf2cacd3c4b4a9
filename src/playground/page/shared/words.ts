import type { Locale } from "../../../kernel/locale.ts";
import { en } from "./words-en.ts";
import { fr } from "./words-fr.ts";

/** Everything the page itself says, in one language; what the desk says is in its own locales. */
export type Words = typeof en;

const all: Readonly<Record<Locale, Words>> = { en, fr };

export const wordsIn = (locale: Locale): Words => all[locale];
