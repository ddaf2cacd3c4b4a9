import type { Locale } from "../kernel/locale.ts";
import { memoize } from "../kernel/memoize.ts";
import type { Choice } from "./form.ts";

const collatorOf = memoize(2, (locale: Locale) => new Intl.Collator(locale, { numeric: true }));

/** Names as a dictionary of the reader's language has them: Émile stands before Zoé, and “Desk 9” before “Desk 10”. */
export const inAlphabet = <Named extends Pick<Choice, "label">>(
  named: readonly Named[],
  locale: Locale,
): readonly Named[] => named.toSorted((one, other) => collatorOf(locale).compare(one.label, other.label));
