import type { DeskTransaction } from "./ports.ts";
import { record, type Rules } from "./tickets.ts";
import { promiseAfter } from "../domain/service-level.ts";

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
    const event = { type: "rescheduled" } as const;
    if (promiseAfter(rules.policy, event, ticket) !== null) await record(tx, rules, ticket, event);
  }
  const last = references.at(-1);
  if (last !== undefined && references.length === atOnce)
    await tx.deliver([{ kind: "reschedule", queue, after: last }]);
}
