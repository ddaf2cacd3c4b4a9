import { priorities, type Kind, type Priority } from "../../../kernel/classification.ts";
import {
  hoursOf,
  policyOf,
  type CountedSpan,
  type DeskPolicy,
  type EscalationChain,
  type ServiceLevel,
} from "../../../kernel/policy.ts";
import { weekdays, type OpenSpan, type Weekday } from "../../../kernel/time/business-hours.ts";

/** What is promised of a queue's tickets, as the policy has it. */
export interface QueueService {
  /** IANA. */
  readonly zone: string;
  /** Days in a row that are open alike; days that are closed are left out. */
  readonly open: readonly { readonly from: Weekday; readonly to: Weekday; readonly spans: readonly OpenSpan[] }[];
  /** The next calendar days, `yyyy-mm-dd`, on which a usual day is closed. */
  readonly closedOn: readonly string[];
  /** In the order in which they are looked through; those that nothing can fit any more are left out. */
  readonly levels: readonly Level[];
  readonly escalation: readonly { readonly priority: Priority; readonly chain: EscalationChain }[];
  readonly nextLevel: string | null;
}

interface Level {
  readonly kind: Kind | null;
  readonly service: string | null;
  readonly priority: Priority | null;
  readonly targets: Readonly<Record<"first-response" | "resolution", CountedSpan | null>>;
}

const daysAhead = 120;
const closedDays = 3;

/** @param today `yyyy-mm-dd` in the queue's zone */
export function serviceOf(policy: DeskPolicy, queue: string, today: string): QueueService {
  const { zone, week, isHoliday } = hoursOf(policy, queue);
  return {
    zone,
    open: daysAlike(week),
    closedOn: nextDays(today)
      .filter((date) => week[weekdayOf(date)].length > 0 && isHoliday(date))
      .slice(0, closedDays),
    levels: levelsOf(policy.serviceLevels, queue),
    escalation: priorities.flatMap((priority) => {
      const chain = policy.escalation[priority];
      return chain === null ? [] : [{ priority, chain }];
    }),
    nextLevel: policyOf(policy, queue)?.nextLevel ?? null,
  };
}

/** Days in a row that are open alike. */
export function daysAlike(week: Readonly<Record<Weekday, readonly OpenSpan[]>>): QueueService["open"] {
  const groups: { from: Weekday; to: Weekday; spans: readonly OpenSpan[] }[] = [];
  let before: Weekday | null = null;
  for (const weekday of weekdays) {
    const spans = week[weekday];
    const last = groups.at(-1);
    if (last !== undefined && last.to === before && isAlike(last.spans, spans)) last.to = weekday;
    else if (spans.length > 0) groups.push({ from: weekday, to: weekday, spans });
    before = weekday;
  }
  return groups;
}

const isAlike = (some: readonly OpenSpan[], others: readonly OpenSpan[]): boolean =>
  JSON.stringify(some) === JSON.stringify(others);

const day = 86_400_000;

const nextDays = (today: string): readonly string[] =>
  Array.from({ length: daysAhead }, (_, index) =>
    new Date(Date.parse(`${today}T00:00:00Z`) + index * day).toISOString().slice(0, 10),
  );

const weekdayOf = (date: string): Weekday => weekdays[(new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7] ?? "monday";

/** The first level that fits a ticket holds: one that an earlier one covers never does. */
function levelsOf(all: readonly ServiceLevel[], queue: string): readonly Level[] {
  const found: ServiceLevel[] = [];
  for (const level of all.filter((each) => each.queue === null || each.queue === queue))
    if (!found.some((earlier) => covers(earlier, level))) found.push(level);
  return found;
}

const covers = (earlier: ServiceLevel, later: ServiceLevel): boolean =>
  (["kind", "service", "priority"] as const).every((of) => earlier[of] === null || earlier[of] === later[of]);
