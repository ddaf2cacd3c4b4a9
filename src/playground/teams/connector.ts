import { z } from "zod";
import { asksForFile, outgoingActivity, readActivity, type OutgoingActivity } from "./activity.ts";
import { refusals, type Answer } from "./answers.ts";
import {
  isReachable,
  threadId,
  type ChannelRecord,
  type Conversation,
  type Directory,
  type Post,
  type TeamRecord,
} from "./directory.ts";
import type { ConnectorCall } from "./faults.ts";
import { channelsOf, member, members, pagedMembers, teamDetails } from "./roster.ts";

export interface ConnectorRequest {
  readonly method: string;
  /** From `/v3/` on, without the query. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body: unknown;
}

export interface Route {
  readonly call: ConnectorCall;
  readonly answer: () => Answer;
  /** Removes the activity the call is about, for the fault that makes it vanish. */
  readonly vanish: () => void;
}

const conversationParameters = z.looseObject({
  isGroup: z.boolean().nullish(),
  members: z.array(z.looseObject({ id: z.string() })).nullish(),
  tenantId: z.string().nullish(),
  channelData: z
    .looseObject({
      tenant: z.looseObject({ id: z.string() }).nullish(),
      channel: z.looseObject({ id: z.string() }).nullish(),
    })
    .nullish(),
  activity: outgoingActivity.nullish(),
});

