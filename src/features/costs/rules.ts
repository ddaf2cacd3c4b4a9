import { policyOf, type DeskPolicy } from "../../kernel/policy.ts";
import { serviceCalled, type Service } from "../../kernel/service.ts";
import type { Ticket } from "../../kernel/ticket.ts";

/**
 * What was worked, and what that costs. `cost` is in sixtieths of a hundredth of the currency, so that minutes at a rate an hour
 * are whole numbers: nothing is rounded before it is shown. Null: no rate holds for any of it.
 */
export interface Work {
  readonly minutes: number;
  readonly cost: number | null;
  /** Minutes for which no rate holds. */
  readonly unpriced: number;
}

/** Work that was logged on tickets of a queue. */
export interface WorkOn {
  readonly queue: string;
  /** By its key, or as its requester named it: what the rate hangs on. */
  readonly service: string;
  /** What they are divided by where they are divided by services. */
  readonly value: string;
  readonly minutes: number;
}

const serviceOf = ({ services }: DeskPolicy, called: string): Service | null => {
  const key = serviceCalled(services, called);
  return services.find((each) => each.key === key) ?? null;
};

/** What an hour of work costs, in hundredths of the currency: that of the service goes before that of the queue. Null: none holds. */
export const rateOf = (policy: DeskPolicy, { queue, service }: Pick<WorkOn, "queue" | "service">): number | null =>
  policy.currency === undefined ? null : (serviceOf(policy, service)?.rate ?? policyOf(policy, queue)?.rate ?? null);

export function workOf(policy: DeskPolicy, all: readonly Omit<WorkOn, "value">[]): Work {
  let [minutes, unpriced, cost]: [number, number, number | null] = [0, 0, null];
  for (const each of all) {
    const rate = rateOf(policy, each);
    minutes += each.minutes;
    if (rate === null) unpriced += each.minutes;
    else cost = (cost ?? 0) + each.minutes * rate;
  }
  return { minutes, cost, unpriced };
}

export const workOnTicket = (policy: DeskPolicy, { queue, asked, service, minutesWorked: minutes }: Ticket): Work =>
  workOf(policy, [{ queue, service: asked?.service ?? service, minutes }]);

/** In hundredths of the currency, half of one rounded up. */
export const hundredthsOf = (cost: number): number => Math.floor((cost + 30) / 60);

/** What the work on a service has cost, beside what it may. */
export interface Spent {
  readonly service: Service;
  /** In hundredths of the currency. */
  readonly budget: number;
  /** As `Work` has it. */
  readonly cost: number;
}

/** Of each service that has a budget and was worked on; what has taken most of its budget first. */
export const budgetsSpent = (policy: DeskPolicy, all: readonly WorkOn[]): readonly Spent[] =>
  policy.services
    .flatMap((service): readonly Spent[] => {
      const { cost } = workOf(
        policy,
        all.filter((each) => serviceCalled(policy.services, each.service) === service.key),
      );
      return service.budget === undefined || cost === null ? [] : [{ service, budget: service.budget, cost }];
    })
    .toSorted((one, other) => other.cost * one.budget - one.cost * other.budget);
