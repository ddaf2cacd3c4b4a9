import { foldEmail } from "../../kernel/email.ts";
import type { Message } from "../../screen/message.ts";
import type {
  ChannelAccess,
  ChannelMembers,
  ChatPlatform,
  ChatUser,
  Conversation,
  Outcome,
  Retry,
} from "../platform.ts";
import { addressOf, isPersonId, placeAt, threadId, type Place } from "./address.ts";
import { cardAttachment } from "./adaptive-card.ts";
import type { Chats } from "./chats.ts";
import type { Answered, Connector, Member, MemberPage } from "./connector.ts";
import { createManagerOf } from "./directory.ts";
import { consentCard, upload } from "./file-consent.ts";
import type { Graph } from "./graph.ts";
import { messageLink } from "./message-link.ts";
import type { TeamsOfChannels } from "./teams-of-channels.ts";
import { isTemporary, refusalOutcome, type Refused } from "./outcome.ts";
import { isOutsider, userOf } from "./people.ts";
import { teamsRates } from "./rates.ts";
import { render } from "./render.ts";

const nowhere: Outcome = { result: "undeliverable", reason: "conversation-not-found" };

/** Teams as the desk and the worker see it. */
export function createPlatform(deps: {
  readonly connector: Connector;
  readonly chats: Chats;
  readonly teams: TeamsOfChannels;
  readonly now: () => Date;
  readonly fetchFile: ChatPlatform["fetchFile"];
  readonly graph: Graph;
}): ChatPlatform {
  const { connector, chats, teams, now, fetchFile, graph } = deps;

  async function postToPerson(to: Conversation, place: Place, message: Message): Promise<Outcome> {
    const activity = activityOf(message, message.urgent);
    const { at, answer } = await chats.within(place, to.tenant, (chat) => connector.send(chat, activity));
    return answer.ok ? delivered(to, at, answer.value) : refusalOutcome(answer.refused, "post", "personal");
  }

  async function postInChannel(
    to: Conversation,
    place: Place,
    message: Message,
    thread: string | null,
  ): Promise<Outcome> {
    const activity = activityOf(message, message.urgent);
    const sent =
      thread === null
        ? await connector.startThread(place, to.tenant, activity)
        : await connector.send({ ...place, id: threadId(place.id, thread) }, activity);
    if (sent.ok) return delivered(to, place, sent.value);
    return refusalOutcome(sent.refused, thread === null ? "post" : "reply", "channel");
  }

  async function membersOf({ address, tenant }: Conversation): Promise<ChannelMembers> {
    const place = placeAt(address);
    if (place === null || place.kind !== "channel") return { result: "missing", missing: "not-a-channel" };
    if (await teams.isArchived(place)) return { result: "missing", missing: "archived" }; // its roster is still read
    const members: Member[] = [];
    let after: string | null = null;
    do {
      const page: Answered<MemberPage> = await connector.members(place, after);
      if (!page.ok) return notReady(page.refused);
      members.push(...page.value.members);
      after = page.value.next;
    } while (after !== null);
    const at = { ...place, tenant, roster: "team" } as const;
    const ours = members.filter((member) => !isOutsider(member, tenant));
    return { result: "ready", members: ours.map((member) => userOf(member, at)) };
  }

  const lookUp: ChatPlatform["lookUp"] = async (users) => {
    const found: ChatUser[] = [];
    for (const { tenant, user, directAddress } of users) {
      const place = placeAt(directAddress);
      if (place === null) continue;
      const { answer: member } = await chats.within(place, tenant, (chat) => connector.member(chat, user));
      if (member.ok) found.push(userOf(member.value, { ...place, tenant, roster: "chat" }));
      else if (isTemporary(member.refused)) return retryOf(member.refused);
    }
    return { result: "found", users: found };
  };

  return {
    name: "teams",
    rates: teamsRates,
    post: async (to, message, thread) => {
      const place = placeAt(to.address);
      if (place === null) return nowhere;
      return place.kind === "channel" ? postInChannel(to, place, message, thread) : postToPerson(to, place, message);
    },
    update: async (posted, message) => {
      const place = placeAt(posted.address);
      if (place === null) return nowhere;
      const replaced = await connector.replace(place, posted.message, activityOf(message, false));
      if (!replaced.ok)
        return refusalOutcome(replaced.refused, "update", place.kind === "channel" ? "channel" : "personal");
      return delivered(posted, place, posted.message);
    },
    takeDown: async (posted) => {
      const place = placeAt(posted.address);
      if (place === null) return nowhere;
      const removed = await connector.remove(place, posted.message);
      if (!removed.ok)
        return refusalOutcome(removed.refused, "update", place.kind === "channel" ? "channel" : "personal");
      return delivered(posted, place, posted.message);
    },
    offerFile: async (to, file) => {
      const place = placeAt(to.address);
      if (place === null || place.kind === "channel") return nowhere;
      const { at, answer } = await chats.within(place, to.tenant, (chat) => connector.send(chat, consentCard(file)));
      return answer.ok ? delivered(to, at, answer.value) : refusalOutcome(answer.refused, "post", "personal");
    },
    handOver: async (taken, file, question) => {
      const place = placeAt(question.address);
      if (place === null) return { result: "refused", reason: "conversation-not-found" };
      const uploaded = await upload(taken, file, { serviceUrl: place.serviceUrl, now: now() });
      if (uploaded.result !== "uploaded") return uploaded;
      // It is in their OneDrive: what cannot take the place of the question is said beside it.
      const replaced = await connector.replace(place, question.message, uploaded.card);
      if (!replaced.ok) await connector.send(place, uploaded.card);
      return { result: "sent" };
    },
    fetchFile,
    linkTo: ({ address, message }) => {
      const place = placeAt(address);
      return place?.kind === "channel" ? messageLink(place, message) : null;
    },
    // A bot cannot read what stands in a conversation.
    find: () => Promise.resolve({ result: "found", posted: null, unread: true }),
    access: async ({ address }) => {
      const place = placeAt(address);
      if (place === null || place.kind !== "channel") return { result: "missing", missing: "not-a-channel" };
      if (await teams.isArchived(place)) return { result: "missing", missing: "archived" };
      // Whether what is written in threads may be read, Teams does not tell.
      const roster = await connector.members(place, null);
      return roster.ok ? { result: "ready" } : notReady(roster.refused);
    },
    membersOf,
    // Nobody is found by an address alone: in the rosters of the agents' teams.
    withEmail: async (email, among) => {
      for (const channel of among) {
        const roster = await membersOf(channel);
        if (roster.result === "retry") return roster;
        const found = roster.result === "ready" ? roster.members.filter((each) => isOf(each, email)) : [];
        if (found.length > 0) return { result: "found", users: found.slice(0, 1) };
      }
      return { result: "found", users: [] };
    },
    nameOf: async ({ address }) => {
      const place = placeAt(address);
      return place?.kind === "channel" ? teams.nameOf(place) : null;
    },
    chosen: (user, by) =>
      isPersonId(user)
        ? { ...unknownUser, tenant: by.tenant, user, directAddress: besides(by.directAddress, user) }
        : null,
    managerOf: createManagerOf(graph, lookUp, besides),
    lookUp,
  };
}

