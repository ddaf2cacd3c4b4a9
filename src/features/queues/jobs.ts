import { done, type Tried, type WorkerDeps } from "../../worker/deps.ts";
import {
  lostReasons,
  type ChatPlatform,
  type ChatUser,
  type LookedUp,
  type PlatformName,
  type Retry,
  type UndeliverableReason,
} from "../../channels/platform.ts";
import type { JobRules } from "../../worker/job-rule.ts";
import type { NoteDelivery, SurfaceId } from "../../desk/delivery.ts";
import { followStatus } from "../absence/use-cases.ts";
import { adopt } from "../../desk/places.ts";
import { ownersStillThere } from "../../desk/still-there.ts";
import type { AgentsChannel } from "../../desk/reader.ts";
import type { DeskStore } from "../../desk/store.ts";
import type { Missed } from "../../desk/delivery-record.ts";
import type { Person } from "../../desk/person.ts";
import type { PersonId } from "../../kernel/person.ts";
import { knowingQueues, viewerOf } from "../../desk/viewers.ts";
import { isPrivateQueue } from "../../kernel/policy.ts";
import { farewell, queueRenamed, welcome } from "./messages.ts";
import type { QueueDelivery } from "./deliveries.ts";
import { postAlert } from "./jobs/lost-channel.ts";
import { meetNamed } from "../people/use-cases.ts";
import { readMeanwhile, type ChannelRead } from "./jobs/read-meanwhile.ts";
import { leaveUnanswered, reportUnreadChannel, unansweredTimer } from "./jobs/unread-channel.ts";

export const jobs: JobRules<QueueDelivery> = {
  welcome: {
    key: keyOf,
    givenUp: null,
    speaks: "on-platform",
    platform: ({ platform }) => platform,
    run: welcomeChannel,
  },
  adopt: {
    key: keyOf,
    givenUp: null,
    speaks: "nowhere",
    run: adoptTickets,
  },
  "sync-members": {
    key: keyOf,
    givenUp: null,
    speaks: "on-platform",
    platform: ({ platform }) => platform,
    run: syncMembers,
  },
  farewell: {
    key: ({ kind, platform, queue, address }) => `${kind} ${platform} ${queue} ${address}`,
    givenUp: null,
    speaks: "on-platform",
    platform: ({ platform }) => platform,
    run: sayFarewell,
  },
  renamed: {
    key: ({ kind, platform, queue, to }) => `${kind} ${platform} ${queue} ${to}`,
    givenUp: null,
    speaks: "on-platform",
    platform: ({ platform }) => platform,
    run: sayRenamed,
  },
  alert: {
    key: ({ kind, lost, queue, to }) => `${kind} ${lost} ${queue} ${to.platform} ${to.address}`,
    givenUp: null,
    speaks: "on-platform",
    platform: ({ to }) => to.platform,
    run: postAlert,
  },
};

type Of<Kind extends QueueDelivery["kind"]> = Extract<QueueDelivery, { kind: Kind }>;

function keyOf({ kind, platform, queue, ...more }: Of<"welcome" | "adopt" | "sync-members">): string {
  return `${kind} ${platform} ${queue}${"overdue" in more && more.overdue ? " overdue" : ""}`;
}

/** Tells an agents' channel that it is one now. */
async function welcomeChannel(deps: WorkerDeps, platform: ChatPlatform, { queue }: Of<"welcome">): Promise<Tried> {
  const channel = await channelOf(deps.store, queue, platform.name);
  if (channel === null) return done;
  const viewer = await knowingQueues(viewerOf(null, new Map(), channel, deps.desk), deps.store);
  const message = welcome(queue, viewer.names(null).name, viewer, isPrivateQueue(deps.rules.policy, queue));
  const outcome = await platform.post(channel, message, null);
  if (outcome.result === "retry") return outcome;
  if (outcome.result !== "delivered") deps.log.error({ queue, reason: outcome.reason }, "agents' channel not welcomed");
  // With the first channel of a platform its people can be looked up.
  await meetNamed(deps.store, deps.rules.policy);
  return done;
}

