import type { DeskTransaction } from "./transaction.ts";
import { record, type Rules } from "./tickets.ts";
import { movedDue } from "../features/service-levels/rules.ts";
import type { Ticket } from "../kernel/ticket.ts";

/** The ticket with the due dates of today's policy; the very same while they are its own. */
export const recalculateDue = async (tx: DeskTransaction, rules: Rules, ticket: Ticket): Promise<Ticket> =>
  movedDue(rules.policy, ticket) === null ? ticket : record(tx, rules, ticket, { type: "rescheduled" });
