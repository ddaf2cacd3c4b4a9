import type { TicketDraft } from "../../../kernel/command.ts";
import { priorityOf, type PriorityMatrix } from "../../../kernel/priority.ts";
import type { TicketEvent } from "../../../kernel/ticket-event.ts";

/** The first event of a ticket. Anybody who can reach the desk may open one. */
export const openTicket = (
  draft: TicketDraft,
  requester: string,
  matrix: PriorityMatrix,
): Extract<TicketEvent, { type: "opened" }> => ({
  type: "opened",
  ...draft,
  requester,
  priority: priorityOf(matrix, draft.impact, draft.urgency),
});