/** Tells a channel that it has served a queue until now. */
async function sayFarewell(deps: WorkerDeps, platform: ChatPlatform, job: Of<"farewell">): Promise<Tried> {
  const people = await deps.store.people([job.by]);
  const successor = await channelOf(deps.store, job.queue, job.platform);
  const next = successor === null ? null : await platform.nameOf(successor);
  const viewer = await knowingQueues(viewerOf(null, people, job, deps.desk), deps.store);
  const message = farewell(job.queue, { ...job, next: next === null || next.isPrivate ? null : next.name }, viewer);
  const outcome = await platform.post(job, message, null);
  if (outcome.result === "retry") return outcome;
  if (outcome.result !== "delivered") deps.log.warn({ reason: outcome.reason }, "channel not told that its queue left");
  return done;
}

/** Tells a channel what its queue is called now. */
async function sayRenamed(deps: WorkerDeps, platform: ChatPlatform, job: Of<"renamed">): Promise<Tried> {
  const channel = await channelOf(deps.store, job.queue, platform.name);
  if (channel === null) return done;
  const people = await deps.store.people(job.by === null ? [] : [job.by]);
  const outcome = await platform.post(
    channel,
    queueRenamed(job, job.by, viewerOf(null, people, channel, deps.desk)),
    null,
  );
  if (outcome.result === "retry") return outcome;
  if (outcome.result !== "delivered")
    deps.log.warn({ reason: outcome.reason }, "channel not told its queue's new name");
  return done;
}

const adoptedAtOnce = 100; // tickets in one change, so that nobody waits long for it

/** Shows the open tickets of a queue in its new channel, some at a time until all are there. */
async function adoptTickets({ store }: WorkerDeps, { queue, platform }: Of<"adopt">): Promise<Tried> {
  return store.transaction(async (tx) => {
    const channel = await channelOf(tx, queue, platform);
    if (channel === null) return done;
    const tickets = await tx.openTicketsNotAt(channel, adoptedAtOnce);
    await adopt(tx, tickets, channel);
    if (tickets.length === adoptedAtOnce) await tx.deliver([{ kind: "adopt", queue, platform }]);
    return done;
  });
}

const recognisedAtOnce = 100; // people in one change, so that nobody waits long for it

/**
 * Makes the members of an agents' channel, as the platform tells them now, the queue's agents. Whoever is looked up is an
 * agent from then on; whoever left the channel is none any more at the end.
 */
async function syncMembers(deps: WorkerDeps, platform: ChatPlatform, job: Of<"sync-members">): Promise<Tried> {
  const { queue, overdue = false } = job;
  const channel = await channelOf(deps.store, queue, platform.name);
  if (channel === null) return done;
  const version = await deps.store.channelVersion(channel);
  const found = await platform.membersOf(channel);
  if (found.result === "retry") return leaveUnanswered(deps, { channel, version }, { retry: found, overdue });
  if (found.result === "missing") return reportUnreadChannel(deps, { channel, version }, found.missing);
  const members: string[] = [];
  let later: Retry | null = null; // until it is known who of them is somebody met on another platform
  // Those who are known first: they need not wait for the others to be looked up.
  const inOrder = found.members.toSorted((one, other) => Number(one.name === null) - Number(other.name === null));
  for (let from = 0; from < inOrder.length; from += recognisedAtOnce) {
    const asked = await lookUp(platform, inOrder.slice(from, from + recognisedAtOnce));
    if (asked.result === "retry") return leaveUnanswered(deps, { channel, version }, { retry: asked, overdue });
    const added = await addMembers(deps, { channel, version }, asked.users);
    if (added === null) return readMeanwhile(deps.store, channel);
    members.push(...added.members);
    later = added.retry ?? later;
  }
  const name = await platform.nameOf(channel);
  const written = await deps.store.transaction(async (tx) => {
    await tx.holdQueues(); // so that nobody is made a lead who leaves at that moment
    if (!(await tx.holdsChannel(channel, version))) return false;
    await tx.setMembers(queue, platform.name, members);
    await tx.markRead(channel);
    await tx.removeLeadsWhoLeft(queue);
    await tx.setTimer({ ...unansweredTimer(channel), at: null });
    if (name !== null) await tx.nameChannel(channel, name.name);
    // Who has left is no agent any more, and who has come back is one again.
    const moved = await tx.assigneesToSettle(queue);
    await tx.deliver(moved.map((person) => ({ kind: "offer", person })));
    return true;
  });
  if (!written) return readMeanwhile(deps.store, channel);
  let last: SurfaceId | null = null;
  do last = await recoverSome(deps.store, channel, last);
  while (last !== null);
  return later ?? done;
}

