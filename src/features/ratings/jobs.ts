import { done, type Tried, type WorkerDeps } from "../../worker/deps.ts";
import type { JobRules } from "../../worker/job-rule.ts";
import type { ChatPlatform } from "../../channels/platform.ts";
import { readTicket } from "../../desk/read.ts";
import { queueOfAttempt } from "../../desk/tell-leads.ts";
import { peopleIn, viewerOf } from "../../desk/viewers.ts";
import type { RatingsDelivery } from "./deliveries.ts";
import { fewStars } from "./messages.ts";

export const jobs: JobRules<RatingsDelivery> = {
  "low-rating": {
    key: ({ kind, ticket, attempt, person }) => `${kind} ${ticket} ${attempt} ${person}`,
    givenUp: null,
    speaks: "on-platform",
    platform: ({ to }) => to.platform,
    run: sayFewStars,
  },
};

/**
 * Nothing is said of stars that have become more meanwhile, nor to somebody who leads no longer. Whoever leads the queue in
 * which the work was done is told, wherever the ticket has gone since; only who may read it there can have it shown.
 */
async function sayFewStars(
  { store, desk, log }: WorkerDeps,
  platform: ChatPlatform,
  { ticket: reference, attempt: number, person, to }: RatingsDelivery,
): Promise<Tried> {
  const [ticket, history, read] = await Promise.all([
    store.ticket(reference),
    store.history(reference),
    readTicket(store, reference, person),
  ]);
  if (ticket === null || !(await store.actor(person, queueOfAttempt(ticket, history, number))).lead) return done;
  const people = await store.people([...new Set([...peopleIn(ticket, null), person])]);
  const viewer = viewerOf(people.get(person) ?? null, people, to, desk);
  const message = fewStars({ ticket, number, mayShow: read.result === "read" }, viewer);
  if (message === null) return done;
  const outcome = await platform.post(to, message, null);
  if (outcome.result === "retry") return outcome;
  if (outcome.result !== "delivered") log.warn({ reason: outcome.reason }, "rating not told to a lead");
  return done;
}
