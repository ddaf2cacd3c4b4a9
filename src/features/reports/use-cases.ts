import { readTicket } from "../../desk/read.ts";
import { countLate } from "../../desk/read-lists.ts";
import type { DeskStore } from "../../desk/store.ts";
import type { DeskTransaction } from "../../desk/transaction.ts";
import type { PersonId } from "../../kernel/person.ts";
import { hoursOf, type DeskPolicy } from "../../kernel/policy.ts";
import type { BusinessHours } from "../../kernel/time/business-hours.ts";
import { periodsOf, type Period, type PeriodName } from "../../kernel/time/periods.ts";
import { listQueues } from "../queues/use-cases/rule-queues.ts";
import { openAtEnd, sizeOf, stretchesOf, type RatedAttempt, type Report } from "./rules.ts";

/** A queue of which somebody may see figures. */
export interface ReportedQueue {
  readonly queue: string;
  /** What it is called since it was renamed; null: by its name. */
  readonly title: string | null;
  /** They lead it; else they are an administrator. */
  readonly led: boolean;
  /** Whether a ticket ever came to it. */
  readonly hadTickets: boolean;
}

/** Those that they lead, all of them for an administrator. */
export async function reportedQueues(tx: DeskTransaction, by: PersonId): Promise<readonly ReportedQueue[]> {
  const ruled = (await listQueues(tx, by)).filter((each) => each.ruled);
  return ruled.map(({ queue, title, leads, hadTickets }) => ({ queue, title, hadTickets, led: leads.includes(by) }));
}

type Figures = Pick<DeskStore, "activityIn" | "cohortIn" | "timeSpentIn" | "backlogOf" | "loadOf" | "countAfter">;

/** The hours whose weeks and months are meant: those of the one queue, of several the desk's. */
export const calendarOf = (policy: DeskPolicy, [only, ...others]: readonly string[]): BusinessHours =>
  only === undefined || others.length > 0 ? policy.hours : hoursOf(policy, only);

/**
 * The figures of some queues in a period, each ticket by the hours of its queue. `led`: those of which the reader may know
 * what each agent has.
 */
export async function makeReport(
  store: Figures,
  { policy, now }: { readonly policy: DeskPolicy; readonly now: Date },
  {
    queues,
    led,
    name,
  }: { readonly queues: readonly string[]; readonly led: readonly string[]; readonly name: PeriodName },
): Promise<Report> {
  const { zone } = calendarOf(policy, queues);
  const { period, before } = periodsOf(name, now, zone);
  const hours = (queue: string): BusinessHours => hoursOf(policy, queue);
  const stretches = stretchesOf(queues, hours, { from: before.from, to: now });
  const asMuchLater = new Date(before.to.getTime() + now.getTime() - period.to.getTime());
  // One after the other: a report is no reason to let a press wait for a connection.
  const activity = await store.activityIn(queues, period);
  const activityBefore = await store.activityIn(queues, before);
  const between = await store.activityIn(queues, { from: before.to, to: period.from });
  const since = await store.activityIn(queues, { from: period.to, to: now });
  const cohort = await store.cohortIn(stretches, period, now);
  const cohortBefore = await store.cohortIn(stretches, before, asMuchLater);
  const spent = await store.timeSpentIn(stretches, period, now);
  const backlog = await store.backlogOf(queues, now);
  const late = await countLate(store, queues, now);
  const load = led.length === 0 ? [] : await store.loadOf(led);
  const open = openAtEnd(sizeOf(backlog), since);
  const openBefore = openAtEnd(openAtEnd(open, activity), between);
  return {
    queues,
    name,
    period,
    zone,
    activity,
    activityBefore,
    open,
    openBefore,
    cohort,
    cohortBefore,
    spent,
    backlog,
    late,
    load,
  };
}

const mostRatings = 10; // two blocks each, of the fifty that Slack takes

export interface LowRatings {
  readonly rated: readonly RatedAttempt[];
  /** There are more than these. */
  readonly more: boolean;
}

/** What was written to few stars, as far as somebody may read it still; the newest first. */
export async function readLowRatings(
  store: Pick<DeskStore, "lowRatingsIn" | "ticket" | "actor" | "history">,
  person: PersonId,
  { queues, period }: { readonly queues: readonly string[]; readonly period: Period },
): Promise<LowRatings> {
  const found = await store.lowRatingsIn(queues, period, mostRatings + 1);
  const rated: RatedAttempt[] = [];
  for (const { reference, attempt: number } of found.slice(0, mostRatings)) {
    const reading = await readTicket(store, reference, person);
    if (reading.result !== "read") continue;
    const attempt = reading.ticket.attempts.find((each) => each.number === number);
    if (attempt !== undefined) rated.push({ ticket: reading.ticket, attempt });
  }
  return { rated, more: found.length > mostRatings };
}
