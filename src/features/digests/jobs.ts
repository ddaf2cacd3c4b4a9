import { done, type Tried, type WorkerDeps } from "../../worker/deps.ts";
import type { JobRules } from "../../worker/job-rule.ts";
import { record } from "../../worker/delivery/record.ts";
import type { ChatPlatform, Outcome, PostedMessage } from "../../channels/platform.ts";
import { knowingQueues, viewerOf } from "../../desk/viewers.ts";
import type { Viewer } from "../../screen/viewer.ts";
import type { DigestDelivery } from "./deliveries.ts";
import { digestMessage, seeBelow } from "./messages.ts";
import { giveDigests } from "./use-cases.ts";
import { beginDigest, endDigest, type BegunDigest } from "./use-cases/say-digest.ts";
import { seeLate } from "./use-cases/see-late.ts";

export const jobs: JobRules<DigestDelivery> = {
  "digest-due": {
    key: ({ kind, queue }) => `${kind} ${queue}`,
    givenUp: null,
    speaks: "nowhere",
    run: async ({ store, rules }, { queue }) => {
      await store.transaction((tx) => giveDigests(tx, rules, queue));
      return done;
    },
  },
  digest: {
    key: ({ kind, queue, person, platform }) => `${kind} ${queue} ${platform} ${person ?? ""}`,
    givenUp: null,
    speaks: "on-platform",
    platform: ({ platform }) => platform,
    run: sayDigest,
  },
  "see-late": {
    key: ({ kind, queue, own, person, after }) => `${kind} ${queue} ${own} ${person} ${after ?? ""}`,
    givenUp: null,
    speaks: "nowhere",
    run: async ({ store, rules }, job) => {
      await store.transaction((tx) => seeLate(tx, rules, job));
      return done;
    },
  },
};

const othersSay = 1_000; // milliseconds

/** Said by one desk at a time, so that an older state never takes the place of a newer one. */
async function sayDigest(
  deps: WorkerDeps,
  platform: ChatPlatform,
  { queue, person, platform: name }: Extract<DigestDelivery, { kind: "digest" }>,
): Promise<Tried> {
  const begun = await deps.store.transaction((tx) => beginDigest(tx, deps.rules, { queue, person, platform: name }));
  switch (begun.result) {
    case "nothing":
      return done;
    case "taken":
      return { result: "retry", after: othersSay, reason: "another desk says it", unsent: true };
    case "begun": {
      const viewer = await viewerOfDigest(deps, begun);
      return begun.next === "call" ? post(deps, platform, begun, viewer) : edit(deps, platform, begun, viewer);
    }
  }
}

async function viewerOfDigest({ store, desk }: WorkerDeps, { digest, oldest, figures }: BegunDigest): Promise<Viewer> {
  const { person, to } = digest;
  const named = [...oldest.map(({ assignee }) => assignee), ...figures.seenBy, person].filter((id) => id !== null);
  const people = await store.people([...new Set(named)]);
  const reader = person === null ? null : (people.get(person) ?? null);
  return knowingQueues(viewerOf(reader, people, to, desk), store);
}

async function post(deps: WorkerDeps, platform: ChatPlatform, begun: BegunDigest, viewer: Viewer): Promise<Tried> {
  const { digest } = begun;
  const former = standing(begun);
  const outcome = await postOrFind(deps, platform, begun, viewer);
  if (outcome.result === "retry") return release(deps, begun, outcome);
  if (outcome.result !== "delivered") {
    deps.log.warn({ queue: digest.queue, reason: outcome.reason }, "digest not delivered");
    await end(deps, begun, null);
    return done;
  }
  await end(deps, begun, outcome.posted);
  // Best effort: its buttons do what they say for whoever still presses them.
  if (former !== null && former.message !== outcome.posted.message)
    await platform.update(former, seeBelow(digest.queue, viewer));
  return done;
}

const margin = 2 * 60_000; // milliseconds: the platform has a clock of its own

/** What was begun before may stand there, though nobody wrote it down. */
async function postOrFind(
  { store, now }: WorkerDeps,
  platform: ChatPlatform,
  begun: BegunDigest,
  viewer: Viewer,
): Promise<Outcome> {
  const { digest, at, unsure } = begun;
  const mark = `digest ${digest.id} ${digest.calls}`;
  const message = digestMessage({ ...begun, ...digest, viewer, now: now() });
  if (unsure) {
    const since = new Date((digest.calledAt ?? now()).getTime() - margin);
    const { person, to } = digest;
    const known =
      person === null ? null : await store.deliveries.lastAddress({ ...to, audience: { kind: "person", person } });
    const found = await platform.find(mark, { ...to, address: known ?? to.address }, since);
    if (found.result === "retry") return found;
    if (found.posted !== null) {
      const shown = await platform.update(found.posted, message);
      return shown.result === "retry" ? shown : { result: "delivered", posted: found.posted };
    }
  }
  return platform.post(at, message, null, mark);
}

async function edit(deps: WorkerDeps, platform: ChatPlatform, begun: BegunDigest, viewer: Viewer): Promise<Tried> {
  const shown = standing(begun);
  if (shown === null) return done;
  const outcome = await platform.update(shown, digestMessage({ ...begun, ...begun.digest, viewer, now: deps.now() }));
  if (outcome.result === "retry") return release(deps, begun, outcome);
  if (outcome.result !== "delivered")
    deps.log.info({ queue: begun.digest.queue, reason: outcome.reason }, "digest not brought up to date");
  const isOver = outcome.result !== "delivered" || begun.figures.total === 0;
  await end(deps, begun, isOver ? null : shown);
  return done;
}

const standing = ({ digest }: BegunDigest): PostedMessage | null =>
  digest.message === null ? null : { ...digest.to, message: digest.message };

const end = ({ store, log }: WorkerDeps, { digest }: BegunDigest, posted: PostedMessage | null): Promise<void> =>
  record(() => store.transaction((tx) => endDigest(tx, digest, posted)), log);

/** Lets others say it, who look at it anew. */
async function release(
  { store }: WorkerDeps,
  { digest }: BegunDigest,
  outcome: Extract<Tried, { result: "retry" }>,
): Promise<Tried> {
  await store.transaction((tx) => tx.keepDigest({ ...digest, shape: "" }, false));
  return outcome;
}
