import type { Path } from "./source.ts";
import type { BusinessHours } from "../kernel/time/business-hours.ts";
import { closest } from "../kernel/closest.ts";
import { openTimeOf } from "../features/service-levels/rules.ts";
import {
  hoursOf,
  type CountedSpan,
  type DeskPolicy,
  type ReminderSchedule,
  type RoutingRule,
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
  ...amounts(policy),
  ...standIns(policy),
  ...policy.serviceLevels.flatMap((level, index) => [
    ...targets(policy, level, index),
    ...hidden(policy, level, index),
  ]),
  ...routedNever(policy),
  ...skills(policy),
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

/** What is an amount of no currency says nothing. */
function amounts({ currency, queues, services }: DeskPolicy): readonly Contradiction[] {
  if (currency !== undefined) return [];
  const message = "is an amount of no currency: write currency: EUR beside queues";
  const paths = [
    ...Object.entries(queues).flatMap(([queue, { rate }]) => (rate === undefined ? [] : [["queues", queue, "rate"]])),
    ...services.flatMap(({ key, rate, budget }) => [
      ...(rate === undefined ? [] : [["services", key, "rate"]]),
      ...(budget === undefined ? [] : [["services", key, "budget"]]),
    ]),
  ];
  return paths.map((path) => ({ path, message, besides: ["currency"] }));
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

/** The same of rules that route. */
function routedNever({ routing: { rules } }: DeskPolicy): readonly Contradiction[] {
  return rules.flatMap((rule, index) => {
    const earlier = rules.slice(0, index).findIndex((other) => fitsAllOf(other, rule));
    if (earlier < 0) return [];
    const message = `never holds: routing.rules[${earlier}], which comes first, fits all that it fits`;
    return [{ path: ["routing", "rules", index], message, besides: [] }];
  });
}

const perhaps = (skill: string, known: readonly string[]): string => {
  const near = closest(skill, known);
  return near === null ? "" : `; did you mean ${near}?`;
};

/** A skill that nobody has, and one that no queue knows, are slips. */
function skills({ queues, people }: DeskPolicy): readonly Contradiction[] {
  const wanted = Object.entries(queues).flatMap(([queue, { offer }]) =>
    Object.keys(offer?.skills ?? {}).map((skill) => ({ queue, skill })),
  );
  const had = Object.entries(people).flatMap(([email, person]) =>
    (person.skills ?? []).map((skill, index) => ({ email, skill, index })),
  );
  return [
    ...wanted
      .filter(({ skill }) => !had.some((each) => each.skill === skill))
      .map(({ queue, skill }) => ({
        path: ["queues", queue, "offer", "skills", skill],
        message: `is a skill that nobody has${perhaps(
          skill,
          had.map((each) => each.skill),
        )}`,
        besides: ["people" as const],
      })),
    ...had
      .filter(({ skill }) => !wanted.some((each) => each.skill === skill))
      .map(({ email, skill, index }) => ({
        path: ["people", email, "skills", index],
        message: `is a skill that no queue needs${perhaps(
          skill,
          wanted.map((each) => each.skill),
        )}`,
        besides: ["queues" as const],
      })),
  ];
}

function fitsAllOf(earlier: RoutingRule, later: RoutingRule): boolean {
  const one = (name: "service" | "kind" | "language" | "channel"): boolean =>
    earlier[name] === null || earlier[name] === later[name];
  const some = (name: "words" | "from"): boolean =>
    earlier[name].length === 0 || (later[name].length > 0 && later[name].every((each) => earlier[name].includes(each)));
  return (
    one("service") &&
    one("kind") &&
    one("language") &&
    one("channel") &&
    some("words") &&
    some("from") &&
    (earlier.overridesService || !later.overridesService)
  );
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
