import type { CountedSpan } from "../../../kernel/policy.ts";
import { plainly } from "./typed-words.ts";

/** `null`: nothing is promised. */
export type ReadSpan = { readonly ok: true; readonly span: CountedSpan | null } | { readonly ok: false };

const minute = 60_000;
const hour = 60 * minute;
const longest = 9_999; // days or hours, as in helpdesk.yaml

const nothing = /^(?:|none|nothing|no|never|-|aucune?|rien|non|jamais)$/u;
const dayAndNight = /,? ?(?:day and night|jour et nuit|calendar|24 ?\/ ?7)$/u;
const parts = /(\d+(?:[.,]\d+)?) ?([a-z]+(?: [a-z]+)?)/gu;

/** "30 min", "4 h", "1h30", "2 days", "2 h, day and night"; "none" or nothing at all promises nothing. */
export function readSpan(typed: string): ReadSpan {
  const plain = plainly(typed);
  if (nothing.test(plain)) return { ok: true, span: null };
  const counted = dayAndNight.test(plain) ? "calendar" : "open";
  const length = plain
    .replace(dayAndNight, "")
    .replaceAll(/ (?:and|et) /gu, " ")
    .replace(/(\d) ?h ?(\d{1,2})$/u, "$1 h $2 min");
  let [days, typedTime] = [0, 0];
  const rest = length.replaceAll(parts, (_, amount: string, unit: string) => {
    const count = Number(amount.replace(",", "."));
    const part = lengthOf(unit);
    days += part === "days" ? count : 0;
    typedTime += part === "days" ? 0 : count * part;
    return "";
  });
  const milliseconds = Math.round(typedTime / minute) * minute;
  const isSound = Number.isInteger(days) && days <= longest && milliseconds <= longest * hour;
  if (/[^\s,]/u.test(rest) || !isSound || days + milliseconds <= 0) return { ok: false };
  return { ok: true, span: { days, milliseconds, counted } };
}

function lengthOf(unit: string): number | "days" {
  if (/^(?:m|mn|min|mins|minutes?)$/u.test(unit)) return minute;
  if (/^(?:h|hrs?|hours?|heures?)$/u.test(unit)) return hour;
  return /^(?:d|j|days?|jours?|(?:working|business) days?|jours? ouvres?)$/u.test(unit) ? "days" : Number.NaN;
}
