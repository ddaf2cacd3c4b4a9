import { done, type Tried, type WorkerDeps } from "../../worker/deps.ts";
import type { JobRules } from "../../worker/job-rule.ts";
import type { ChatPlatform } from "../../channels/platform.ts";
import { putOffAtNight } from "../../desk/by-day.ts";
import { timerKeys } from "../../desk/job-keys.ts";
import { readTicket } from "../../desk/read.ts";
import type { PersonId } from "../../kernel/person.ts";
import type { Ticket } from "../../kernel/ticket.ts";
import { queueOfAttempt } from "./desk.ts";
import { peopleIn, viewerOf } from "../../desk/viewers.ts";
import type { RatingsDelivery } from "./deliveries.ts";
import { fewStarsTold, keepFewStarsTold } from "./use-cases.ts";
import { record } from "../../worker/delivery/record.ts";
import { fewStars, type FewStars } from "./messages.ts";

export const jobs: JobRules<RatingsDelivery> = {
  "low-rating": {
    key: ({ kind, ticket, attempt, person, to }) => `${kind} ${ticket} ${attempt} ${person ?? to.address}`,
    givenUp: (deps, job) => passOn(deps, job),
    speaks: "on-platform",
    platform: ({ to }) => to.platform,
    run: sayFewStars,
  },
};

/**
 * Its reader is called once for the stars of an attempt, and once more when words first stand beside them. From then on what
 * they were told is kept up to date: whoever changes their stars again and again calls nobody.
 * Nothing is said of stars that have become more meanwhile, nor to somebody who leads no longer. Whoever leads the queue in
 * which the work was done is told, wherever the ticket has gone since; only who may read it there can have it shown.
 */
async function sayFewStars(deps: WorkerDeps, platform: ChatPlatform, job: RatingsDelivery): Promise<Tried> {
  const { store, desk, log } = deps;
  const { ticket: reference, attempt: number, person, to } = job;
  const [ticket, history] = await Promise.all([store.ticket(reference), store.history(reference)]);
  if (ticket === null) return done;
  const queue = queueOfAttempt(ticket, history, number);
  const reads = await readingOf(deps, ticket, { queue, person });
  if (reads === null) return done;
  if (
    person !== null &&
    (await putOffAtNight(deps, person, { key: timerKeys.ofRating(reference, number, person), job }))
  )
    return done;
  const people = await store.people([...peopleIn(ticket, null), ...(person === null ? [] : [person])]);
  const viewer = viewerOf(person === null ? null : (people.get(person) ?? null), people, to, desk);
  const message = fewStars({ ticket, number, ...reads }, viewer);
  if (message === null) return done;
  const before = await store.transaction((tx) => fewStarsTold(tx, job));
  const hasWords = reads.mayShow && ticket.attempts.find((each) => each.number === number)?.rating?.comment !== "";
  const calls = before === null || (hasWords && !before.withWords);
  const outcome = calls ? await platform.post(to, message, null) : await platform.update(before.posted, message);
  if (outcome.result === "retry") return outcome;
  if (outcome.result === "delivered") {
    const told = { posted: outcome.posted, withWords: hasWords || before?.withWords === true };
    await record(() => store.transaction((tx) => keepFewStarsTold(tx, job, told, deps.now())), log);
  } else if (calls) {
    log.warn({ reason: outcome.reason }, "rating not told to a lead");
    await passOn(deps, job);
  }
  return done;
}

/** What a reader of few stars may read of the ticket; null: nothing of it is theirs to hear. */
async function readingOf(
  { store }: WorkerDeps,
  ticket: Ticket,
  { queue, person }: { readonly queue: string; readonly person: PersonId | null },
): Promise<Pick<FewStars, "reader" | "mayShow"> | null> {
  if (person === null) return ticket.isPrivate ? null : { reader: "agents", mayShow: ticket.queue === queue };
  if (!(await store.actor(person, queue)).lead) return null;
  const mayShow = (await readTicket(store, ticket.reference, person)).result === "read";
  return mayShow || !ticket.isPrivate ? { reader: "lead", mayShow } : null;
}

/** Once no lead of the queue can be reached, its agents are told. */
async function passOn({ store, log }: WorkerDeps, job: RatingsDelivery): Promise<void> {
  const { ticket: reference, attempt: number, person } = job;
  await store.transaction(async (tx) => {
    const ticket = await tx.lock(reference);
    const rating = ticket?.attempts.find((each) => each.number === number)?.rating ?? null;
    if (ticket === null || rating === null || person === null) {
      log.error({ ticket: reference }, "rating told to nobody who leads");
      return;
    }
    const keyOf = (lead: PersonId): string => `low-rating:${reference}:${rating.at.getTime()}:${lead}`;
    const queue = queueOfAttempt(ticket, await tx.history(reference), number);
    if ((await tx.answerTo(keyOf(person))) === null) await tx.remember(keyOf(person), { refused: true }, rating.at);
    const leads = (await tx.leadsOf(queue)).filter(({ id, accounts }) => id !== rating.by && accounts.length > 0);
    for (const { id } of leads) if (id !== person && (await tx.answerTo(keyOf(id))) === null) return;
    const channels = await tx.channels(queue);
    await tx.deliver(
      channels.map(({ platform, tenant, address }) => ({ ...job, person: null, to: { platform, tenant, address } })),
    );
  });
}
