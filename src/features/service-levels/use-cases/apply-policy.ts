import type { DeskTransaction } from "../../../desk/ports.ts";
import type { DeskPolicy } from "../../../kernel/policy.ts";

interface HeldTo {
  /** The same for policies that promise the same. */
  readonly fingerprint: string;
  /** Whether somebody wants it now: another desk may have gone by an older policy meanwhile. */
  readonly asked: boolean;
}

/** Has what is open promised anew, queue by queue, when the policy is not the one it was promised under. */
export async function holdTo(tx: DeskTransaction, policy: DeskPolicy, { fingerprint, asked }: HeldTo): Promise<void> {
  const isOther = await tx.promisedUnder(fingerprint);
  // A ticket may be moved there before it has agents.
  for (const { nextLevel } of Object.values(policy.queues)) if (nextLevel !== null) await tx.addQueue(nextLevel);
  if (!isOther && !asked) return;
  const queues = await tx.queues();
  await tx.deliver(queues.map((queue) => ({ kind: "reschedule", queue, after: null })));
}
