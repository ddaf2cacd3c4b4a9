import { change, type Rules } from "../../../desk/tickets.ts";
import type { DeskTransaction } from "../../../desk/transaction.ts";
import { oldestLate } from "../../../desk/read.ts";
import { anyAgent } from "../../../kernel/roles.ts";
import { pageAtMost } from "../../home/rules.ts";
import type { DigestDelivery } from "../deliveries.ts";
import type { LateSeen } from "../rules.ts";

type SeeLate = Extract<DigestDelivery, { kind: "see-late" }>;

/**
 * What making sure of all that a digest asked about comes to. Whether each of them may be acknowledged is asked again when it
 * is: one press may be of thousands.
 */
export async function asksToSee(
  tx: DeskTransaction,
  { queue, own, person, until }: Omit<SeeLate, "kind" | "after">,
): Promise<LateSeen> {
  const of = { queue, person: own ? person : null };
  const actor = await tx.actor(person, queue);
  const isAgent = anyAgent.some((role) => actor[role]);
  if (!own && !isAgent) return "for-agents";
  const part = { until: new Date(until), after: null };
  const [first, second] = await tx.awaitedIn(of, { ...part, most: 2, except: person });
  if (first === undefined) {
    const [theirs] = await tx.awaitedIn(of, { ...part, most: 1, except: null });
    return theirs === undefined ? "none" : "yours";
  }
  if (!isAgent && (await oldestLate(tx, of, { most: pageAtMost })).length === 0) return "leads-no-more";
  return second === undefined ? "one" : "several";
}

const atOnce = 50; // tickets in one change, so that nobody waits long for one of them

/** Acknowledges all that a digest asked about, some at a time, each as if it were by itself; then the digests are due. */
export async function seeLate(tx: DeskTransaction, rules: Rules, job: SeeLate): Promise<void> {
  const { queue, own, person, until, after } = job;
  const of = { queue, person: own ? person : null };
  const references = await tx.awaitedIn(of, { until: new Date(until), after, most: atOnce, except: person });
  for (const reference of references)
    await change(tx, rules, { reference, command: { type: "acknowledge" }, by: person });
  const last = references.at(-1);
  await tx.deliver([
    last !== undefined && references.length === atOnce ? { ...job, after: last } : { kind: "digest-due", queue },
  ]);
}
