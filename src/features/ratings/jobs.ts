import { done, type Tried, type WorkerDeps } from "../../worker/deps.ts";
import type { JobRules } from "../../worker/job-rule.ts";
import type { ChatPlatform } from "../../channels/platform.ts";
import { readTicket } from "../../desk/read.ts";
import { peopleIn, viewerOf } from "../../desk/viewers.ts";
import type { RatingsDelivery } from "./deliveries.ts";
import { fewStars } from "./messages.ts";

export const jobs: JobRules<RatingsDelivery> = {
  "low-rating": {
    key: ({ kind, ticket, person }) => `${kind} ${ticket} ${person}`,
    givenUp: null,
    speaks: "on-platform",
    platform: ({ to }) => to.platform,
    run: sayFewStars,
  },
};

/** Nothing is said of stars that have become more meanwhile, nor to somebody who leads no longer. */
async function sayFewStars(
  { store, desk, log }: WorkerDeps,
  platform: ChatPlatform,
  { ticket: reference, attempt: number, person, to }: RatingsDelivery,
): Promise<Tried> {
  const read = await readTicket(store, reference, person);
  if (read.result !== "read" || !read.actor.lead) return done;
  const { ticket } = read;
  const people = await store.people([...new Set([...peopleIn(ticket, null), person])]);
  const message = fewStars(ticket, number, viewerOf(people.get(person) ?? null, people, to, desk));
  if (message === null) return done;
  const outcome = await platform.post(to, message, null);
  if (outcome.result === "retry") return outcome;
  if (outcome.result !== "delivered") log.warn({ reason: outcome.reason }, "rating not told to a lead");
  return done;
}
