import { done, type Tried, type WorkerDeps } from "../../worker/deps.ts";
import {
  lostReasons,
  type ChatPlatform,
  type ChatUser,
  type PlatformName,
  type UndeliverableReason,
} from "../../channels/platform.ts";
import type { Delivery } from "../../desk/delivery.ts";
import { followStatus } from "../absence/use-cases.ts";
import { adopt } from "../../desk/places.ts";
import type { AgentsChannel, DeskStore, Missed } from "../../desk/ports.ts";
import { viewerOf } from "../../desk/viewers.ts";
import { welcome } from "./messages.ts";

type Errand<Kind extends Delivery["kind"]> = Extract<Delivery, { kind: Kind }>;

/** Tells an agents' channel that it is one now. */
export async function welcomeChannel(
  deps: WorkerDeps,
  platform: ChatPlatform,
  { queue }: Errand<"welcome">,
): Promise<Tried> {
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
export async function adoptTickets({ store }: WorkerDeps, { queue, platform }: Errand<"adopt">): Promise<Tried> {
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
export async function syncMembers(
  deps: WorkerDeps,
  platform: ChatPlatform,
  { queue }: Errand<"sync-members">,
): Promise<Tried> {
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
  await deps.store.transaction((tx) => tx.setMembers(queue, platform.name, members));
  while (await recoverSome(deps.store, channel));
  return done;
}

const recoveredAtOnce = 500; // surfaces in one change, so that nobody waits long for it

/** Has what was missed in a channel delivered, some at a time; whether there may be more. */
const recoverSome = (store: DeskStore, channel: AgentsChannel): Promise<boolean> =>
  store.transaction(async (tx) => {
    const { missed, more } = await tx.recover(channel, overOnceItIsRead, recoveredAtOnce);
    await tx.deliver(missed.flatMap(deliveriesOf));
    return more;
  });

const overOnceItIsRead: readonly UndeliverableReason[] = [...lostReasons, "no-answer"];

const deliveriesOf = ({ surface, posted, events }: Missed): readonly Delivery[] => [
  posted ? { kind: "refresh-card", surface } : { kind: "note", surface, event: 1 },
  ...events.map((event): Delivery => ({ kind: "note", surface, event })),
];

/** Learns who somebody is, and puts their name on the cards of a ticket. One that is being posted now looks for it afterwards. */
export async function introduce(
  deps: WorkerDeps,
  platform: ChatPlatform,
  { ticket, ...user }: Errand<"introduce">,
): Promise<Tried> {
  const profile = await platform.lookUp(user);
  if (profile === null) return done;
  await deps.store.transaction(async (tx) => {
    await tx.recognise(profile);
    const surfaces = await tx.surfaces(ticket); // one that has no card yet may have it before this is committed
    await tx.deliver(surfaces.map(({ id }) => ({ kind: "refresh-card", surface: id })));
  });
  return done;
}

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
