import { locales, type Locale } from "../kernel/locale.ts";

const minute = 60_000;
const units = [
  ["day", 1_440 * minute],
  ["hour", 60 * minute],
  ["minute", minute],
] as const;
type Unit = (typeof units)[number][0];

const formats = new Map(
  locales.map((locale) => [locale, new Map(units.map(([unit]) => [unit, formatOf(locale, unit)]))] as const),
);

function formatOf(locale: Locale, unit: Unit): Intl.NumberFormat {
  return new Intl.NumberFormat(locale, { style: "unit", unit, unitDisplay: "short" });
}

/**
 * `2 hr 10 min`: the two largest units, whole minutes; empty under a minute. A day has 24 hours: open hours, of which a
 * working day has fewer, are counted in hours (`longest`).
 */
export function duration(milliseconds: number, locale: Locale, longest: "day" | "hour" = "day"): string {
  let left = milliseconds;
  const parts: string[] = [];
  for (const [unit, length] of longest === "day" ? units : units.slice(1)) {
    const count = Math.floor(left / length);
    left -= count * length;
    // Beside days, minutes are not worth reading.
    if (count > 0 && parts.length < 2 && !(unit === "minute" && milliseconds >= 1_440 * minute))
      parts.push(formats.get(locale)?.get(unit)?.format(count) ?? `${count}`);
  }
  return parts.join(" ");
}
