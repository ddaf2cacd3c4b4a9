import { done, type Tried, type WorkerDeps } from "../../worker/deps.ts";
import type { JobRules } from "../../worker/job-rule.ts";
import type { ChatPlatform } from "../../channels/platform.ts";
import { putOffAtNight } from "../../desk/by-day.ts";
import { timerKeys } from "../../desk/job-keys.ts";
import { readTicket } from "../../desk/read.ts";
import { viewerOf } from "../../desk/viewers.ts";
import type { AssignmentDelivery } from "./deliveries.ts";
import { takenAway } from "./messages/taken-away.ts";

export const jobs: JobRules<AssignmentDelivery> = {
  "taken-away": {
    key: ({ kind, ticket, person }) => `${kind} ${ticket} ${person}`,
    givenUp: null,
    speaks: "on-platform",
    platform: ({ to }) => to.platform,
    run: sayTakenAway,
  },
};

/** Nothing is said to whoever has it again meanwhile, nor to whoever may not read it any more. */
async function sayTakenAway(deps: WorkerDeps, platform: ChatPlatform, job: AssignmentDelivery): Promise<Tried> {
  const { store, desk, log } = deps;
  const { ticket: reference, person, by, given, away, to } = job;
  const read = await readTicket(store, reference, person);
  if (read.result !== "read" || read.ticket.assignee === person) return done;
  const { ticket } = read;
  const timer = { key: timerKeys.ofLoss(reference, person), job };
  if (ticket.priority !== "P1" && (await putOffAtNight(deps, person, timer))) return done;
  const named = [person, by, given, ticket.assignee].filter((id) => id !== null);
  const people = await store.people([...new Set(named)]);
  const viewer = viewerOf(people.get(person) ?? null, people, to, desk);
  const outcome = await platform.post(to, takenAway(ticket, { by, given, away: away === true }, viewer), null);
  if (outcome.result === "retry") return outcome;
  if (outcome.result !== "delivered") log.warn({ reason: outcome.reason }, "loss of a ticket not told");
  return done;
}
