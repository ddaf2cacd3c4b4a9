import { timerKeys } from "../../desk/job-keys.ts";
import type { DeskStore } from "../../desk/store.ts";
import type { DeskTransaction } from "../../desk/transaction.ts";
import type { Rules } from "../../desk/tickets.ts";
import type { BriefDelivery } from "./deliveries.ts";
import { lastBrief, nextBrief, type BriefMoment } from "./rules.ts";
import { hoursOf } from "../../kernel/policy.ts";

/** Has the next brief of every queue on its timer: at start, and when the hours have changed. */
export const planBriefs = (store: DeskStore, rules: Rules): Promise<void> =>
  store.transaction(async (tx) => {
    for (const queue of await tx.queues()) {
      const planned = await tx.timerAt(timerKeys.ofBrief(queue));
      // One that is due has been waiting for the desk.
      if (planned === null || planned > rules.now()) await planBrief(tx, rules, queue);
    }
  });

export async function planBrief(tx: DeskTransaction, { policy, now }: Rules, queue: string): Promise<void> {
  const next = nextBrief(hoursOf(policy, queue), now());
  await tx.setTimer({ key: timerKeys.ofBrief(queue), at: next?.at ?? null, job: { kind: "brief-due", queue } });
}

const tooLate = 4 * 3_600_000; // milliseconds after a desk was off, or its platform was: the day is old by then

/** Which brief is not too late now; null: none. */
export const briefNow = ({ policy, now }: Rules, queue: string): BriefMoment["which"] | null =>
  lastBrief(hoursOf(policy, queue), new Date(now().getTime() - tooLate), now())?.which ?? null;

/** Has everybody briefed whom the last moment concerns, each by a job of their own; then waits for the next. */
export async function giveBrief(tx: DeskTransaction, rules: Rules, queue: string): Promise<void> {
  await planBrief(tx, rules, queue);
  const now = rules.now();
  const which = briefNow(rules, queue);
  if (which === null || !rules.policy.briefs[which]) return;
  const channels = await tx.channels(queue);
  if (which === "handover") {
    await tx.deliver(channels.map(({ platform }) => ({ kind: "handover", queue, platform })));
    return;
  }
  const agents = await tx.agentsOf(queue);
  // Whoever comes back today may still be marked away: both timers are due at the opening.
  const there = agents.filter(({ away }) => away === null || (away.until !== null && away.until <= now));
  await tx.deliver(
    there.flatMap(({ id, accounts }): BriefDelivery[] => {
      // Where they work: on the platform of the queue.
      const account = accounts.find((each) => channels.some(({ platform }) => platform === each.platform));
      if (account === undefined) return [];
      const { platform, tenant, directAddress } = account;
      return [{ kind: "morning", queue, person: id, to: { platform, tenant, address: directAddress } }];
    }),
  );
}
