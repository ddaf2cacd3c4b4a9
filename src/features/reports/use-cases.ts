import type { DeskStore } from "../../desk/store.ts";
import type { DeskTransaction } from "../../desk/transaction.ts";
import type { PersonId } from "../../kernel/person.ts";
import { hoursOf, type DeskPolicy } from "../../kernel/policy.ts";
import { periodsOf, type PeriodName } from "../../kernel/time/periods.ts";
import { listQueues } from "../queues/use-cases/rule-queues.ts";
import { backlogAt, cohortOf, type Report } from "./rules.ts";

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
