import { done, type Tried, type WorkerDeps } from "../../worker/deps.ts";
import { lostReasons } from "../../channels/platform.ts";
import type { ChatPlatform, ChatUser, PlatformName, UndeliverableReason } from "../../channels/platform.ts";
import type { JobRules } from "../../worker/job-rule.ts";
import type { NoteDelivery } from "../../desk/delivery.ts";
import { followStatus } from "../absence/use-cases.ts";
import { adopt } from "../../desk/places.ts";
import type { AgentsChannel, DeskStore, Missed } from "../../desk/ports.ts";
import { viewerOf } from "../../desk/viewers.ts";
import { welcome } from "./messages.ts";
import type { QueueDelivery } from "./deliveries.ts";
import { postAlert } from "./jobs/lost-channel.ts";

export const jobs: JobRules<QueueDelivery> = {
  welcome: {
    queue: "errand",
    key: keyOf,
    order: null,
    givenUp: null,
    speaks: "on-platform",
    platform: ({ platform }) => platform,
    run: welcomeChannel,
  },
  adopt: {
    queue: "errand",
    key: keyOf,
    order: null,
    givenUp: null,
    speaks: "nowhere",
    run: adoptTickets,
  },
  "sync-members": {
    queue: "errand",
    key: keyOf,
    order: null,
    givenUp: null,
    speaks: "on-platform",
    platform: ({ platform }) => platform,
    run: syncMembers,
  },
  alert: {
    queue: "errand",
    key: ({ kind, lost, queue, to }) => `${kind} ${lost} ${queue} ${to.platform} ${to.address}`,
    order: null,
    givenUp: null,
    speaks: "on-platform",
    platform: ({ to }) => to.platform,
    run: postAlert,
  },
};

type Of<Kind extends QueueDelivery["kind"]> = Extract<QueueDelivery, { kind: Kind }>;

function keyOf({ kind, platform, queue }: Of<"welcome" | "adopt" | "sync-members">): string {
  return `${kind} ${platform} ${queue}`;
}

/** Tells an agents' channel that it is one now. */
async function welcomeChannel(deps: WorkerDeps, platform: ChatPlatform, { queue }: Of<"welcome">): Promise<Tried> {
  const channel = await channelOf(deps.store, queue, platform.name);
  if (channel === null) return done;
  const message = welcome(queue, deps.desk.name, viewerOf(null, new Map(), channel, deps.desk));
  const outcome = await platform.post(channel, message, null);
  if (outcome.result === "retry") return outcome;
  if (outcome.result !== "delivered") deps.log.error({ queue, reason: outcome.reason }, "agents' channel not welcomed");
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

/** Makes the members of an agents' channel, as the platform tells them now, the queue's agents. */
async function syncMembers(deps: WorkerDeps, platform: ChatPlatform, { queue }: Of<"sync-members">): Promise<Tried> {
  const channel = await channelOf(deps.store, queue, platform.name);
  if (channel === null) return done;
  const inspection = await platform.inspect(channel);
  if (inspection.result === "retry") return { result: "retry", after: null, reason: inspection.reason };
  if (inspection.result === "missing") {
    // Its agents stay as last told: a bot put out by mistake must not take everybody's rights away.
    deps.log.warn({ queue, missing: inspection.missing }, "agents' channel cannot be read");
    return done;
  }
  const members: string[] = [];
  for (const member of inspection.members) members.push(await recognise(deps, platform, member));
  await deps.store.transaction(async (tx) => {
    await tx.setMembers(queue, platform.name, members);
    const missed = await tx.recover(channel, overOnceItIsRead);
    await tx.deliver(missed.flatMap(deliveriesOf));
  });
  return done;
}

const overOnceItIsRead: readonly UndeliverableReason[] = [...lostReasons, "no-answer"];

const deliveriesOf = ({ surface, posted, events }: Missed): readonly NoteDelivery[] => [
  posted ? { kind: "refresh-card", surface } : { kind: "note", surface, event: 1 },
  ...events.map((event): NoteDelivery => ({ kind: "note", surface, event })),
];

/** One by one, each in a change of its own: a channel may have hundreds of members. */
async function recognise({ store, rules }: WorkerDeps, platform: ChatPlatform, member: ChatUser): Promise<string> {
  const profile = (member.name === null ? await platform.lookUp(member) : null) ?? member;
  return store.transaction(async (tx) => {
    const person = await tx.recognise(profile);
    if (profile.absent !== undefined) await followStatus(tx, rules, person, profile.absent);
    return person.id;
  });
}

async function channelOf(
  store: Pick<DeskStore, "channels">,
  queue: string,
  platform: PlatformName,
): Promise<AgentsChannel | null> {
  const channels = await store.channels(queue);
  return channels.find((channel) => channel.platform === platform) ?? null;
}
