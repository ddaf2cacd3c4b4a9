import { z } from "zod";
import { priorities, type Priority } from "../../kernel/classification.ts";
import type { TargetName } from "../../kernel/clock.ts";
import {
  hoursOf,
  policyOf,
  type CountedSpan,
  type DeskPolicy,
  type QueuePolicy,
  type ServiceLevel,
} from "../../kernel/policy.ts";
import type { PersonId } from "../../kernel/person.ts";
import { isZone } from "../../kernel/time/calendar.ts";
import { weekdays, type BusinessHours } from "../../kernel/time/business-hours.ts";

/** What of a queue's policy may be changed in chat. */
export const policyParts = ["hours", "targets"] as const;
export type PolicyPart = (typeof policyParts)[number];

/** The hours of a queue as they were typed in chat. The holidays of helpdesk.yaml stay holidays, apart from `openOn`. */
export interface TypedHours extends Pick<BusinessHours, "zone" | "week"> {
  /** Calendar days `yyyy-mm-dd`, as in `openOn`. */
  readonly closedOn: readonly string[];
  readonly openOn: readonly string[];
}

/** Null: nothing is promised. */
export type Targets = ServiceLevel["targets"];

/** The targets of tickets for which helpdesk.yaml names no kind and no service. */
export type TypedTargets = Readonly<Record<Priority, Targets>>;

/** What was typed in chat of a queue; null: as helpdesk.yaml has it. */
export interface TypedPolicy {
  readonly hours: TypedHours | null;
  readonly targets: TypedTargets | null;
}

const minute = z.int().min(0).max(2_880);
const span = z.object({ days: z.int(), milliseconds: z.int(), counted: z.enum(["open", "calendar"]) }).nullable();

/** As they are stored. */
export const typedHours = z.object({
  zone: z.string().refine(isZone),
  week: z
    .record(z.enum(weekdays), z.array(z.object({ from: minute, to: minute })))
    .refine((week) => Object.values(week).some((spans) => spans.some(({ from, to }) => from < to))),
  closedOn: z.array(z.string()),
  openOn: z.array(z.string()),
});
export const typedTargets = z.record(z.enum(priorities), z.object({ "first-response": span, resolution: span }));

/** A change in chat; what stands now is all of the last one. */
export interface PolicyChange extends TypedPolicy {
  /** Grows with each change. */
  readonly id: string;
  readonly queue: string;
  readonly part: PolicyPart;
  readonly by: PersonId;
  /** Null: it cannot be read. */
  readonly at: Date | null;
  /** What is stored of these is none of a desk's: they are as helpdesk.yaml has them. */
  readonly unread: readonly PolicyPart[];
}

/** A policy, and what was typed of it for a queue. */
export interface QueueGoesBy {
  readonly policy: DeskPolicy;
  readonly typed: TypedPolicy;
}

/** Whether a queue goes by the same in that part. */
export function isSamePart(part: PolicyPart, queue: string, one: QueueGoesBy, other: QueueGoesBy): boolean {
  const seen = ({ policy, typed }: QueueGoesBy): string => {
    if (part === "targets") return JSON.stringify(usualTargets(policy, queue));
    const { zone, week } = hoursOf(policy, queue);
    const { closedOn, openOn } = typed.hours ?? { closedOn: [], openOn: [] };
    return JSON.stringify([zone, weekdays.map((weekday) => week[weekday]), closedOn, openOn]);
  };
  return seen(one) === seen(other);
}

export const asConfigured: TypedPolicy = { hours: null, targets: null };

/** The policy with what was typed of each queue, as far as helpdesk.yaml lets it be changed in chat. */
export function policyWith(configured: DeskPolicy, typed: ReadonlyMap<string, TypedPolicy>): DeskPolicy {
  let policy = configured;
  for (const [queue, { hours, targets }] of typed) {
    if (hours !== null && configured.inChat.hours) policy = withHours(policy, configured, { queue, hours });
    if (targets !== null && configured.inChat.targets) policy = withTargets(policy, { queue, targets });
  }
  return policy;
}

function withHours(
  policy: DeskPolicy,
  configured: DeskPolicy,
  { queue, hours }: { readonly queue: string; readonly hours: TypedHours },
): DeskPolicy {
  const { isHoliday } = hoursOf(configured, queue);
  const [closed, open] = [new Set(hours.closedOn), new Set(hours.openOn)];
  const own: QueuePolicy = {
    ...(policyOf(configured, queue) ?? { nextLevel: null }),
    hours: {
      zone: hours.zone,
      week: hours.week,
      isHoliday: (date) => closed.has(date) || (!open.has(date) && isHoliday(date)),
    },
  };
  return { ...policy, queues: { ...policy.queues, [queue]: own } };
}

/** Each stands right before the level that would hold without it: those of a kind or a service hold as before. */
function withTargets(
  policy: DeskPolicy,
  { queue, targets }: { readonly queue: string; readonly targets: TypedTargets },
): DeskPolicy {
  const own = (of: readonly Priority[]): readonly ServiceLevel[] =>
    of.map((priority) => ({ queue, kind: null, service: null, priority, targets: targets[priority] }));
  const left = new Set<Priority>(priorities);
  const take = (of: readonly Priority[]): readonly Priority[] => of.filter((priority) => left.delete(priority));
  const levels = policy.serviceLevels.flatMap((level) =>
    isUsualOf(level, queue) ? [...own(take(level.priority === null ? priorities : [level.priority])), level] : [level],
  );
  return { ...policy, serviceLevels: [...levels, ...own(take(priorities))] };
}

const isUsualOf = ({ queue: of, kind, service }: ServiceLevel, queue: string): boolean =>
  (of === null || of === queue) && kind === null && service === null;

/** The targets that hold in a queue where no kind and no service is named. */
export function usualTargets({ serviceLevels }: DeskPolicy, queue: string): TypedTargets {
  const of = (priority: Priority): Targets =>
    serviceLevels.find((level) => isUsualOf(level, queue) && [null, priority].includes(level.priority))?.targets ??
    withoutTargets;
  return { P1: of("P1"), P2: of("P2"), P3: of("P3"), P4: of("P4") };
}

/** Whether tickets of some kind or service have targets of their own, which are not changed in chat. */
export const hasOtherTargets = ({ serviceLevels }: DeskPolicy, queue: string): boolean =>
  serviceLevels.some((level) => (level.queue ?? queue) === queue && !isUsualOf(level, queue));

const withoutTargets: Readonly<Record<TargetName, CountedSpan | null>> = {
  "first-response": null,
  resolution: null,
};
