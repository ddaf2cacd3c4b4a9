import { done, type Tried, type WorkerDeps } from "../../../worker/deps.ts";
import { record } from "../../../worker/delivery/record.ts";
import type { ChatPlatform, Found, Outcome, PostedMessage, Retry } from "../../../channels/platform.ts";
import { isAt } from "../../../desk/places.ts";
import type { DeskTransaction } from "../../../desk/transaction.ts";
import { knowingQueues, viewerOf } from "../../../desk/viewers.ts";
import type { Viewer } from "../../../screen/viewer.ts";
import type { Digest, DigestDelivery } from "../deliveries.ts";
import { digestMessage, seeBelow, seeElsewhere } from "../messages.ts";
import { calledEvery } from "../rules.ts";
import { beginDigest, endCall, endEdit, endStay, sayingLasts, type BegunDigest } from "../use-cases/say-digest.ts";

const othersSay = 1_000; // milliseconds

/** Said by one desk at a time, so that an older state never takes the place of a newer one. */
export async function sayDigest(
  deps: WorkerDeps,
  platform: ChatPlatform,
  { queue, person, platform: name }: Extract<DigestDelivery, { kind: "digest" }>,
): Promise<Tried> {
  const begun = await deps.store.transaction((tx) => beginDigest(tx, deps.rules, { queue, person, platform: name }));
  switch (begun.result) {
    case "nothing":
      return done;
    case "taken":
      // One that waits for its platform is looked at again within a minute.
      if (begun.for > sayingLasts) return done;
      return { result: "retry", after: othersSay, reason: "another desk says it", unsent: true };
    case "begun":
      return say(deps, platform, begun, await viewerOfDigest(deps, begun));
  }
}

function say(deps: WorkerDeps, platform: ChatPlatform, begun: BegunDigest, viewer: Viewer): Promise<Tried> {
  switch (begun.next) {
    case "call":
      return call(deps, platform, begun, viewer);
    case "edit":
      return edit(deps, platform, begun, viewer);
    case "leave":
      return leave(deps, platform, begun, viewer);
  }
}

async function viewerOfDigest({ store, desk }: WorkerDeps, { digest, oldest, figures }: BegunDigest): Promise<Viewer> {
  const { person, to } = digest;
  const named = [...oldest.map(({ assignee }) => assignee), ...figures.seenBy, person].filter((id) => id !== null);
  const people = await store.people([...new Set(named)]);
  const reader = person === null ? null : (people.get(person) ?? null);
  return knowingQueues(viewerOf(reader, people, to, desk), store);
}

/** Posts it, unless what was begun before stands there, though nobody wrote it down. */
async function call(deps: WorkerDeps, platform: ChatPlatform, begun: BegunDigest, viewer: Viewer): Promise<Tried> {
  const { digest, before, at } = begun;
  const found = await findBegun(deps, platform, begun);
  if (found.result === "retry") return release(deps, before, found);
  if (found.posted !== null) return takeUp(deps, platform, { begun, posted: found.posted, viewer });
  const calledAt = deps.now();
  // Where nobody can look whether it stands there, it comes again as late as a new one would.
  const rest = found.unread === true ? timeLeft(before, calledAt) : 0;
  if (rest > 0) return release(deps, before, { result: "retry", after: rest, reason: "it may stand there" });
  const outcome = await platform.post(at, messageOf(deps, begun, viewer), null, markOf(digest));
  if (outcome.result === "retry") {
    const isUnsent = outcome.unsent === true || outcome.after !== null;
    return release(deps, isUnsent ? before : { ...digest, calledAt }, outcome);
  }
  if (outcome.result !== "delivered") {
    deps.log.warn({ queue: digest.queue, reason: outcome.reason }, "digest not delivered");
    await write(deps, (tx) => endCall(tx, begun, { posted: null, calledAt }));
    return done;
  }
  const { posted } = outcome;
  await write(deps, (tx) => endCall(tx, begun, { posted, calledAt }));
  const former = standing(before);
  // Best effort: its buttons do what they say for whoever still presses them.
  if (former !== null && former.message !== posted.message)
    await platform.update(former, (isAt(former, posted) ? seeBelow : seeElsewhere)(digest.queue, viewer));
  return done;
}

