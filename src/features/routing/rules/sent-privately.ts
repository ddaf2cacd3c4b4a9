import { isPrivateQueue, policyOf, type DeskPolicy } from "../../../kernel/policy.ts";
import { defaultQueue } from "../../queues/rules.ts";

/** A private queue where nobody looks, whose tickets nobody can open until somebody does. */
export interface Refuses {
  readonly queue: string;
  /** What sends tickets there: rules by their place in the policy, and services by their keys. */
  readonly what: readonly string[];
  /** E-mail addresses of who leads it, by the policy. */
  readonly leads: readonly string[];
}

/** Those of a policy, for whoever answers for it. */
export const refusedFor = (policy: DeskPolicy, served: readonly string[]): readonly Refuses[] =>
  Object.keys(policy.queues)
    .filter((queue) => queue !== defaultQueue && isPrivateQueue(policy, queue) && !served.includes(queue))
    .map((queue) => ({
      queue,
      what: [
        ...policy.routing.rules.flatMap((rule, index) => (rule.queue === queue ? [`routing rule ${index + 1}`] : [])),
        ...policy.services.flatMap((service) => (service.queue === queue ? [service.key] : [])),
      ],
      leads: policyOf(policy, queue)?.leads ?? [],
    }))
    .filter(({ what }) => what.length > 0);