const isOf = ({ email }: ChatUser, asked: string): boolean => email !== null && foldEmail(email) === foldEmail(asked);

const retryOf = ({ status, code, retryAfter }: Refused): Retry => ({
  result: "retry",
  after: retryAfter,
  reason: `${status} ${code}`,
});

const notReady = (refused: Refused): Exclude<ChannelAccess, { result: "ready" }> =>
  refused.status === 403 || refused.status === 404
    ? { result: "missing", missing: "not-in-channel" }
    : retryOf(refused);

/** A card alone: with a text beside it Teams splits the message, tells no id, and it can never be updated. */
const activityOf = (message: Message, alert: boolean) => {
  const card = render(message);
  return {
    type: "message",
    summary: card.fallbackText,
    attachments: [cardAttachment(card)],
    ...(alert ? { channelData: { notification: { alert: true } } } : {}),
  };
};

const delivered = ({ platform, tenant }: Conversation, { serviceUrl, kind, id }: Place, message: string): Outcome => ({
  result: "delivered",
  posted: { platform, tenant, address: addressOf({ serviceUrl, kind, id }), message },
});

/** Somebody's own address at the Bot Connector where `address` is. */
function besides(address: string, user: string): string {
  const place = placeAt(address);
  return place === null ? user : addressOf({ serviceUrl: place.serviceUrl, kind: "person", id: user });
}

const unknownUser: Omit<ChatUser, "tenant" | "user" | "directAddress"> = {
  platform: "teams",
  name: null,
  email: null,
  locale: null,
  zone: null,
  administrator: null,
};
