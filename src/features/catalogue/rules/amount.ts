/**
 * An amount as people write it, with at most two decimals: `1 234,50`, `1,234.50`, `1234.5`, with or without a currency. Null: it is
 * none. Of one mark with three digits after it nobody knows what it is meant for, but that nobody writes thousandths of money.
 */
export function readAmount(typed: string): number | null {
  const written = typed.replaceAll(/[\s\u00a0\u202f'’_]|\p{Sc}|[A-Z]{3}/giu, (part) =>
    /^[a-z]/iu.test(part) && !isCurrency(part) ? "?" : "",
  );
  const found = /^(-?)(\d{1,3}(?:([.,])\d{3})*|\d+)(?:([.,])(\d{1,2}))?$/u.exec(written);
  if (found === null) return null;
  const [, sign = "", whole = "", thousands, decimal, cents = ""] = found;
  if (thousands !== undefined && thousands === decimal) return null;
  // One mark throughout: 1.234.567
  const marks = new Set(whole.match(/[.,]/gu));
  if (marks.size > 1) return null;
  const amount = Number(`${whole.replaceAll(/[.,]/gu, "")}.${cents}`);
  return Number.isSafeInteger(Math.round(amount * 100)) ? (sign === "-" ? -amount : amount) : null;
}

const isCurrency = (letters: string): boolean => /^[a-z]{3}$/iu.test(letters);