/** The Bot Connector REST API of one tenant, as far as a bot in Teams meets it. */
export function createConnector({ directory, tenantId }: { directory: Directory; tenantId: string }) {
  /** Puts an activity on screen. Teams splits text and attachments into messages of their own and then tells no id. */
  function post(conversationId: string, activity: OutgoingActivity, id?: string): Answer {
    if (activity.type === "typing") return { status: 202, body: {} };
    if (activity.type !== "message") return refusals.badSyntax(`Activity type ${activity.type} is not supported`);
    const read = readActivity(activity);
    if (!read.ok) return refusals.badArgument(read.problem);
    if (asksForFile(activity) && !directory.accounts.some(({ chatId }) => chatId === conversationId))
      return refusals.badArgument("File consent cards are for personal chats");
    const posts = read.parts.map((content) =>
      directory.add({ conversationId, author: "bot", ...content, ...(id === undefined ? {} : { id }) }),
    );
    const [only] = posts;
    return { status: 201, body: posts.length === 1 && only ? { id: only.id } : {} };
  }

  function inConversation(id: string, then: (conversation: Conversation) => Answer): Answer {
    if (directory.colleagues.has(id)) return refusals.notInRoster();
    const conversation = directory.find(id);
    if (conversation === undefined) return refusals.noConversation();
    if (conversation.kind === "channel" && conversation.channel.deleted) return refusals.noConversation();
    const allowed =
      conversation.kind === "chat"
        ? isReachable(conversation.account, directory.teams)
        : conversation.channel.team.botInstalled;
    return allowed ? then(conversation) : refusals.notInRoster();
  }

  /** Posting to a channel itself starts a thread; to `…;messageid=` answers in that thread. */
  function postTo(conversation: Conversation, activity: OutgoingActivity, replyTo?: string): Answer {
    if (conversation.kind === "chat") {
      const { blocksBot, chatId } = conversation.account;
      return blocksBot ? refusals.blocked() : post(chatId, activity);
    }
    const answered = replyTo === undefined ? undefined : postOf(conversation, replyTo);
    if (replyTo !== undefined && answered === undefined) return refusals.noActivity();
    const rootId = conversation.rootId ?? answered?.conversationId.split(";messageid=")[1];
    return rootId === undefined
      ? startThread(conversation.channel, activity)
      : reply(conversation.channel, rootId, activity);
  }

  function startThread(channel: ChannelRecord, activity: OutgoingActivity): Answer {
    if (channel.team.archived) return refusals.blocked();
    const id = directory.nextId();
    return post(threadId(channel, id), activity, id);
  }

  function reply(channel: ChannelRecord, rootId: string, activity: OutgoingActivity): Answer {
    const thread = threadId(channel, rootId);
    const exists = directory.posts.some(({ conversationId }) => conversationId === thread);
    return exists ? post(thread, activity) : refusals.noConversation();
  }

  function postOf(conversation: Conversation, activityId: string): Post | undefined {
    const prefix = conversation.kind === "chat" ? conversation.account.chatId : conversation.channel.id;
    return directory.posts.find(
      ({ id, conversationId }) => id === activityId && conversationId.split(";")[0] === prefix,
    );
  }

  function ownPost(conversation: Conversation, activityId: string, then: (own: Post) => Answer): Answer {
    const found = postOf(conversation, activityId);
    if (found === undefined) return refusals.noActivity();
    return found.author === "bot" ? then(found) : refusals.notYours();
  }

  function createConversation(body: unknown): Answer {
    const read = conversationParameters.safeParse(body);
    if (!read.success) return refusals.badSyntax(z.prettifyError(read.error));
    const { members, channelData, activity } = read.data;
    if ((read.data.tenantId ?? channelData?.tenant?.id) !== tenantId) return refusals.badArgument("Unknown tenant id");
    return channelData?.channel ? createThread(channelData.channel.id, activity) : createChat(members ?? [], activity);
  }

  function createThread(channelId: string, activity: OutgoingActivity | null | undefined): Answer {
    if (!activity)
      return refusals.badSyntax("Incorrect conversation creation parameters: a thread begins with an activity");
    return inConversation(channelId, (conversation) => {
      if (conversation.kind !== "channel") return refusals.badArgument("Not a channel");
      if (conversation.channel.team.archived) return refusals.blocked();
      const id = directory.nextId();
      const posted = post(threadId(conversation.channel, id), activity, id);
      return posted.status === 201
        ? { status: 201, body: { id: threadId(conversation.channel, id), activityId: id } }
        : posted;
    });
  }

  function createChat(members: readonly { id: string }[], activity: OutgoingActivity | null | undefined): Answer {
    const [member, ...others] = members;
    if (!member || others.length > 0)
      return refusals.badSyntax("Incorrect conversation creation parameters: one member is expected");
    const account = directory.account(member.id);
    if (account === undefined || !isReachable(account, directory.teams)) return refusals.notInRoster();
    const posted = activity ? post(account.chatId, activity) : undefined;
    return posted && posted.status !== 201 ? posted : { status: 201, body: { id: account.chatId } };
  }

  function inTeam(id: string, then: (team: TeamRecord) => Answer): Answer {
    const team = directory.teams.find((each) => each.id === id);
    if (team === undefined) return refusals.noConversation();
    return team.botInstalled ? then(team) : refusals.notInRoster();
  }

  /** @returns what the request asks for, not yet done; undefined when there is no such address */
  return function route({ method, path, query, body }: ConnectorRequest): Route | undefined {
    const parts = path.split("/").slice(2).map(decodeURIComponent);
    const [collection, id = "", part, partId] = parts;
    const at = `${method} ${collection}${parts.length > 1 ? "/:id" : ""}${part === undefined ? "" : `/${part}`}${partId === undefined ? "" : "/:id"}`;
    const within = (call: ConnectorCall, answer: (conversation: Conversation) => Answer): Route => ({
      call,
      answer: () => inConversation(id, answer),
      vanish: () => void (directory.posts = directory.posts.filter((each) => each.id !== partId)),
    });
    switch (at) {
      case "POST conversations":
        return { call: "create-conversation", answer: () => createConversation(body), vanish: nothing };
      case "POST conversations/:id/activities":
        return within("post", (to) => withActivity(body, (activity) => postTo(to, activity)));
      case "POST conversations/:id/activities/:id":
        return within("post", (to) => withActivity(body, (activity) => postTo(to, activity, partId)));
      case "PUT conversations/:id/activities/:id":
        return within("update", (to) =>
          withActivity(body, (activity) => ownPost(to, partId ?? "", change(partId ?? "", activity))),
        );
      case "DELETE conversations/:id/activities/:id":
        return within("delete", (to) =>
          ownPost(to, partId ?? "", (own) => {
            directory.posts = directory.posts.filter((each) => each !== own);
            return { status: 200 };
          }),
        );
      case "GET conversations/:id/members":
        return within("members", (conversation) => members(conversation, tenantId));
      case "GET conversations/:id/members/:id":
        return within("members", (conversation) => member(conversation, partId ?? "", tenantId));
      case "GET conversations/:id/pagedmembers":
        return within("members", (conversation) => pagedMembers(conversation, query, tenantId));
      case "GET teams/:id":
        return { call: "team", answer: () => inTeam(id, (team) => teamDetails(team, tenantId)), vanish: nothing };
      case "GET teams/:id/conversations":
        return { call: "team", answer: () => inTeam(id, channelsOf), vanish: nothing };
      case undefined:
      default:
        return undefined;
    }
  };
}

function withActivity(body: unknown, then: (activity: OutgoingActivity) => Answer): Answer {
  const read = outgoingActivity.safeParse(body);
  return read.success ? then(read.data) : refusals.badSyntax(z.prettifyError(read.error));
}

const change =
  (activityId: string, activity: OutgoingActivity) =>
  (own: Post): Answer => {
    const read = readActivity(activity);
    if (!read.ok) return refusals.badArgument(read.problem);
    const [content, ...more] = read.parts;
    if (content === undefined || more.length > 0) return refusals.badArgument("An update may hold a text or one card");
    Object.assign(own, content);
    own.edits += 1;
    return { status: 200, body: { id: activityId } };
  };

const nothing = () => {};