const recoveredAtOnce = 500; // surfaces in one change, so that nobody waits long for it

/** Has what was missed in a channel delivered, some at a time; the last of them, when there may be more. */
const recoverSome = (store: DeskStore, channel: AgentsChannel, after: SurfaceId | null): Promise<SurfaceId | null> =>
  store.transaction(async (tx) => {
    const { missed, last } = await tx.recover(channel, overOnceItIsRead, { after, most: recoveredAtOnce });
    await tx.deliver(missed.flatMap(deliveriesOf));
    return last;
  });

/** The people of this organisation among members of a channel. */
async function lookUp(platform: ChatPlatform, members: readonly ChatUser[]): Promise<LookedUp> {
  const unknown = members.filter(({ name }) => name === null);
  const asked: LookedUp = unknown.length === 0 ? { result: "found", users: [] } : await platform.lookUp(unknown);
  if (asked.result === "retry") return asked;
  const all = [...members.filter(({ name }) => name !== null), ...asked.users];
  return { result: "found", users: all.filter(({ outsider }) => outsider !== true) };
}

/**
 * Makes people agents of a channel's queue, in one change, and goes by their statuses. @returns who they are; null: the
 * channel was read or moved meanwhile
 */
async function addMembers(
  deps: WorkerDeps,
  { channel, version }: ChannelRead,
  users: readonly ChatUser[],
): Promise<{ readonly members: readonly PersonId[]; readonly retry: Retry | null } | null> {
  const { store, rules } = deps;
  const { queue, platform } = channel;
  const { people, retry } = await ownersStillThere(deps, users);
  const persons = await store.transaction(async (tx) => {
    if (!(await tx.holdsChannel(channel, version))) return null;
    const recognised = await tx.recogniseAll(users, people);
    await tx.addMembers(
      queue,
      platform,
      recognised.map(({ id }) => id),
    );
    return recognised;
  });
  if (persons === null) return null;
  for (const [index, person] of persons.entries()) {
    const absent = users[index]?.absent;
    // Each in a change of its own: it may offer many tickets.
    if (absent !== undefined && isChangeOf(person, absent))
      await store.transaction((tx) => followStatus(tx, rules, person, absent));
  }
  return { members: persons.map(({ id }) => id), retry };
}

/** Whether a status may say something else of somebody than is known. */
const isChangeOf = ({ away }: Person, absent: NonNullable<ChatUser["absent"]> | null): boolean =>
  absent === null ? away?.because === "status" : away === null || away.because === "status";

const overOnceItIsRead: readonly UndeliverableReason[] = [...lostReasons, "no-answer"];

const deliveriesOf = ({ surface, posted, events }: Missed): readonly NoteDelivery[] => [
  posted ? { kind: "refresh-card", surface } : { kind: "note", surface, event: 1 },
  ...events.map((event): NoteDelivery => ({ kind: "note", surface, event })),
];

async function channelOf(
  store: Pick<DeskStore, "channels">,
  queue: string,
  platform: PlatformName,
): Promise<AgentsChannel | null> {
  const channels = await store.channels(queue);
  return channels.find((channel) => channel.platform === platform) ?? null;
}
