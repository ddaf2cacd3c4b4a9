import type { DeskTransaction } from "../../desk/transaction.ts";
import { readableOf } from "../../desk/readable.ts";
import { recalculateDue } from "../../desk/recalculate-due.ts";
import { setTimer, type Rules } from "../../desk/tickets.ts";
import { isPrivateQueue, type DeskPolicy } from "../../kernel/policy.ts";

interface PolicyVersion {
  /** The same for policies that promise the same. */
  readonly fingerprint: string;
  /** Whether somebody wants it now: another desk may have gone by an older policy meanwhile. */
  readonly asked: boolean;
}

/** Has the due dates of open tickets recalculated, queue by queue, when the policy is not the one they were made under. */
export async function applyPolicy(
  tx: DeskTransaction,
  policy: DeskPolicy,
  { fingerprint, asked }: PolicyVersion,
): Promise<void> {
  const isOther = await tx.recordPolicyVersion(fingerprint);
  // A ticket may be moved there before it has agents.
  for (const { nextLevel } of Object.values(policy.queues)) if (nextLevel !== null) await tx.addQueue(nextLevel);
  const privately = Object.keys(policy.queues).filter((queue) => isPrivateQueue(policy, queue));
  for (const queue of privately) await tx.addQueue(queue);
  if (!isOther && !asked) return;
  await tx.deliver(privately.map((queue) => ({ kind: "close-off", queue })));
  const queues = await tx.queues();
  await tx.deliver(queues.map((queue) => ({ kind: "reschedule", queue, after: null })));
}

const atOnce = 100; // tickets in one change, so that nobody waits long for one of them

/** Recalculates the due dates of a queue's open tickets, some at a time, after a reference (null: from the first). */
export async function reschedule(
  tx: DeskTransaction,
  rules: Rules,
  { queue, after }: { readonly queue: string; readonly after: string | null },
): Promise<void> {
  const references = await tx.openReferences(queue, after, atOnce);
  for (const reference of await readableOf(tx, references)) {
    const ticket = await tx.lock(reference);
    if (ticket === null) continue;
    // What else the desk does by itself may be due at another time though no due date is another.
    if ((await recalculateDue(tx, rules, ticket)) === ticket) await setTimer(tx, rules, ticket);
  }
  const last = references.at(-1);
  if (last !== undefined && references.length === atOnce)
    await tx.deliver([{ kind: "reschedule", queue, after: last }]);
}
