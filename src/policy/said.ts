/** A value of the policy in one line, as helpdesk.yaml would have it. */

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

const amount = (many: number, unit: string): string => (many === 0 ? "" : `${many}${unit}`);

const length = (days: number, milliseconds: number): string =>
  [
    amount(days, "d"),
    amount(Math.floor(milliseconds / hour), "h"),
    amount(Math.floor((milliseconds % hour) / minute), "m"),
    amount((milliseconds % minute) / 1_000, "s"),
  ].join("") || "0m";

const clock = (minutes: number): string => `${Math.floor(minutes / 60)}:${`${minutes % 60}`.padStart(2, "0")}`;

/** Milliseconds by the names that such lengths of time have. */
const isElapsed = (path: readonly string[]): boolean =>
  path.some((name) => /(?:For|Every|AtMost|Within|After)$|^undoSend$/u.test(name));

const longest = 60; // characters: what is longer is known by its beginning

/** @param path where it stands, which tells what a number means */
export function saidOf(value: string | number | boolean | null, path: readonly string[]): string {
  if (value === null) return "none";
  if (typeof value === "number") return numberOf(value, path);
  if (typeof value === "boolean") return String(value);
  const line = value.replaceAll(/\s+/gu, " ");
  const shown = line.length > longest ? `${line.slice(0, longest - 1)}…` : line;
  return /^[\w@.:/+-]+$/u.test(shown) ? shown : `“${shown}”`;
}

function numberOf(value: number, path: readonly string[]): string {
  const [first, last = first] = [path[0], path.at(-1)];
  if (first === "quiet" && (last === "from" || last === "to")) return clock(value);
  if (last === "rate" || last === "budget") return (value / 100).toFixed(2);
  if (last === "atMost" && path.at(-2) === "files") return sizeOf(value);
  if (first === "atRiskAt") return `${Math.round(value * 100)}%`;
  return isElapsed(path) && value % 1_000 === 0 ? length(Math.floor(value / day), value % day) : String(value);
}

const kilobyte = 1024;
const megabyte = kilobyte * kilobyte;

const sizeOf = (bytes: number): string =>
  bytes % megabyte === 0 ? `${bytes / megabyte} MB` : `${Math.round((bytes / kilobyte) * 100) / 100} kB`;

/** A length of time, a stretch of a day, or what has a number alone; null: it is neither. */
export function saidShort(value: object): string | null {
  const { days, milliseconds, counted, from, to, ...more } = Object.assign(
    { days: null, milliseconds: null, counted: null, from: null, to: null },
    value,
  );
  if (Object.keys(more).length > 0) return null;
  if (typeof days === "number" && typeof milliseconds === "number")
    return length(days, milliseconds) + (counted === "calendar" ? " calendar" : "");
  if (typeof from === "number" && typeof to === "number")
    return `${clock(from)}-${clock(to > 1_440 ? to - 1_440 : to)}`;
  return null;
}
