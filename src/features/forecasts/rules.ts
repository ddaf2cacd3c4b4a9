import { priorities, type Priority } from "../../kernel/classification.ts";
import type { Forecast } from "../../kernel/forecast.ts";
import { hoursOf, policyOf, type DeskPolicy } from "../../kernel/policy.ts";
import { hourOf } from "../../kernel/time/calendar.ts";
import {
  afterOpenTime,
  findClosing,
  isOpenAt,
  openTimeBetween,
  type BusinessHours,
} from "../../kernel/time/business-hours.ts";

/** How long somebody waited for the first words of an agent, of a ticket as it was opened. */
export interface Wait {
  readonly priority: Priority;
  readonly openedAt: Date;
  /** Null: not answered yet, or withdrawn before (`endedAt`): the wait would have been longer than this. */
  readonly answeredAt: Date | null;
  readonly endedAt: Date | null;
}

/** How soon most tickets of a queue, like one another, had an answer. */
export interface AnswerTime {
  readonly priority: Priority;
  /** "any", "closed" (opened while the queue was), or the hour of the queue's day at which they were opened: "00" to "23". */
  readonly openedIn: string;
  /** How many it is drawn from. */
  readonly tickets: number;
  /** Milliseconds of open time. */
  readonly within: number;
}

/** Of ten tickets, eight are answered by then: of a hundred. */
export const forecastShare = 80;
/** Under so many answers nothing is said: the share would be off by more than five or six of a hundred, as often as not. */
export const fewestAnswers = 50;
/** Of those like one another the newest so many tell how it is now. */
export const newestLike = 60;
/** Nothing is drawn from what is older, nor from more tickets of one priority than this. */
export const lookedBack = { days: 56, tickets: 2_000 } as const;

const anyHour = "any";

/** When in the day of a queue an instant is. */
export const partOfDay = (hours: BusinessHours, at: Date): string =>
  isOpenAt(hours, at) ? hourOf(at, hours.zone) : "closed";

/** What the waits of a queue teach, the newest first. Silent of what is too little known. */
export function answerTimesOf(waits: readonly Wait[], hours: BusinessHours, now: Date): readonly AnswerTime[] {
  const lasted = waits.map(({ priority, openedAt, answeredAt, endedAt }) => ({
    priority,
    part: partOfDay(hours, openedAt),
    for: openTimeBetween(hours, openedAt, answeredAt ?? endedAt ?? now),
    isOver: answeredAt !== null,
  }));
  return priorities.flatMap((priority) => {
    const like = lasted.filter((each) => each.priority === priority);
    const parts = [...Map.groupBy(like, ({ part }) => part), [anyHour, like] as const];
    return parts.flatMap(([openedIn, all]): readonly AnswerTime[] => {
      const newest = all.slice(0, newestLike);
      const answered = newest.filter(({ isOver }) => isOver).length;
      const within = answered < fewestAnswers ? null : lastedAtMost(newest, forecastShare / 100);
      return within === null ? [] : [{ priority, openedIn, tickets: answered, within: rounded(within) }];
    });
  });
}

interface Lasted {
  readonly for: number;
  /** Else it lasts still, or was broken off: it would have been longer than this. */
  readonly isOver: boolean;
}

/**
 * What the next one will not outlast with this probability; null: what is known does not reach so far. Without waits that still
 * last it is the conformal quantile: of n, the one at place (n + 1) × share. Those that last still are no answers and no
 * refusals of one: Kaplan and Meier, "Nonparametric Estimation from Incomplete Observations", 1958.
 */
export function lastedAtMost(all: readonly Lasted[], share: number): number | null {
  // An answer after as long as another still waits came before that one's.
  const sorted = all.toSorted((one, other) => one.for - other.for || Number(other.isOver) - Number(one.isOver));
  const level = (share * (all.length + 1)) / all.length;
  let outlast = 1;
  for (const [index, { for: length, isOver }] of sorted.entries()) {
    if (!isOver) continue;
    outlast *= 1 - 1 / (all.length - index);
    if (1 - outlast >= level - 1e-9) return length;
  }
  return null;
}

const minute = 60_000;
const steps = [
  { upTo: 30 * minute, by: minute },
  { upTo: 4 * 60 * minute, by: 5 * minute },
  { upTo: 24 * 60 * minute, by: 15 * minute },
] as const;

/** As people say it, to the nearest: always up would promise less than it says. */
function rounded(milliseconds: number): number {
  const step = steps.find(({ upTo }) => milliseconds < upTo)?.by ?? 60 * minute;
  return Math.max(minute, Math.round(milliseconds / step) * step);
}

/** What is said of a ticket that is opened now; null: nothing, as its queue wishes it, others are waited for first, or too little is known. */
export function forecastFor(
  policy: DeskPolicy,
  { queue, priority, approval }: { readonly queue: string; readonly priority: Priority; readonly approval?: unknown },
  known: readonly AnswerTime[],
  now: Date,
): Forecast | null {
  if (approval !== undefined || policyOf(policy, queue)?.forecast === false) return null;
  const hours = hoursOf(policy, queue);
  const like = known.filter((each) => each.priority === priority);
  const of = (part: string): AnswerTime | undefined => like.find(({ openedIn }) => openedIn === part);
  const within = (of(partOfDay(hours, now)) ?? of(anyHour))?.within;
  if (within === undefined) return null;
  const ofOpeningHours = findClosing(hours, now) !== null;
  return { share: forecastShare, within, ofOpeningHours, by: afterOpenTime(hours, now, within) };
}

/** How often what was said came true, of the tickets of which enough time has passed. */
export interface ForecastsKept {
  readonly said: number;
  readonly kept: number;
}
