import type { Survivor } from "./survivors.ts";

export interface Mutant {
  readonly file: string;
  readonly source: string;
  readonly status: string;
  /** Lines and columns from 1. */
  readonly location: { readonly start: Place; readonly end: Place };
  readonly replacement?: string | undefined;
}
interface Place {
  readonly line: number;
  readonly column: number;
}

export interface Known {
  readonly survivors: readonly Survivor[];
  readonly unexamined: Readonly<Record<string, number>>;
}

/** A line for each file, and for each mutant that is not known to survive, or is known to and does not. */
export function compare(
  mutants: readonly Mutant[],
  { survivors, unexamined }: Known,
): { told: readonly string[]; isGood: boolean } {
  const told: string[] = [];
  let isGood = true;
  for (const [file, all] of Map.groupBy(mutants, (mutant) => mutant.file)) {
    const counted = all.filter(({ status }) => isCounted(status));
    const alive = counted.filter(({ status }) => !isKilled(status));
    const known = survivors.filter((each) => each.file === file);
    const unknown = alive.filter((mutant) => !known.some((each) => isSame(each, mutant)));
    const dead = known.filter((each) => !alive.some((mutant) => isSame(each, mutant)));
    const most = unexamined[file] ?? 0;
    const share = counted.length === 0 ? 100 : (100 * (counted.length - alive.length)) / counted.length;
    told.push(
      `${file}: ${counted.length - alive.length} of ${counted.length} killed (${share.toFixed(1)} %), ` +
        `${alive.length - unknown.length} survive for a reason, ${unknown.length} unexamined`,
    );
    if (unknown.length > most || dead.length > 0) isGood = false;
    if (unknown.length > most) told.push(...unknown.map((mutant) => `  survives: ${lineOf(mutant)}`));
    if (unknown.length < most) told.push(`  unexamined: ${most} can be ${unknown.length} now`);
    told.push(...dead.map(({ line, becomes }) => `  is killed now: ${line} → ${becomes}`));
  }
  return { told, isGood };
}

/** Ignored ones, and those that do not run, say nothing of the tests. */
const isCounted = (status: string): boolean => ["Killed", "Timeout", "Survived", "NoCoverage"].includes(status);
const isKilled = (status: string): boolean => status === "Killed" || status === "Timeout";

const isSame = (survivor: Survivor, mutant: Mutant): boolean =>
  survivor.line === lineIn(mutant) && survivor.was === wasOf(mutant) && survivor.becomes === mutant.replacement;

const lineIn = ({ source, location }: Mutant): string => source.split("\n")[location.start.line - 1]?.trim() ?? "";

/** What stood there, up to the end of its first line. */
function wasOf({ source, location: { start, end } }: Mutant): string {
  const line = source.split("\n")[start.line - 1] ?? "";
  return line.slice(start.column - 1, start.line === end.line ? end.column - 1 : undefined);
}

const lineOf = (mutant: Mutant): string =>
  `${mutant.location.start.line}: ${lineIn(mutant)}\n    ${wasOf(mutant)} → ${mutant.replacement ?? ""}`;