async function takeUp(
  deps: WorkerDeps,
  platform: ChatPlatform,
  { begun, posted, viewer }: { readonly begun: BegunDigest; readonly posted: PostedMessage; readonly viewer: Viewer },
): Promise<Tried> {
  const { before } = begun;
  const shown = await platform.update(posted, messageOf(deps, begun, viewer));
  if (shown.result === "retry") return release(deps, before, shown);
  await write(deps, (tx) => endCall(tx, begun, { posted, calledAt: before.calledAt ?? deps.now() }));
  return done;
}

const timeLeft = ({ calledAt }: Digest, now: Date): number =>
  calledAt === null ? 0 : calledAt.getTime() + calledEvery - now.getTime();

/** Brings what stands there up to date; once nothing is late, for the last time. */
async function edit(deps: WorkerDeps, platform: ChatPlatform, begun: BegunDigest, viewer: Viewer): Promise<Tried> {
  const { digest, figures, before } = begun;
  const isLast = figures.total === 0;
  const shown = isLast ? await allStanding(deps, platform, begun) : known(before);
  if ("result" in shown) return release(deps, before, shown);
  let isOver = isLast;
  for (const each of shown) {
    const outcome = await platform.update(each, messageOf(deps, begun, viewer));
    if (outcome.result === "retry") return release(deps, before, outcome);
    if (outcome.result === "delivered") continue;
    isOver = true;
    deps.log.info({ queue: digest.queue, reason: outcome.reason }, "digest not brought up to date");
  }
  await write(deps, (tx) => endEdit(tx, begun, isOver));
  return done;
}

/** Says where it stands that the tickets are there no more. */
async function leave(deps: WorkerDeps, platform: ChatPlatform, begun: BegunDigest, viewer: Viewer): Promise<Tried> {
  const { digest, before } = begun;
  const shown = await allStanding(deps, platform, begun);
  if ("result" in shown) return release(deps, before, shown);
  for (const each of shown) {
    const outcome = await platform.update(each, seeElsewhere(digest.queue, viewer));
    if (outcome.result === "retry") return release(deps, before, outcome);
  }
  await write(deps, (tx) => endStay(tx, begun));
  return done;
}

const standing = ({ to, message }: Digest): PostedMessage | null => (message === null ? null : { ...to, message });
const known = (digest: Digest): readonly PostedMessage[] => {
  const shown = standing(digest);
  return shown === null ? [] : [shown];
};

/** With what was begun, as far as it can be found. */
async function allStanding(
  deps: WorkerDeps,
  platform: ChatPlatform,
  begun: BegunDigest,
): Promise<readonly PostedMessage[] | Retry> {
  const found = await findBegun(deps, platform, begun);
  if (found.result === "retry") return found;
  return [...known(begun.before), ...(found.posted === null ? [] : [found.posted])];
}

const margin = 2 * 60_000; // milliseconds: the platform has a clock of its own

const markOf = ({ id, calls }: Digest): string => `digest ${id} ${calls}`;

/** The message that was begun before, if it is not known whether it stands there. */
async function findBegun(
  { store, now }: WorkerDeps,
  platform: ChatPlatform,
  { before, unsure }: BegunDigest,
): Promise<Found> {
  if (!unsure) return { result: "found", posted: null };
  const { person, to, calledAt } = before;
  const since = new Date((calledAt ?? now()).getTime() - margin);
  const chat =
    person === null ? null : await store.deliveries.lastAddress({ ...to, audience: { kind: "person", person } });
  return platform.find(markOf(before), { ...to, address: chat ?? to.address }, since);
}

const messageOf = ({ now }: WorkerDeps, begun: BegunDigest, viewer: Viewer) =>
  digestMessage({ ...begun, ...begun.digest, viewer, now: now() });

const write = ({ store, log }: WorkerDeps, end: (tx: DeskTransaction) => Promise<void>): Promise<void> =>
  record(() => store.transaction(end), log);

const lookedAtEvery = 60_000; // milliseconds: each minute it is looked at what is late
const longestPause = 60 * 60_000; // milliseconds: whatever a platform asks for

/** Lets others say it, who look at it anew; not before the pause that its platform needs is over. */
async function release(
  { store }: WorkerDeps,
  digest: Digest,
  outcome: Extract<Outcome, { result: "retry" }>,
): Promise<Tried> {
  const pause = outcome.unsent === true ? null : Math.max(lookedAtEvery, Math.min(outcome.after ?? 0, longestPause));
  await store.transaction((tx) => tx.keepDigest({ ...digest, shape: "" }, pause));
  return pause === null ? outcome : { ...outcome, after: pause };
}
