import { locales } from "../../../kernel/locale.ts";

/**
 * An amount of a currency (ISO 4217) as people write it, with at most two decimals: `1 234,50`, `1,234.50 €`, `EUR 1234.5`,
 * `12 euros`. Null: it is none. `other-currency`: it is one of another. Of one mark with three digits after it nobody knows what it
 * is meant for, but that nobody writes thousandths of money.
 */
export function readAmount(typed: string, currency: string): number | "other-currency" | null {
  const parted = /^([^\d-]*)(-?)\s*([\d\s\u00a0\u202f'’_.,]*\d)([^\d]*)$/u.exec(typed);
  if (parted === null) return null;
  const [, before = "", sign = "", digits = "", after = ""] = parted;
  const amount = numberOf(digits.replaceAll(/[\s'’_]/gu, ""));
  const units = [before, after].map((unit) => unit.trim()).filter((unit) => unit !== "");
  if (amount === null || units.length > 1) return null;
  const [unit = currency] = units;
  if (means(unit, currency)) return sign === "-" ? -amount : amount;
  return currencies.some((other) => means(unit, other)) ? "other-currency" : null;
}

function numberOf(digits: string): number | null {
  const found = /^(\d{1,3}(?:([.,])\d{3})*|\d+)(?:([.,])(\d{1,2}))?$/u.exec(digits);
  if (found === null) return null;
  const [, whole = "", thousands, decimal, cents = ""] = found;
  if (thousands !== undefined && thousands === decimal) return null;
  // One mark throughout: 1.234.567
  const marks = new Set(whole.match(/[.,]/gu));
  if (marks.size > 1) return null;
  const amount = Number(`${whole.replaceAll(/[.,]/gu, "")}.${cents}`);
  return Number.isSafeInteger(Math.round(amount * 100)) ? amount : null;
}

const currencies = Intl.supportedValuesOf("currency");
const names = locales.map((locale) => new Intl.DisplayNames([locale], { type: "currency" }));

/** “Euros” and “EURO” are one. */
const bare = (words: string): string => words.toLowerCase().replaceAll(/s\b/gu, "");

/** Whether somebody who writes this beside an amount means the currency: its code, its sign, its name or a word of that. */
function means(unit: string, currency: string): boolean {
  if (unit.toUpperCase() === currency || signsOf(currency).has(unit.toUpperCase())) return true;
  return names.some((each) => {
    const name = bare(each.of(currency) ?? "");
    return name === bare(unit) || (unit.length >= shortestWord && name.split(" ").includes(bare(unit)));
  });
}

const shortestWord = 3; // letters: “yen”

const known = new Map<string, ReadonlySet<string>>();

function signsOf(currency: string): ReadonlySet<string> {
  const before = known.get(currency);
  if (before !== undefined) return before;
  const signs = new Set(
    locales.flatMap((locale) =>
      (["symbol", "narrowSymbol"] as const).flatMap((currencyDisplay) =>
        new Intl.NumberFormat(locale, { style: "currency", currency, currencyDisplay })
          .formatToParts(0)
          .flatMap(({ type, value }) => (type === "currency" ? [value.toUpperCase()] : [])),
      ),
    ),
  );
  known.set(currency, signs);
  return signs;
}
