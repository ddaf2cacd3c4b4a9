import { timerKeys } from "../../desk/job-keys.ts";
import type { DeskStore } from "../../desk/store.ts";
import type { DeskTransaction } from "../../desk/transaction.ts";
import type { PersonId } from "../../kernel/person.ts";
import { hoursOf, type DeskPolicy } from "../../kernel/policy.ts";
import { periodsOf, type PeriodName } from "../../kernel/time/periods.ts";
import type { Rules } from "../../desk/tickets.ts";
import { listQueues } from "../queues/use-cases/rule-queues.ts";
import type { ReportDelivery } from "./deliveries.ts";
import { backlogAt, cohortOf, nextReport, type Report } from "./rules.ts";

/** The queues of which somebody may see figures: those that they lead, all of them for an administrator. */
export const reportedQueues = async (tx: DeskTransaction, by: PersonId): Promise<readonly string[]> =>
  (await listQueues(tx, by)).filter(({ ruled }) => ruled).map(({ queue }) => queue);

type Figures = Pick<DeskStore, "activityIn" | "openedIn" | "loadOf">;

/** The figures of some queues in a period. One opening time holds for all of them: that of the first. */
export async function makeReport(
  store: Figures,
  { policy, now }: { readonly policy: DeskPolicy; readonly now: Date },
  { queues, name }: { readonly queues: readonly string[]; readonly name: PeriodName },
): Promise<Report> {
  const hours = hoursOf(policy, queues[0] ?? "");
  const { period, before } = periodsOf(name, now, hours.zone);
  // One after the other: a report is no reason to let a press wait for a connection.
  const activity = await store.activityIn(queues, period);
  const activityBefore = await store.activityIn(queues, before);
  const between = await store.activityIn(queues, { from: before.to, to: period.from });
  const since = await store.activityIn(queues, { from: period.to, to: now });
  const opened = await store.openedIn(queues, period);
  const load = await store.loadOf(queues);
  const openNow = load.reduce((sum, { open }) => sum + open, 0);
  const backlog = backlogAt(openNow, since);
  return {
    queues,
    name,
    period,
    zone: hours.zone,
    activity,
    activityBefore,
    backlog,
    backlogBefore: backlogAt(backlogAt(backlog, activity), between),
    cohort: cohortOf(opened, hours, now),
    load,
  };
}

/** Has the next weekly report of every queue on its timer: at start, and when the hours have changed. */
export const planReports = (store: DeskStore, rules: Rules): Promise<void> =>
  store.transaction(async (tx) => {
    for (const queue of await tx.queues()) {
      const planned = await tx.timerAt(timerKeys.ofReport(queue));
      // One that is due has been waiting for the desk.
      if (planned === null || planned > rules.now()) await planReport(tx, rules, queue);
    }
  });

export const planReport = (tx: DeskTransaction, { policy, now }: Rules, queue: string): Promise<void> =>
  tx.setTimer({
    key: timerKeys.ofReport(queue),
    at: nextReport(hoursOf(policy, queue), now()),
    job: { kind: "report-due", queue },
  });

/** Has each lead of a queue told, by a job of their own, where the queue is served; then waits for the next week. */
export async function giveReport(tx: DeskTransaction, rules: Rules, queue: string): Promise<void> {
  await planReport(tx, rules, queue);
  if (!rules.policy.briefs.weekly) return;
  const channels = await tx.channels(queue);
  await tx.deliver(
    (await tx.leadsOf(queue)).flatMap(({ id, accounts }): ReportDelivery[] => {
      const account = accounts.find((each) => channels.some(({ platform }) => platform === each.platform));
      if (account === undefined) return [];
      const { platform, tenant, directAddress: address } = account;
      return [{ kind: "weekly-report", queue, person: id, to: { platform, tenant, address } }];
    }),
  );
}
