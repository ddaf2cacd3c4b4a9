import type { DeskTransaction } from "../../desk/transaction.ts";
import { change, type Change, type ChangeAsked, type Rules } from "../../desk/tickets.ts";
import type { Of } from "../../kernel/event.ts";
import { meantTicket } from "../../kernel/ticket.ts";
import type { ClassificationCommand } from "./rules.ts";

/** Changes what a ticket says of itself. Whether whom it is to be for is an agent beside whoever asks, the rules are told. */
export async function changeParticulars(
  tx: DeskTransaction,
  rules: Rules,
  asked: ChangeAsked & { readonly command: Of<ClassificationCommand, "change"> },
): Promise<Change> {
  const { command, by } = asked;
  const { beneficiary } = command.to;
  if (beneficiary === undefined) return change(tx, rules, asked);
  // Locked first: it must not go to a queue that they serve meanwhile.
  const ticket = meantTicket(asked, await tx.lock(asked.reference));
  if (ticket === "lost" || ticket === "not-found") return { result: ticket };
  const theirs = new Set([ticket.queue, ...(await tx.queuesOf(by))]);
  const forColleague = (await tx.queuesOf(beneficiary)).some((queue) => theirs.has(queue));
  return change(tx, rules, { ...asked, command: { ...command, forColleague } });
}
