import type { ChatPlatform, PlatformName } from "../../channels/platform.ts";
import { putOffAtNight } from "../../desk/by-day.ts";
import type { Delivery } from "../../desk/delivery.ts";
import { timerKeys } from "../../desk/job-keys.ts";
import type { Person } from "../../desk/person.ts";
import { viewerOf } from "../../desk/viewers.ts";
import { done, type Tried, type WorkerDeps } from "../../worker/deps.ts";
import type { JobOf, JobRules } from "../../worker/job-rule.ts";
import type { KnownIssueDelivery } from "./deliveries.ts";
import { knownIssueNews } from "./messages.ts";
import type { KnownIssue } from "./rules.ts";
import { expireKnownIssue } from "./use-cases.ts";

export const jobs: JobRules<KnownIssueDelivery> = {
  "known-issue-over": {
    key: ({ kind, knownIssue }) => `${kind} ${knownIssue}`,
    givenUp: null,
    speaks: "nowhere",
    run: expire,
  },
  "tell-known-issue": {
    key: ({ kind, knownIssue, version, after }) => `${kind} ${knownIssue} ${version} ${after ?? ""}`,
    givenUp: null,
    speaks: "nowhere",
    run: tellAll,
  },
  "known-issue-news": {
    key: ({ kind, knownIssue, version, person }) => `${kind} ${knownIssue} ${version} ${person}`,
    givenUp: null,
    speaks: "on-platform",
    platform: ({ to }) => to.platform,
    run: tellOne,
  },
};

/** Whoever has set it hears that nobody said so. */
async function expire(
  { store, now, inForce }: WorkerDeps,
  { knownIssue: id }: JobOf<"known-issue-over">,
): Promise<Tried> {
  await store.transaction(async (tx) => {
    const ended = await expireKnownIssue(tx, id, now());
    if (ended === null) return;
    const setter = (await tx.people([ended.setBy])).get(ended.setBy);
    await tx.deliver(newsFor(ended, setter, null));
  });
  await inForce.refresh();
  return done;
}

const atOnce = 100; // people in one change

async function tellAll({ store }: WorkerDeps, job: JobOf<"tell-known-issue">): Promise<Tried> {
  await store.transaction(async (tx) => {
    const knownIssue = await tx.knownIssue(job.knownIssue);
    if (knownIssue === null || knownIssue.version !== job.version) return; // there is newer news
    const part = await tx.peopleAffectedBy(job.knownIssue, job.after, atOnce);
    const people = await tx.people(part.map(({ person }) => person));
    // Where it ended by itself its setter has been told.
    const told = part.filter(({ person }) => knownIssue.endedBy !== person && !isToldAsSetter(knownIssue, person));
    await tx.deliver(told.flatMap(({ person, platform }) => newsFor(knownIssue, people.get(person), platform)));
    const last = part.at(-1);
    if (last !== undefined && part.length === atOnce) await tx.deliver([{ ...job, after: last.person }]);
  });
  return done;
}

const isToldAsSetter = ({ setBy, endedAt, endedBy }: KnownIssue, person: string): boolean =>
  person === setBy && endedAt !== null && endedBy === null;

/** In the chat in which they said that they have it, or in any. */
function newsFor(
  { id: knownIssue, version }: KnownIssue,
  person: Person | undefined,
  saidOn: PlatformName | null,
): readonly Delivery[] {
  const account = person?.accounts.find(({ platform }) => platform === saidOn) ?? person?.accounts[0];
  if (person === undefined || account === undefined) return [];
  const { platform, tenant, directAddress: address } = account;
  const to = { platform, tenant, address };
  return [{ kind: "known-issue-news", knownIssue, version, person: person.id, to }];
}

/** Nobody is woken for it, and what is overtaken by newer news is not said. */
async function tellOne(deps: WorkerDeps, platform: ChatPlatform, job: JobOf<"known-issue-news">): Promise<Tried> {
  const { store, desk, now, log } = deps;
  const { person, to } = job;
  const [knownIssue, people] = await Promise.all([store.knownIssue(job.knownIssue), store.people([person])]);
  const reader = people.get(person);
  if (knownIssue === null || knownIssue.version !== job.version || reader === undefined) return done;
  const timer = { key: timerKeys.ofKnownIssueNews(knownIssue.id, person), job };
  if (await putOffAtNight(deps, person, timer)) return done;
  const viewer = viewerOf(reader, people, to, desk);
  const set = isToldAsSetter(knownIssue, person);
  const outcome = await platform.post(to, knownIssueNews(knownIssue, { set, now: now() }, viewer), null);
  if (outcome.result === "retry") return outcome;
  if (outcome.result !== "delivered") log.warn({ reason: outcome.reason }, "news of a known issue not told");
  return done;
}
