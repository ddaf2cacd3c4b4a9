import type { ChatPlatform, ChatUser, Conversation, LookedUp, Outcome } from "../platform.ts";
import { postMessage, type SlackClient } from "./client.ts";
import { withCharts } from "./chart.ts";
import { unknownUser } from "./inbound-event.ts";
import { channelAccess, channelMembers, channelName } from "./channel.ts";
import type { createFiles } from "./files.ts";
import { findMarked, marked } from "./marked.ts";
import { permalink } from "./message-link.ts";
import type { IdentityFinder } from "./identity.ts";
import { failureOf, slackError } from "./outcome.ts";
import type { OwnChats } from "./own-chats.ts";
import type { Profiles } from "./profiles.ts";
import type { createReactions } from "./reactions.ts";
import { slackRates } from "./rates.ts";
import { render } from "./render.ts";
import { isSlackUser } from "./rich-text.ts";

/** Slack as the desk and the worker see it. */
export function slackPlatform(deps: {
  readonly client: SlackClient;
  readonly identity: IdentityFinder;
  readonly profiles: Profiles;
  readonly chats: OwnChats;
  readonly files: ReturnType<typeof createFiles>;
  readonly reactions: ReturnType<typeof createReactions>;
  readonly managerOf: Required<ChatPlatform>["managerOf"];
}): ChatPlatform {
  const { client, identity, profiles, chats, files, reactions, managerOf } = deps;
  return {
    name: "slack",
    rates: slackRates,
    tellsClosedAccounts: true,

    async post(to, message, thread, mark) {
      // A reply in a thread notifies few; shown in the channel too, it notifies like a message.
      const inThread = thread === null ? {} : { thread_ts: thread, reply_broadcast: message.urgent };
      const found = mark === undefined ? {} : marked(mark);
      try {
        const answer = await withCharts(message, (shown) =>
          postMessage(client, { channel: to.address, ...inThread, ...found, ...render(shown) }),
        );
        if (isSlackUser(to.address)) chats.learn(to.address, answer.channel);
        return delivered(to, answer);
      } catch (error) {
        return failureOf(error);
      }
    },

    async update(posted, message) {
      try {
        const at = { channel: posted.address, ts: posted.message };
        await withCharts(message, (shown) => client.chat.update({ ...at, ...render(shown) }));
        return { result: "delivered", posted };
      } catch (error) {
        return failureOf(error);
      }
    },

    async takeDown(posted) {
      try {
        await client.chat.delete({ channel: posted.address, ts: posted.message });
        return { result: "delivered", posted };
      } catch (error) {
        return failureOf(error);
      }
    },

    ...files,
    ...reactions,

    markReceived: async (message) => {
      try {
        const at = { channel: message.address, timestamp: message.message };
        await client.reactions.add({ ...at, name: "white_check_mark" });
        return { result: "delivered", posted: message };
      } catch (error) {
        // Installed before the manifest asked for it: no later try is let in either.
        if (slackError(error) === "missing_scope") return { result: "undeliverable", reason: "refused-by-platform" };
        return failureOf(error);
      }
    },

    linkTo: ({ address, message }) => {
      const url = identity.known()?.url ?? null;
      // Somebody's id is no conversation that a link leads to.
      return url === null || isSlackUser(address) ? null : permalink(url, address, { ts: message });
    },

    find: (mark, at, since) => findMarked(deps, mark, { at, since }),

    chosen: (user, by) => (isSlackUser(user) ? unknownUser(by.tenant, user) : null),

    access: ({ address }) => channelAccess(client, address),
    membersOf: (channel) => channelMembers(client, profiles, channel),
    nameOf: ({ address }) => channelName(client, address),

    managerOf,
    lookUp: (users) => found(() => profiles.findAll(users.map(({ user }) => user))),
    withEmail: (email) =>
      found(async () => {
        const user = await userWithEmail(client, email);
        return user === null ? [] : profiles.findAll([user]);
      }),
  };
}

async function found(look: () => Promise<readonly ChatUser[]>): Promise<LookedUp> {
  try {
    return { result: "found", users: await look() };
  } catch (error) {
    const failure = failureOf(error);
    return failure.result === "retry" ? failure : { result: "retry", after: null, reason: failure.reason };
  }
}

/** Their id; null: Slack knows nobody with this address. */
async function userWithEmail(client: SlackClient, email: string): Promise<string | null> {
  try {
    return (await client.users.lookupByEmail({ email })).user?.id ?? null;
  } catch (error) {
    if (slackError(error) === "users_not_found") return null;
    throw error;
  }
}

/** Posted to a person, a message stands in their conversation with the bot: that is where it is updated. */
function delivered(to: Conversation, answer: { channel?: string; ts?: string }): Outcome {
  const { channel = to.address, ts } = answer;
  if (ts === undefined) return { result: "undeliverable", reason: "refused-by-platform" };
  return { result: "delivered", posted: { platform: "slack", tenant: to.tenant, address: channel, message: ts } };
}
