import { z } from "zod";
import { timerKeys } from "../../desk/job-keys.ts";
import type { DeskStore } from "../../desk/store.ts";
import type { DeskTransaction } from "../../desk/transaction.ts";
import type { Rules } from "../../desk/tickets.ts";
import type { BriefDelivery } from "./deliveries.ts";
import { briefAfter, isSameBrief, lastBrief, type BriefMoment } from "./rules.ts";
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

/** Has the next one on its timer. However the hours are changed, each of a day is given once. */
export async function planBrief(tx: DeskTransaction, { policy, now }: Rules, queue: string): Promise<void> {
  const next = briefAfter(hoursOf(policy, queue), now(), tooLate, await readGiven(tx, queue));
  await tx.setTimer({ key: timerKeys.ofBrief(queue), at: next?.at ?? null, job: { kind: "brief-due", queue } });
}

/** A closed queue gets none. Once it is opened again, it is as new. */
export async function planNoBrief(tx: DeskTransaction, { now }: Pick<Rules, "now">, queue: string): Promise<void> {
  await readGiven(tx, queue);
  await tx.rememberInstead(keyOf(queue), {}, now());
  await tx.setTimer({ key: timerKeys.ofBrief(queue), at: null, job: { kind: "brief-due", queue } });
}

const keyOf = (queue: string): string => `brief:${queue}`;
const given = z.object({ which: z.enum(["morning", "handover"]), at: z.coerce.date() });

/** The last one that was given; null: none is known. Whoever asks second waits for the first. */
const readGiven = async (tx: DeskTransaction, queue: string): Promise<BriefMoment | null> =>
  given.safeParse(await tx.answerTo(keyOf(queue))).data ?? null;

const tooLate = 4 * 3_600_000; // milliseconds after a desk was off, or its platform was: the day is old by then

/** The brief that is not too late now; null: none. */
const momentNow = ({ policy, now }: Rules, queue: string): BriefMoment | null =>
  lastBrief(hoursOf(policy, queue), new Date(now().getTime() - tooLate), now());

/** Which brief is not too late now; null: none. */
export const briefNow = (rules: Rules, queue: string): BriefMoment["which"] | null =>
  momentNow(rules, queue)?.which ?? null;

/** Has everybody briefed whom the last moment concerns, each by a job of their own; then waits for the next. */
export async function giveBrief(tx: DeskTransaction, rules: Rules, queue: string): Promise<void> {
  const now = rules.now();
  const { zone } = hoursOf(rules.policy, queue);
  const moment = momentNow(rules, queue);
  const before = await readGiven(tx, queue);
  const isDue = moment !== null && (before === null || !isSameBrief(moment, before, zone));
  if (isDue) await tx.rememberInstead(keyOf(queue), { which: moment.which, at: now.toISOString() }, now);
  await planBrief(tx, rules, queue);
  if (!isDue || !rules.policy.briefs[moment.which]) return;
  const channels = await tx.channels(queue);
  if (moment.which === "handover") {
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
