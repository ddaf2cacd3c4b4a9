import type { Path } from "./source.ts";
import type { BusinessHours } from "../kernel/time/business-hours.ts";
import { openTimeOf } from "../features/service-levels/rules.ts";
import {
  hoursOf,
  type CountedSpan,
  type DeskPolicy,
  type ReminderSchedule,
  type ServiceLevel,
} from "../kernel/policy.ts";
import { priorities } from "../kernel/classification.ts";

/** What can be read but makes no sense together. */
export interface Contradiction {
  readonly path: Path;
  readonly message: string;
  /** What else was looked at: while there are mistakes in it, nothing can be said. */
  readonly besides: readonly (keyof DeskPolicy)[];
}

export const contradictionsIn = (policy: DeskPolicy): readonly Contradiction[] => [
  ...nextLevels(policy),
  ...standIns(policy),
  ...policy.serviceLevels.flatMap((level, index) => [
    ...targets(policy, level, index),
    ...hidden(policy, level, index),
  ]),
  ...reminderSchedule(policy, "waiting"),
  ...reminderSchedule(policy, "resolved"),
  ...nowhere(policy),
];

/** A chain that comes round again would move a ticket for ever. */
function nextLevels({ queues }: DeskPolicy): readonly Contradiction[] {
  return Object.keys(queues).flatMap((queue) => {
    const way = [queue];
    for (let next = queues[queue]?.nextLevel; next; next = queues[next]?.nextLevel) {
      if (next === queue) {
        const message = way.length === 1 ? "is the queue itself" : `comes round again: ${[...way, next].join(" → ")}`;
        return [{ path: ["queues", queue, "nextLevel"], message, besides: [] }];
      }
      if (way.includes(next)) return []; // told of those that stand in the round
      way.push(next);
    }
    return [];
  });
}

/** Nobody is their own manager or stand-in, and who stands in for whom leads somewhere. */
function standIns({ people }: DeskPolicy): readonly Contradiction[] {
  return Object.entries(people).flatMap(([email, { manager }]) => {
    const itself: readonly Contradiction[] =
      manager === email ? [{ path: ["people", email, "manager"], message: "is the person itself", besides: [] }] : [];
    const way = [email];
    for (let next = people[email]?.standIn; next; next = people[next]?.standIn) {
      if (next === email) {
        const message = way.length === 1 ? "is the person itself" : `comes round again: ${[...way, next].join(" → ")}`;
        return [...itself, { path: ["people", email, "standIn"], message, besides: [] }];
      }
      if (way.includes(next)) break; // told of those that stand in the round
      way.push(next);
    }
    return itself;
  });
}

function targets(policy: DeskPolicy, { queue, targets }: ServiceLevel, index: number): readonly Contradiction[] {
  const { "first-response": response, resolution } = targets;
  if (response === null || resolution === null) return [];
  // An open hour is never shorter than one of the calendar, but may be as long as a weekend.
  if (response.counted === "calendar" && resolution.counted === "open") return [];
  const hours = queue === null ? allHours(policy) : [hoursOf(policy, queue)];
  if (hours.every((some) => lengthOf(some, resolution) >= lengthOf(some, response))) return [];
  const message = "is sooner than the first response";
  return [{ path: ["serviceLevels", index, "resolution"], message, besides: ["hours", "queues"] }];
}

const allHours = (policy: DeskPolicy): readonly BusinessHours[] => [
  policy.hours,
  ...Object.keys(policy.queues).map((queue) => hoursOf(policy, queue)),
];

const day = 86_400_000;

const lengthOf = (hours: BusinessHours, span: CountedSpan): number =>
  span.counted === "open" ? openTimeOf(hours, span) : span.days * day + span.milliseconds;

/** The first that fits holds: one that fits no more than an earlier one never does. */
function hidden({ serviceLevels }: DeskPolicy, level: ServiceLevel, index: number): readonly Contradiction[] {
  const criteria = ["queue", "kind", "service", "priority"] as const;
  const earlier = serviceLevels
    .slice(0, index)
    .findIndex((other) => criteria.every((name) => other[name] === null || other[name] === level[name]));
  if (earlier < 0) return [];
  const message = `never holds: serviceLevels[${earlier}], which comes first, fits all that it fits`;
  return [{ path: ["serviceLevels", index], message, besides: [] }];
}

function reminderSchedule(policy: DeskPolicy, name: "waiting" | "resolved"): readonly Contradiction[] {
  const { remindAfter, endAfter }: ReminderSchedule = policy[name];
  const moments = [...remindAfter, endAfter];
  const path = (index: number): Path =>
    index < remindAfter.length ? [name, "remindAfter", index] : [name, "endAfter"];
  return moments.flatMap((span, index) => {
    const before = moments[index - 1];
    const inOrder = (hours: BusinessHours): boolean =>
      before === undefined || openTimeOf(hours, span) > openTimeOf(hours, before);
    if (allHours(policy).every(inOrder)) return [];
    return [{ path: path(index), message: "is not after the reminder before it", besides: ["hours", "queues"] }];
  });
}

function nowhere({ escalation, queues }: DeskPolicy): readonly Contradiction[] {
  if (Object.values(queues).some(({ nextLevel }) => nextLevel !== null)) return [];
  return priorities.flatMap((priority) =>
    (escalation[priority]?.steps ?? []).flatMap(({ to }, index): readonly Contradiction[] =>
      to === "next-level"
        ? [
            {
              path: ["escalation", priority, "steps", index, "to"],
              message: "leads nowhere: no queue has a nextLevel",
              besides: ["queues"],
            },
          ]
        : [],
    ),
  );
}
