import { change, type Rules } from "../../../desk/tickets.ts";
import type { DeskTransaction } from "../../../desk/transaction.ts";
import { chatAtWork } from "../../../desk/places.ts";
import { oldestLate } from "../../../desk/read-late.ts";
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

/** Those whose turn it is. */
export const nextToSee = (
  tx: DeskTransaction,
  { queue, own, person, until, after }: SeeLate,
): Promise<readonly string[]> =>
  tx.awaitedIn({ queue, person: own ? person : null }, { until: new Date(until), after, most: atOnce, except: person });

export async function see(tx: DeskTransaction, rules: Rules, { person }: SeeLate, reference: string): Promise<void> {
  await change(tx, rules, { reference, command: { type: "acknowledge" }, by: person });
}

/** Has those behind these seen to, or the digests told; whoever makes sure reads which of these could not be written down. */
export async function goOn(
  tx: DeskTransaction,
  job: SeeLate,
  references: readonly string[],
  failed: readonly string[],
): Promise<void> {
  const last = references.at(-1);
  const isMore = last !== undefined && references.length === atOnce;
  await tx.deliver([isMore ? { ...job, after: last } : { kind: "digest-due", queue: job.queue }]);
  if (failed.length > 0) await tellUnseen(tx, job, failed);
}

/** `references` none: of all that a digest asked about nobody knows what was written down. */
export async function tellUnseen(
  tx: DeskTransaction,
  { queue, person: id }: SeeLate,
  references: readonly string[],
): Promise<void> {
  const person = (await tx.people([id])).get(id);
  const platforms = (await tx.channels(queue)).map(({ platform }) => platform);
  const to = person === undefined ? null : chatAtWork(person, platforms);
  if (to !== null) await tx.deliver([{ kind: "late-unseen", queue, person: id, references, to }]);
}

/** Acknowledges all that a digest asked about, some at a time, each as if it were by itself; then the digests are due. */
export async function seeLate(tx: DeskTransaction, rules: Rules, job: SeeLate): Promise<void> {
  const references = await nextToSee(tx, job);
  for (const reference of references) await see(tx, rules, job, reference);
  await goOn(tx, job, references, []);
}
