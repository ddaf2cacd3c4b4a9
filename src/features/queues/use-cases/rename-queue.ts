import type { QueueStanding } from "../../../desk/reader.ts";
import type { DeskTransaction } from "../../../desk/transaction.ts";
import type { PersonId } from "../../../kernel/person.ts";
import { queuesNamedIn, type DeskPolicy } from "../../../kernel/policy.ts";
import { isInLatin } from "../rules.ts";
import { resembling } from "../rules/resembling.ts";

export type Renamed =
  | { readonly result: "renamed"; readonly from: string }
  | { readonly result: "not-allowed" }
  /** Another queue is called so, was at first, or is in the policy. */
  | { readonly result: "taken" }
  /** It may be read as another's, which only an administrator gives. */
  | { readonly result: "resembles" };

/**
 * Calls a queue by another name. Its first name stays what everything else goes by: tickets, the policy, and who types it.
 * @param to a name that `isQueueName` takes
 */
export async function renameQueue(
  tx: DeskTransaction,
  policy: DeskPolicy,
  { queue, to, by }: { readonly queue: string; readonly to: string; readonly by: PersonId },
): Promise<Renamed> {
  await tx.holdQueues();
  const all = await tx.standings();
  const standing = all.find((each) => each.queue === queue);
  const { administrator, lead } = await tx.actor(by, queue);
  if (standing === undefined || !(administrator || lead)) return { result: "not-allowed" };
  const ofPolicy = [...queuesNamedIn(policy)].filter((name) => name !== queue);
  const others = namesOf(all.filter((each) => each !== standing)).concat(ofPolicy);
  if (others.includes(to)) return { result: "taken" };
  const isOnlyItself = isInLatin(to) && resembling(to, others) === null;
  if (!administrator && !isOnlyItself) return { result: "resembles" };
  const from = standing.title ?? queue;
  if (from === to) return { result: "renamed", from };
  await tx.renameQueue(queue, to === queue ? null : to);
  await tx.deliver(standing.channels.map(({ platform }) => ({ kind: "renamed", queue, platform, by, from, to })));
  return { result: "renamed", from };
}

/** All names that queues have or had at first. */
export const namesOf = (standings: readonly QueueStanding[]): readonly string[] =>
  standings.flatMap(({ queue, title }) => (title === null ? [queue] : [queue, title]));

/** The queue that somebody means by a name: what it was called at first, or is now. */
export const queueMeant = (standings: readonly QueueStanding[], typed: string): string =>
  standings.some(({ queue }) => queue === typed)
    ? typed
    : (standings.find(({ title }) => title === typed)?.queue ?? typed);

/** A queue that is called as the policy now calls another has its first name again, which its channels read. */
export async function freeNamesOf(tx: DeskTransaction, policy: DeskPolicy): Promise<void> {
  await tx.holdQueues();
  const named = queuesNamedIn(policy);
  for (const { queue, title, channels } of await tx.standings()) {
    if (title === null || title === queue || !named.has(title)) continue;
    await tx.renameQueue(queue, null);
    await tx.deliver(
      channels.map(({ platform }) => ({ kind: "renamed", queue, platform, by: null, from: title, to: queue })),
    );
  }
}
