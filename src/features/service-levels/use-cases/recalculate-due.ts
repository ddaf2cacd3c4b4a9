import type { DeskTransaction } from "../../../desk/ports.ts";
import { record, setTimer, type Rules } from "../../../desk/tickets.ts";
import { promiseAfter } from "../rules.ts";
import type { Ticket } from "../../../kernel/ticket.ts";

const atOnce = 100; // tickets in one change, so that nobody waits long for one of them

/** Promises anew what is open in a queue, some at a time, where the desk's new hours or service levels make it another date. */
export async function reschedule(
  tx: DeskTransaction,
  rules: Rules,
  { queue, after }: { readonly queue: string; readonly after: string | null },
): Promise<void> {
  const references = await tx.openReferences(queue, after, atOnce);
  for (const reference of references) {
    const ticket = await tx.lock(reference);
    if (ticket === null) continue;
    // What else the desk does by itself may be due at another time though nothing is promised anew.
    if ((await promiseAnew(tx, rules, ticket)) === ticket) await setTimer(tx, rules, ticket);
  }
  const last = references.at(-1);
  if (last !== undefined && references.length === atOnce)
    await tx.deliver([{ kind: "reschedule", queue, after: last }]);
}

/** The ticket with what today's policy promises of it; the very same while that is what was promised. */
export async function promiseAnew(tx: DeskTransaction, rules: Rules, ticket: Ticket): Promise<Ticket> {
  const event = { type: "rescheduled" } as const;
  return promiseAfter(rules.policy, event, ticket) === null ? ticket : record(tx, rules, ticket, event);
}
