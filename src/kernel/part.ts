import type { InLanguages } from "./service.ts";
import type { TicketStatus } from "./status.ts";

/** One of the tickets that a service opens beside its own, as the ticket of the whole knows of it. */
export interface Part {
  /** The service it is, by its key. */
  readonly service: string;
  readonly name: InLanguages;
  /** Its reference; null: it is not opened yet. */
  readonly ticket: string | null;
  readonly status: TicketStatus;
  /** Only its own people and the agents of its queue read more of it than this. */
  readonly isPrivate?: true | undefined;
  /** Where it is now, whose agents alone read it; left out: not known. */
  readonly queue?: string | undefined;
}

/** What was asked of it is done, or is not to be done any more. */
export const isDone = ({ status }: Pick<Part, "status">): boolean =>
  status === "resolved" || status === "closed" || status === "cancelled";

export const partsLeft = ({ parts }: { readonly parts: readonly Part[] }): readonly Part[] =>
  parts.filter((part) => !isDone(part));
