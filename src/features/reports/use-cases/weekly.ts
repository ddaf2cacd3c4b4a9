import { z } from "zod";
import { timerKeys } from "../../../desk/job-keys.ts";
import type { DeskStore } from "../../../desk/store.ts";
import type { Rules } from "../../../desk/tickets.ts";
import type { DeskTransaction } from "../../../desk/transaction.ts";
import { hoursOf } from "../../../kernel/policy.ts";
import type { ReportDelivery } from "../deliveries.ts";
import { nextReport, reportInWeekOf, weekOf } from "../rules.ts";

/** Has the next weekly report of every queue on its timer: at start, and when the hours have changed. */
export const planReports = (store: DeskStore, rules: Rules): Promise<void> =>
  store.transaction(async (tx) => {
    for (const queue of await tx.queues()) {
      const planned = await tx.timerAt(timerKeys.ofReport(queue));
      // One that is due has been waiting for the desk.
      if (planned === null || planned > rules.now()) await planReport(tx, rules, queue);
    }
  });

/** Has the next one on its timer. However the hours are changed, that of a week is given once. */
export async function planReport(tx: DeskTransaction, { policy, now }: Rules, queue: string): Promise<void> {
  const given = await readGiven(tx, queue);
  const at = nextReport(hoursOf(policy, queue), now(), given);
  await tx.setTimer({ key: timerKeys.ofReport(queue), at, job: { kind: "report-due", queue } });
}

/** A closed queue gets none. Once it is opened again, it is as new. */
export async function planNoReport(tx: DeskTransaction, { now }: Pick<Rules, "now">, queue: string): Promise<void> {
  await readGiven(tx, queue);
  await tx.rememberInstead(keyOf(queue), {}, now());
  await tx.setTimer({ key: timerKeys.ofReport(queue), at: null, job: { kind: "report-due", queue } });
}

const keyOf = (queue: string): string => `report:${queue}`;
const given = z.object({ week: z.iso.date() });

/** The week whose report was given last; null: none is known. Whoever asks second waits for the first. */
const readGiven = async (tx: DeskTransaction, queue: string): Promise<string | null> =>
  given.safeParse(await tx.answerTo(keyOf(queue))).data?.week ?? null;

/**
 * Has each lead of a queue who wants it told, by a job of their own, where the queue is served; then waits for the next week.
 * One that waited for the desk until this week has begun, and not yet for its leads, comes when this one does.
 */
export async function giveReport(tx: DeskTransaction, rules: Rules, queue: string): Promise<void> {
  const hours = hoursOf(rules.policy, queue);
  const now = rules.now();
  const week = weekOf(hours, now);
  const isDue = reportInWeekOf(hours, now) <= now && (await readGiven(tx, queue)) !== week;
  if (isDue) await tx.rememberInstead(keyOf(queue), { week }, now);
  await planReport(tx, rules, queue);
  if (!isDue || !rules.policy.briefs.weekly) return;
  const channels = await tx.channels(queue);
  await tx.deliver(
    (await tx.leadsOf(queue)).flatMap(({ id, accounts, wants }): ReportDelivery[] => {
      const account = accounts.find((each) => channels.some(({ platform }) => platform === each.platform));
      if (account === undefined || !wants.weekly) return [];
      const { platform, tenant, directAddress: address } = account;
      return [{ kind: "weekly-report", queue, person: id, to: { platform, tenant, address } }];
    }),
  );
}
