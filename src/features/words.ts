import { en } from "./en.ts";
import { fr } from "./fr.ts";
import type { Locale } from "../kernel/locale.ts";
import type { Phrases } from "./phrases.ts";

export type { Phrases } from "./phrases.ts";

const all: Readonly<Record<Locale, Phrases>> = { en, fr };

/** Everything the desk says, in one language. */
export const phrases = (locale: Locale): Phrases => all[locale];
