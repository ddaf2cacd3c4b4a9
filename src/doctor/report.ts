import type { Finding, State } from "./finding.ts";
import type { Results } from "./run-checks.ts";
import { count } from "./say.ts";

/** 0: all is well, warnings apart; 1: something is ill; 2: nothing is, but not everything could be looked at. */
export function exitCode({ findings }: Results): 0 | 1 | 2 {
  if (findings.some(({ state }) => state === "ill")) return 1;
  return findings.some(({ state }) => state === "unchecked") ? 2 : 0;
}

/** What stands before a finding, for whoever skims. */
export const signs: Readonly<Record<State, string>> = { well: "✓", warning: "!", ill: "✗", unchecked: "?" };
const indent = " ".repeat(18);

/** For people: a line for each finding, and what to do under it. */
export function asLines({ findings, mended }: Results): string {
  const lines = [
    ...mended.map(({ check, sentence }) => line("↻", check, `Mended: ${sentence}`)),
    ...findings.flatMap(({ check, state, sentence, remedy }) => [
      line(signs[state], check, sentence),
      ...(remedy === null ? [] : [`${indent}→ ${remedy}`]),
    ]),
  ];
  return lines.map((each) => `${each}\n`).join("");
}

const line = (sign: string, check: string, sentence: string): string => `${sign} ${check.padEnd(15)} ${sentence}`;

/** What stands under all of them. */
export function summary(findings: readonly Finding[]): string {
  const many = (state: State): number => findings.filter((finding) => finding.state === state).length;
  const parts = [
    ...(many("ill") > 0 ? [`${many("ill")} ill`] : []),
    ...(many("warning") > 0 ? [count(many("warning"), "warning")] : []),
    ...(many("unchecked") > 0 ? [`${many("unchecked")} not looked at`] : []),
  ];
  if (parts.length === 0) return "All is well.";
  const mendable = findings.filter(({ mend }) => mend !== null).length;
  const hint = mendable > 0 ? ` npm run doctor -- --repair mends ${mendable} of them.` : "";
  return `${parts.join(", ")}.${hint}`;
}

/** For programs. */
export function asJson(results: Results): string {
  const { findings, mended } = results;
  const report = { exitCode: exitCode(results), findings: findings.map(shown), mended: mended.map(shown) };
  return `${JSON.stringify(report, null, 2)}\n`;
}

const shown = ({ mend, ...finding }: Finding) => ({ ...finding, repairable: mend !== null });
