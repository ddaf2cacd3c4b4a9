import { usualPriorityMatrix, type PriorityMatrix } from "./priority.ts";

/** What a desk may decide for itself. Durations are in milliseconds. */
export interface DeskPolicy {
  readonly priorityMatrix: PriorityMatrix;
  /** How long after its end a ticket may be reopened; later a follow-up is opened. */
  readonly reopenFor: number;
  /** How long a requester waits between two "where does it stand?". */
  readonly chaseEvery: number;
  /** The refusal that marks the ticket escalated. */
  readonly refusalsBeforeEscalation: number;
}

const hour = 3_600_000;

export const usualPolicy: DeskPolicy = {
  priorityMatrix: usualPriorityMatrix,
  reopenFor: 14 * 24 * hour,
  chaseEvery: 4 * hour,
  refusalsBeforeEscalation: 2,
};
