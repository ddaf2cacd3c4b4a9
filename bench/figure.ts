/** Something measured, and what it is held against. */
export interface Figure {
  readonly what: string;
  readonly value: number;
  readonly unit: Unit;
  readonly goal?: Goal;
  /** What one has to know to read it. */
  readonly note?: string;
}

export type Unit = "/s" | "ms" | "s" | "min" | "MB" | "%" | "×" | "CPU s" | "tickets" | "posts" | "requests";
export type Goal = { readonly atLeast: number } | { readonly atMost: number };

/** Null where nothing was promised. */
export function isMet({ value, goal }: Figure): boolean | null {
  if (goal === undefined) return null;
  return "atLeast" in goal ? value >= goal.atLeast : value <= goal.atMost;
}

/** How many times as much as something else; 0 when there is nothing to compare with. */
export const ratio = (value: number, beside: number): number => (beside === 0 ? 0 : value / beside);
