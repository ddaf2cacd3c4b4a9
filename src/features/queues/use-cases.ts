import type { Conversation, PlatformName } from "../../channels/platform.ts";
import type { Delivery } from "../../desk/delivery.ts";
import { isAt } from "../../desk/places.ts";
import type { Person } from "../../desk/person.ts";
import type { AgentsChannel, NamedChannel, QueueStanding, TicketReader } from "../../desk/reader.ts";
import type { Rules } from "../../desk/tickets.ts";
import type { DeskTransaction } from "../../desk/transaction.ts";
import type { PersonId } from "../../kernel/person.ts";
import type { Actor } from "../../kernel/roles.ts";
import { isPrivateQueue, queuesNamedIn, type DeskPolicy } from "../../kernel/policy.ts";
import { planBrief } from "../briefs/use-cases.ts";
import { planReport } from "../reports/use-cases/weekly.ts";
import type { ChannelLostAlert } from "./deliveries.ts";
import { namesOf } from "./use-cases/rename-queue.ts";
import { defaultQueue } from "./rules.ts";
import { isAtStake, maySetUp, stakesKey, stakesOf, type SettingUp } from "./rules/set-up.ts";

/** What somebody asks for who types `setup`, or presses it. */
export interface SetUpAsked {
  readonly queue: string;
  readonly channel: Conversation;
  /** What the channel is called; null: not known now. */
  readonly called: string | null;
  readonly by: Person;
  readonly ownsPlace: boolean;
  /** The stakes they have agreed to; null: they were shown none. */
  readonly agreed: string | null;
}

/** `standing`: of the queue; null: there is none of this name. */
export interface SetUpLooked {
  readonly at: SettingUp;
  readonly standing: QueueStanding | null;
  /** Of the queue that has the channel now, where that is another. */
  readonly servedHere: QueueStanding | null;
}

/** What there is now, before anything is set up. */
export async function lookAtSetUp(
  tx: Pick<TicketReader, "standings" | "actor" | "holdsPrivate">,
  policy: DeskPolicy,
  { queue, channel, by, ownsPlace }: Omit<SetUpAsked, "agreed" | "called">,
): Promise<SetUpLooked> {
  const all = await tx.standings();
  const named = queuesNamedIn(policy);
  const standing = all.find((each) => each.queue === queue) ?? null;
  const holder = all.find((each) => each.queue !== queue && each.channels.some((at) => isAt(at, channel))) ?? null;
  const actor = await tx.actor(by.id, queue);
  const there = holder && (await tx.actor(by.id, holder.queue));
  const channels = standing?.channels ?? [];
  const onThisPlatform = channels.find(({ platform }) => platform === channel.platform);
  const at: SettingUp = {
    queue,
    state: standing === null ? "new" : isUntouched(standing) ? "untouched" : "in-use",
    inPolicy: named.has(queue),
    administrator: actor.administrator,
    ownsPlace,
    leads: actor.lead,
    servedHere: holder &&
      there && {
        queue: holder.queue,
        leads: there.lead,
        closed: await isClosedTo(tx, policy, { standing: holder, actor: there }),
      },
    channel: placeOf(onThisPlatform, channel),
    onOtherPlatform: channels.some(({ platform }) => platform !== channel.platform),
    openTickets: standing?.openTickets ?? 0,
    holdsPrivate: isPrivateQueue(policy, queue) || (standing !== null && (await tx.holdsPrivate(queue))),
    closed: standing !== null && (await isClosedTo(tx, policy, { standing, actor })),
    otherQueues: namesOf(all.filter((each) => each.queue !== queue)).concat(
      [...named].filter((each) => each !== queue),
    ),
  };
  return { at, standing, servedHere: holder };
}

/** Whether others lead or serve a queue, met or not, that is private or holds what is. */
async function isClosedTo(
  tx: Pick<TicketReader, "holdsPrivate">,
  policy: DeskPolicy,
  { standing, actor }: { readonly standing: QueueStanding; readonly actor: Actor },
): Promise<boolean> {
  const { queue, agents, leads, namedLeads } = standing;
  if (actor.lead || actor.agent || agents + leads.length + namedLeads.length === 0) return false;
  return isPrivateQueue(policy, queue) || tx.holdsPrivate(queue);
}

function placeOf(there: NamedChannel | undefined, here: Conversation): SettingUp["channel"] {
  if (there === undefined) return null;
  if (isAt(there, here)) return "this";
  return there.lost ? null : "another";
}

const isUntouched = ({ queue, channels, agents, hadLeads, namedLeads, hadTickets }: QueueStanding): boolean =>
  queue === defaultQueue && channels.length + agents + namedLeads.length === 0 && !hadLeads && !hadTickets;

export type SetUpResult =
  | { readonly result: "set-up"; readonly before: SettingUp["channel"] }
  | { readonly result: "not-allowed" }
  /** They have to agree first. */
  | { readonly result: "at-stake" };

