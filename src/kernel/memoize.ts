import { locales, type Locale } from "./locale.ts";

/** Computes a value once per key, and keeps the newest `limit` of them. */
export function memoize<Key, Value>(limit: number, compute: (key: Key) => Value): (key: Key) => Value {
  const known = new Map<Key, { readonly value: Value }>();
  return (key) => {
    const found = known.get(key);
    if (found !== undefined) return found.value;
    const value = compute(key);
    const [oldest] = known.keys();
    if (known.size >= limit && oldest !== undefined) known.delete(oldest);
    known.set(key, { value });
    return value;
  };
}

/** Computes a value once per language and day (`yyyy-mm-dd`), and keeps those of the last day asked for. */
export function memoizeByLocaleAndDay<Made>(
  make: (locale: Locale, day: string) => Made,
): (locale: Locale, day?: string) => Made {
  const inLocale = memoize(locales.length, (locale: Locale) => memoize(1, (day: string) => make(locale, day)));
  return (locale, day = "") => inLocale(locale)(day);
}
