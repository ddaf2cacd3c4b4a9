import { readableOf } from "../../desk/readable.ts";
import { record, type Rules } from "../../desk/tickets.ts";
import type { DeskTransaction } from "../../desk/transaction.ts";
import { isPrivateQueue } from "../../kernel/policy.ts";
import { isToBePrivate, madePrivate } from "./rules.ts";

const atOnce = 100; // tickets in one change, so that nobody waits long for one of them

/** Makes the tickets of a queue private that are not yet, some at a time: those that have ended, too. */
export async function closeOff(tx: DeskTransaction, rules: Rules, queue: string): Promise<void> {
  if (!isPrivateQueue(rules.policy, queue)) return; // it was changed back
  const references = await tx.notPrivateIn(queue, atOnce);
  const readable = await readableOf(tx, references);
  for (const reference of readable) {
    const ticket = await tx.lock(reference);
    if (ticket !== null && isToBePrivate(rules.policy, ticket)) await record(tx, rules, ticket, madePrivate(ticket));
  }
  if (references.length === atOnce && readable.length > 0) await tx.deliver([{ kind: "close-off", queue }]);
}
