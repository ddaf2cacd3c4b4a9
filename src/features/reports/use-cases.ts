import { readTicket } from "../../desk/read.ts";
import type { DeskStore } from "../../desk/store.ts";
import type { DeskTransaction } from "../../desk/transaction.ts";
import type { PersonId } from "../../kernel/person.ts";
import type { Ticket } from "../../kernel/ticket.ts";
import { hoursOf, type DeskPolicy } from "../../kernel/policy.ts";
import type { BusinessHours } from "../../kernel/time/business-hours.ts";
import { partsOf, periodsOf, type Period, type PeriodName } from "../../kernel/time/periods.ts";
import { budgetsSpent, workOf } from "../costs/rules.ts";
import { listQueues } from "../queues/use-cases/rule-queues.ts";
import {
  activityOf,
  inTheirOrder,
  openAtEnd,
  sizeOf,
  stretchesOf,
  type Dimension,
  type Division,
  type Facet,
  type RatedAttempt,
  type Report,
} from "./rules.ts";

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

type Figures = Pick<
  DeskStore,
  | "activityIn"
  | "starsIn"
  | "criteriaIn"
  | "cohortIn"
  | "forecastsIn"
  | "timeSpentIn"
  | "workIn"
  | "backlogOf"
  | "loadOf"
>;

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
    of = null,
  }: {
    readonly queues: readonly string[];
    readonly led: readonly string[];
    readonly name: PeriodName;
    readonly of?: Facet | null;
  },
): Promise<Report> {
  const { zone } = calendarOf(policy, queues);
  const { period, before } = periodsOf(name, now, zone);
  const hours = (queue: string): BusinessHours => hoursOf(policy, queue);
  const stretches = stretchesOf(queues, hours, { from: before.from, to: now });
  const asMuchLater = new Date(before.to.getTime() + now.getTime() - period.to.getTime());
  // One after the other: a report is no reason to let a press wait for a connection.
  const parts = partsOf(name, period, zone);
  const between = { from: before.to, to: period.from };
  const until = { from: period.to, to: now };
  const happened = await store.activityIn(queues, [before, between, ...parts, until], of);
  const within = happened.slice(2, 2 + parts.length);
  const [activity, activityBefore] = [activityOf(within), activityOf(happened.slice(0, 1))];
  const since = activityOf(happened.slice(2 + parts.length));
  const stars = await store.starsIn(queues, period, of);
  const criteria = await store.criteriaIn(queues, period, of);
  const cohort = await store.cohortIn(stretches, period, now, of);
  const cohortBefore = await store.cohortIn(stretches, before, asMuchLater, of);
  const forecasts = await store.forecastsIn(queues, period, now, of);
  const spent = await store.timeSpentIn(stretches, period, now, of);
  const worked = await store.workIn(queues, period, of);
  const workBefore = workOf(policy, await store.workIn(queues, before, of));
  const backlog = await store.backlogOf(queues, now, of);
  const load = led.length === 0 ? [] : await store.loadOf(led, of);
  const open = openAtEnd(sizeOf(backlog), since);
  const openBefore = openAtEnd(openAtEnd(open, activity), activityOf(happened.slice(1, 2)));
  return {
    queues,
    of,
    name,
    period,
    zone,
    activity,
    activityBefore,
    stars,
    criteria,
    flow: parts.map((part, index) => ({ ...part, ...activityOf(within.slice(index, index + 1)) })),
    open,
    openBefore,
    cohort,
    cohortBefore,
    forecasts,
    spent,
    work: workOf(policy, worked),
    workBefore,
    workByQueue: [...Map.groupBy(worked, ({ queue }) => queue)]
      .map(([queue, those]) => ({ queue, work: workOf(policy, those) }))
      .toSorted((one, other) => other.work.minutes - one.work.minutes),
    budgets: of === null && isMonth(name) ? budgetsSpent(policy, worked) : [],
    ...(policy.currency !== undefined && { currency: policy.currency }),
    backlog,
    load,
  };
}

/** Budgets are of calendar months. */
const isMonth = (name: PeriodName): boolean => name === "this-month" || name === "last-month";

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
  { queues, period, of }: { readonly queues: readonly string[]; readonly period: Period; readonly of: Facet | null },
): Promise<LowRatings> {
  const found = await store.lowRatingsIn(queues, period, mostRatings + 1, of);
  const rated: RatedAttempt[] = [];
  for (const { reference, attempt: number } of found.slice(0, mostRatings)) {
    const reading = await readTicket(store, reference, person);
    if (reading.result !== "read") continue;
    const attempt = reading.ticket.attempts.find((each) => each.number === number);
    if (attempt !== undefined) rated.push({ ticket: reading.ticket, attempt });
  }
  return { rated, more: found.length > mostRatings };
}

/** What a period was made of, by what its tickets are. */
export async function makeDivisions(
  store: Pick<DeskStore, "divisionsIn" | "workIn">,
  { policy, now }: { readonly policy: DeskPolicy; readonly now: Date },
  { queues, name, by }: { readonly queues: readonly string[]; readonly name: PeriodName; readonly by: Dimension },
): Promise<readonly Division[]> {
  const periods = periodsOf(name, now, calendarOf(policy, queues).zone);
  const divisions = await store.divisionsIn(queues, by, periods);
  if (by !== "service") return inTheirOrder(by, divisions);
  const worked = Map.groupBy(await store.workIn(queues, periods.period), ({ value }) => value);
  const others = [...worked.keys()].filter((value) => divisions.every((each) => each.value !== value));
  const all = [...divisions, ...others.map((value) => ({ value, opened: 0, openedBefore: 0, ended: 0, open: 0 }))];
  return inTheirOrder(
    by,
    all.map((each) => {
      const those = worked.get(each.value);
      return those === undefined ? each : { ...each, work: workOf(policy, those) };
    }),
  );
}

const mostTickets = 10; // of which each has a line with a button

export interface OpenedTickets {
  readonly tickets: readonly Ticket[];
  /** The last one, behind which there are more; null: there are none. */
  readonly next: string | null;
}

/** The tickets that were opened in a period, as far as somebody may read them, the newest first. */
export async function readOpened(
  store: Pick<DeskStore, "openedIn" | "ticket" | "actor" | "history">,
  person: PersonId,
  {
    queues,
    period,
    of,
    after,
  }: {
    readonly queues: readonly string[];
    readonly period: Period;
    readonly of: Facet | null;
    readonly after: string | null;
  },
): Promise<OpenedTickets> {
  const found = await store.openedIn(queues, period, { of, after, most: mostTickets + 1 });
  const shown = found.slice(0, mostTickets);
  const tickets: Ticket[] = [];
  for (const reference of shown) {
    const reading = await readTicket(store, reference, person);
    if (reading.result === "read") tickets.push(reading.ticket);
  }
  return { tickets, next: found.length > mostTickets ? (shown.at(-1) ?? null) : null };
}
