import { z } from "zod";
import { channelJson, messageJson } from "../message-json.ts";
import { emitMembership } from "../events.ts";
import type { SlackServer } from "../server.ts";
import { directChannel, findMessage, type SlackChannel, type SlackMessage } from "../state.ts";
import { readableChannel, visibleChannel } from "./conversation-access.ts";
import { flag, id, method, page, paging, refuse } from "./method.ts";

const read = ["channels:read", "groups:read", "im:read", "mpim:read"];
const history = ["channels:history", "groups:history", "im:history", "mpim:history"];

const info = method({
  scopes: read,
  args: { channel: id, include_locale: flag.optional(), include_num_members: flag.optional() },
  run(server, args) {
    const found = readableChannel(server, args.channel, "read");
    if (!found.ok) return found;
    const count = args.include_num_members === true ? { num_members: found.channel.members.size } : {};
    return { ok: true, channel: { ...channelJson(server.state, found.channel), ...count } };
  },
});

const members = method({
  scopes: read,
  args: { channel: id, ...paging },
  run(server, args) {
    const found = readableChannel(server, args.channel, "read");
    if (!found.ok) return found;
    const cut = page(server, [...found.channel.members], args);
    return cut.ok ? { ok: true, members: cut.items, response_metadata: cut.response_metadata } : cut;
  },
});

const list = method({
  scopes: read,
  args: { types: z.string().default("public_channel"), exclude_archived: flag.optional(), ...paging },
  run(server, args) {
    const wanted = args.types.split(",");
    const kinds = { channel: "public_channel", group: "private_channel", im: "im", mpim: "mpim" } as const;
    const all = [...server.state.channels.values()].filter(
      (channel) =>
        wanted.includes(kinds[channel.kind]) &&
        readableChannel(server, channel.id, "read").ok &&
        !(channel.isArchived && args.exclude_archived === true),
    );
    const cut = page(server, all, args);
    if (!cut.ok) return cut;
    const channels = cut.items.map((channel) => channelJson(server.state, channel));
    return { ok: true, channels, response_metadata: cut.response_metadata };
  },
});

const open = method({
  scopes: ["im:write", "mpim:write"],
  args: { users: id.optional(), channel: id.optional(), return_im: flag.optional(), prevent_creation: flag.optional() },
  run(server, args) {
    if (args.users === undefined) {
      const found = visibleChannel(server, args.channel ?? "");
      return found.ok ? { ok: true, channel: { id: found.channel.id } } : found;
    }
    const people = args.users.split(",");
    if (people.some((person) => !server.state.users.has(person))) return refuse("user_not_found");
    if (people.length > 8) return refuse("too_many_users");
    if (people.some((person) => server.state.users.get(person)?.isBot)) return refuse("cannot_dm_bot");
    const channel = directChannel(server.state, [...people, server.state.app.botUser], server.now());
    return { ok: true, channel: args.return_im === true ? channelJson(server.state, channel) : { id: channel.id } };
  },
});

const join = method({
  scopes: ["channels:join"],
  args: { channel: id },
  run(server, args) {
    const found = visibleChannel(server, args.channel);
    if (!found.ok) return found;
    if (found.channel.isArchived) return refuse("is_archived");
    if (found.channel.kind !== "channel") return refuse("method_not_supported_for_channel_type");
    const { botUser } = server.state.app;
    const isNew = !found.channel.members.has(botUser);
    found.channel.members.add(botUser);
    if (isNew) void emitMembership(server, found.channel, botUser, "member_joined_channel");
    return { ok: true, channel: channelJson(server.state, found.channel) };
  },
});

const window = { oldest: z.string().optional(), latest: z.string().optional(), inclusive: flag.optional(), ...paging };

const inWindow = (
  message: SlackMessage,
  args: { oldest?: string | undefined; latest?: string | undefined; inclusive?: boolean | undefined },
) => {
  const edge = args.inclusive === true ? (a: number) => a >= 0 : (a: number) => a > 0;
  const ts = Number(message.ts);
  return (
    (args.oldest === undefined || edge(ts - Number(args.oldest))) &&
    (args.latest === undefined || edge(Number(args.latest) - ts))
  );
};

const kept = (channel: SlackChannel): SlackMessage[] =>
  channel.messages.filter((message) => message.onlyFor === undefined);

function listed(
  server: SlackServer,
  channel: SlackChannel,
  all: readonly SlackMessage[],
  args: { cursor?: string | undefined; limit?: number | undefined; include_all_metadata?: boolean | undefined },
) {
  const cut = page(server, all, args);
  if (!cut.ok) return cut;
  const { response_metadata } = cut;
  const messages = cut.items.map((message) => ({
    ...messageJson(server.state, channel, message),
    ...(args.include_all_metadata === true && message.metadata !== undefined ? { metadata: message.metadata } : {}),
  }));
  return { ok: true, messages, has_more: response_metadata.next_cursor !== "", response_metadata } as const;
}

const channelHistory = method({
  scopes: history,
  args: { channel: id, include_all_metadata: flag.optional(), ...window },
  run(server, args) {
    const found = readableChannel(server, args.channel, "history");
    if (!found.ok) return found;
    const roots = kept(found.channel).filter(
      (message) => message.threadTs === undefined || message.subtype === "thread_broadcast",
    );
    const newestFirst = roots.filter((message) => inWindow(message, args)).toReversed();
    return listed(server, found.channel, newestFirst, args);
  },
});

const replies = method({
  scopes: history,
  args: { channel: id, ts: id, include_all_metadata: flag.optional(), ...window },
  run(server, args) {
    const found = readableChannel(server, args.channel, "history");
    if (!found.ok) return found;
    const asked = findMessage(found.channel, args.ts);
    if (asked === undefined) return refuse("thread_not_found");
    const root = asked.threadTs ?? asked.ts;
    const thread = kept(found.channel).filter(
      (message) => message.ts === root || (message.threadTs === root && inWindow(message, args)),
    );
    return listed(server, found.channel, thread, args);
  },
});

export const conversationMethods = {
  "conversations.info": info,
  "conversations.members": members,
  "conversations.list": list,
  "conversations.open": open,
  "conversations.join": join,
  "conversations.history": channelHistory,
  "conversations.replies": replies,
};
