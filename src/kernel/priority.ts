import type { Impact, Priority, Urgency } from "./classification.ts";

/** Impact × urgency gives the priority. */
export type PriorityMatrix = Readonly<Record<Impact, Readonly<Record<Urgency, Priority>>>>;

/** ITIL's usual matrix; a desk may replace it (`DeskPolicy.priorityMatrix`). */
export const usualPriorityMatrix: PriorityMatrix = {
  everyone: { high: "P1", medium: "P2", low: "P3" },
  team: { high: "P2", medium: "P3", low: "P4" },
  one: { high: "P3", medium: "P3", low: "P4" },
};

export const priorityOf = (matrix: PriorityMatrix, impact: Impact, urgency: Urgency): Priority =>
  matrix[impact][urgency];
