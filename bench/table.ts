import { isMet, type Figure } from "./figure.ts";
import type { Machine } from "./machine.ts";

export interface Measured {
  readonly name: string;
  readonly title: string;
  readonly figures: readonly Figure[];
}

export interface Report {
  readonly at: Date;
  readonly command: string;
  readonly machine: Machine;
  readonly measured: readonly Measured[];
}

export const asJson = (report: Report): string =>
  JSON.stringify(
    {
      ...report,
      measured: report.measured.map(({ figures, ...section }) => ({
        ...section,
        figures: figures.map((figure) => ({ ...figure, met: isMet(figure) })),
      })),
    },
    null,
    2,
  );

/** Markdown, so that it can stand in a README as it is. */
export function asTable({ at, command, machine, measured }: Report): string {
  const { cpu, cores, memory, system, node, load } = machine;
  return [
    `${at.toISOString().slice(0, 16).replace("T", " ")} UTC, ${cpu}, ${cores} cores, ${memory} GB, ${system}, Node ${node}, load ${load} before: \`${command}\``,
    ...measured.flatMap(({ title, figures }) => ["", `**${title}**`, "", ...rows(figures)]),
  ].join("\n");
}

function rows(figures: readonly Figure[]): readonly string[] {
  const cells = [["", "measured", "goal", "met", ""], ...figures.map(cellsOf)];
  const widths = [0, 1, 2, 3, 4].map((column) => Math.max(3, ...cells.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]): string =>
    `| ${row.map((cell, column) => (column === 1 ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0))).join(" | ")} |`;
  const rule = `|${widths.map((width, column) => "-".repeat(width + 1) + (column === 1 ? ":" : "-")).join("|")}|`;
  const [head = [], ...body] = cells;
  return [line(head), rule, ...body.map(line)];
}

function cellsOf(figure: Figure): readonly string[] {
  const { what, value, unit, goal, note = "" } = figure;
  const met = isMet(figure);
  return [what, `${shown(value)} ${unit}`, goalWords(goal), met === null ? "" : met ? "yes" : "**no**", note];
}

const goalWords = (goal: Figure["goal"]): string =>
  goal === undefined ? "" : "atLeast" in goal ? `≥ ${goal.atLeast}` : `≤ ${goal.atMost}`;

const shown = (value: number): string =>
  Number.isNaN(value) ? "none" : value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2);
