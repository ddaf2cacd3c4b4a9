import { timerKeys } from "../desk/job-keys.ts";
import type { Delivery } from "../desk/delivery.ts";
import type { DeskStore, MissingTime } from "../desk/store.ts";
import type { Rules } from "../desk/tickets.ts";
import type { DeskTransaction, Timer } from "../desk/transaction.ts";
import { wake } from "../desk/wake.ts";
import { comeBack } from "../features/absence/use-cases.ts";
import { giveBrief } from "../features/briefs/use-cases.ts";
import { takeAsTold } from "../features/digests/use-cases/take-as-told.ts";
import { giveUp } from "../features/replies/desk/leaving.ts";
import { giveReport } from "../features/reports/use-cases/weekly.ts";
import { daysBetween } from "../kernel/time/calendar.ts";
import type { RestoredDatabase } from "../store/backup/missing-time.ts";

export interface Settled {
  /** How many timers fell due in the time that is missing. */
  readonly passedOver: number;
  /** How many cards are to be brought up to date, or posted. */
  readonly cards: number;
  /** What could not be looked at, such as a ticket whose row cannot be read: its timer rings once the desk runs. */
  readonly failed: readonly string[];
  /** The tickets on which an agent's reply was about to leave, which is given back: nobody knows whether it did. */
  readonly givenBack: readonly string[];
}

const atOnce = 500; // jobs in one transaction

/**
 * Has a restored database go on after the time that is missing in it. The desk did work in that time: what it did by the
 * clock is written down again and not said again, nothing that it named is named a second time, and every card of an open
 * ticket shows what is known here.
 */
export async function settle(
  { store, restored, rules }: { store: DeskStore; restored: RestoredDatabase; rules: Rules },
  missing: MissingTime,
): Promise<Settled> {
  const now = rules.now();
  // A clock that ran ahead gave references of days to come.
  const last = missing.to > now ? missing.to : now;
  await restored.leap(missing, daysBetween(missing.from, last, rules.zone));
  // What is yet to come was said by no desk, however far its clock ran ahead.
  const until = missing.to < now ? missing.to : now;
  const then: Rules = { ...rules, now: () => until };
  const due = await restored.dueTimers(until);
  const failed: string[] = [];
  for (const { key, job } of due) {
    if (job.kind === "catch-up") await restored.forgetPostponed(job.surface);
    try {
      await store.transaction((tx) => passOver(unsaid(tx), then, key, job));
    } catch {
      // One that cannot be read must not keep all others from going on. The doctor says why, and makes it anew.
      await store.transaction((tx) => tx.setTimer({ key, at: until, job }));
      failed.push(job.kind === "wake" ? job.ticket : key);
    }
  }
  const passedOver = due.length - failed.length;
  const replies = due.flatMap(({ job }) => (job.kind === "send-reply" ? [job.ticket] : []));
  for (const queue of await store.queues()) {
    try {
      await store.transaction((tx) => takeAsTold(unsaid(tx), then, queue));
    } catch {
      failed.push(timerKeys.ofDigest(queue));
    }
  }
  const cards = await restored.cards();
  for (let from = 0; from < cards.length; from += atOnce) {
    const jobs = cards
      .slice(from, from + atOnce)
      .map(({ surface, posted }): Delivery =>
        posted ? { kind: "refresh-card", surface } : { kind: "note", surface, event: 1 },
      );
    await store.transaction((tx) => tx.deliver(jobs));
  }
  await restored.finish();
  return { passedOver, cards: cards.length, failed, givenBack: [...new Set(replies)] };
}

/**
 * A change of which nobody hears, but for words that are given back. What the desk does next to other tickets it does all the
 * same.
 */
const unsaid = (tx: DeskTransaction): DeskTransaction => ({
  ...tx,
  deliver: (all) => tx.deliver(all.filter(({ kind }) => own.some((each) => each === kind))),
});
const own = [
  "see-to-take-back",
  "gather-parts",
  "follow-whole",
  "reply-kept",
] as const satisfies readonly Delivery["kind"][];

/** Does to the desk's memory what a timer did, and sets it anew where it goes on. */
async function passOver(tx: DeskTransaction, rules: Rules, key: string, job: Timer["job"]): Promise<void> {
  await tx.setTimer({ key, at: null, job });
  if (job.kind === "wake") await wake(tx, rules, job.ticket);
  // It may have been sent, or not: its author is asked.
  if (job.kind === "send-reply") await giveUp(tx, job, "restored");
  if (job.kind === "come-back") await comeBack(tx, rules, job.person);
  if (job.kind === "brief-due") await giveBrief(tx, rules, job.queue);
  if (job.kind === "report-due") await giveReport(tx, rules, job.queue);
}