/**
 * Makes a channel the agents' channel of a queue. Who does it leads the queue at once; the worker makes the other members
 * its agents. Whoever loses something by it is told.
 */
export async function setUpQueue(
  tx: DeskTransaction,
  { rules, platforms }: { readonly rules: Rules; readonly platforms: Platforms },
  asked: SetUpAsked,
): Promise<SetUpResult> {
  await tx.holdQueues();
  const looked = await lookAtSetUp(tx, rules.policy, asked);
  const { queue, channel, called, by } = asked;
  if (!maySetUp(looked.at)) return { result: "not-allowed" };
  if (!isAgreed(looked.at, asked.agreed)) return { result: "at-stake" };
  const { platform, tenant, address } = channel;
  const before = looked.standing?.channels.find((each) => each.platform === platform) ?? null;
  const isHere = before !== null && isAt(before, channel);
  const left = before === null || isHere || before.lost ? null : before;
  const losses = await tellOfLoss(tx, platforms, { before: left, looked, asked });

  await tx.setChannel({ queue, platform, tenant, address });
  if (called !== null) await tx.nameChannel({ queue, platform, tenant, address }, called);
  await tx.addLead(queue, by.id);
  // A lead who is no agent yet could do nothing; whoever is in another channel than this is no agent from now on.
  if (isHere) await tx.addMembers(queue, platform, [by.id]);
  else await tx.setMembers(queue, platform, [by.id]);
  await planBrief(tx, rules, queue);
  await planReport(tx, rules, queue);
  await tx.deliver(losses);
  if (!isHere) await tx.deliver([{ kind: "welcome", queue, platform }]);
  await tx.deliver([
    { kind: "adopt", queue, platform },
    { kind: "sync-members", queue, platform }, // the other members: a channel may have thousands
  ]);
  return { result: "set-up", before: looked.at.channel };
}

/** Whether what is at stake now is what they agreed to. */
export function isAgreed(at: SettingUp, agreed: string | null): boolean {
  const stakes = stakesOf(at);
  return agreed === null ? !isAtStake(stakes) : agreed === stakesKey(stakes);
}

/** The channel that a queue leaves is told, and so are the leads of a queue that loses this one. */
async function tellOfLoss(
  tx: DeskTransaction,
  platforms: Platforms,
  {
    before,
    looked: { servedHere },
    asked: { queue, channel, by },
  }: { readonly before: AgentsChannel | null; readonly looked: SetUpLooked; readonly asked: SetUpAsked },
): Promise<readonly Delivery[]> {
  const told: Delivery[] = [];
  if (before !== null) told.push(farewell(queue, before, by.id, null));
  if (servedHere !== null) {
    told.push(farewell(servedHere.queue, channel, by.id, queue));
    const lost = { queue: servedHere.queue, lost: channel.platform, reason: "taken" } as const;
    told.push(...(await alertsOfLoss(tx, platforms, lost)).filter(({ person }) => person !== by.id));
  }
  return told;
}

const farewell = (queue: string, from: Conversation, by: PersonId, successor: string | null): Delivery => ({
  kind: "farewell",
  queue,
  platform: from.platform,
  tenant: from.tenant,
  address: from.address,
  by,
  successor,
});

/** On which platforms the desk speaks. */
export type Platforms = Readonly<Partial<Record<PlatformName, unknown>>>;

type Lost = Pick<ChannelLostAlert, "queue" | "lost" | "reason" | "called">;

/** The queue's other channel is told of the loss of one; where it has none, its leads. */
export async function alertsOfLoss(
  store: Pick<TicketReader, "channels" | "channelName" | "leadsOf">,
  platforms: Platforms,
  asked: Lost,
): Promise<readonly ChannelLostAlert[]> {
  const called = await store.channelName(asked.queue, asked.lost);
  const lost = called === null ? asked : { ...asked, called };
  const others = (await store.channels(lost.queue)).filter(({ platform }) => platform !== lost.lost);
  return others.length > 0 ? others.map((at) => alertOf(lost, at, null)) : alertsToLeads(store, platforms, lost);
}

/** Each in their own chat. */
export async function alertsToLeads(
  store: Pick<TicketReader, "leadsOf">,
  platforms: Platforms,
  lost: Lost,
): Promise<readonly ChannelLostAlert[]> {
  return (await store.leadsOf(lost.queue)).flatMap(({ id, accounts }) => {
    const account = accounts.find(({ platform }) => platforms[platform] !== undefined);
    return account === undefined ? [] : [alertOf(lost, { ...account, address: account.directAddress }, id)];
  });
}

const alertOf = (
  { queue, lost, reason, called }: Lost,
  { platform, tenant, address }: Conversation,
  person: PersonId | null,
): ChannelLostAlert => ({
  kind: "alert",
  queue,
  lost,
  reason,
  to: { platform, tenant, address },
  person,
  ...(called !== undefined && { called }),
});
