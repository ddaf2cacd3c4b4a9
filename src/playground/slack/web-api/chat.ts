import { z } from "zod";
import { checkMessageBlocks } from "../block-kit/check.ts";
import type { Block } from "../block-kit/blocks.ts";
import { characters } from "../block-kit/size.ts";
import { messageJson } from "../message-json.ts";
import { changeMessage, postMessage, removeMessage } from "../messages.ts";
import type { SlackServer } from "../server.ts";
import { directChannel, findMessage, type SlackChannel } from "../state.ts";
import { visibleChannel, writableChannel, type Found } from "./conversation-access.ts";
import { flag, id, json, method, refuse, refuseInvalid, type Refused } from "./method.ts";

const longestText = 40_000;
const longestUpdateBytes = 4_000; // chat.update counts bytes, after & < > are escaped
const longestBlocks = 13_200; // all texts of a message together; not documented, but seen

const words = {
  text: z.string().optional(),
  blocks: json.optional(),
  mrkdwn: flag.optional(),
  parse: z.enum(["none", "full", "client"]).optional(),
  link_names: flag.optional(),
  unfurl_links: flag.optional(),
  unfurl_media: flag.optional(),
  metadata: json.optional(),
};

/** What an app keeps with a message. Slack refuses what does not look so. */
const messageMetadata = z.strictObject({
  event_type: z.string().min(1).max(255),
  event_payload: z.record(z.string(), z.unknown()),
});

type Content = { readonly ok: true; readonly text: string; readonly blocks?: readonly Block[] } | Refused;

/** Reads text and blocks as every chat method and response_url does; one of them must say something. */
export function readContent(args: { readonly text?: string | undefined; readonly blocks?: unknown }): Content {
  const text = args.text ?? "";
  if (text.length > longestText) return refuse("msg_too_long");
  if (args.blocks === undefined) return text === "" ? refuse("no_text") : { ok: true, text };
  if (!Array.isArray(args.blocks)) return refuse("invalid_blocks_format");
  const checked = checkMessageBlocks(args.blocks);
  if (!checked.ok) return refuseInvalid("invalid_blocks", checked);
  if (checked.value.length === 0 && text === "") return refuse("no_text");
  if (characters(checked.value) > longestBlocks) return refuse("msg_blocks_too_long");
  return { ok: true, text, blocks: checked.value };
}

/** A channel by its id, or the app's own conversation with a person by theirs. */
function addressed(server: SlackServer, to: string): Found {
  const user = server.state.users.get(to);
  if (user === undefined) return writableChannel(server, to);
  if (user.isBot) return refuse("cannot_dm_bot");
  return { ok: true, channel: directChannel(server.state, [to, server.state.app.botUser], server.now()) };
}

const hasThread = (channel: SlackChannel, ts: string): boolean => {
  const root = findMessage(channel, ts);
  return root !== undefined && root.threadTs === undefined && root.onlyFor === undefined;
};

const post = method({
  scopes: ["chat:write"],
  args: { channel: id, thread_ts: z.string().optional(), reply_broadcast: flag.optional(), ...words },
  run(server, args) {
    const found = addressed(server, args.channel);
    if (!found.ok) return found;
    const content = readContent(args);
    if (!content.ok) return content;
    if (args.thread_ts !== undefined && !hasThread(found.channel, args.thread_ts)) return refuse("thread_not_found");
    const metadata = messageMetadata.optional().safeParse(args.metadata);
    if (!metadata.success) return refuse("invalid_metadata_format");
    const { message } = postMessage(server, found.channel, {
      user: server.state.app.botUser,
      text: content.text,
      ...(content.blocks === undefined ? {} : { blocks: content.blocks }),
      ...(args.thread_ts === undefined ? {} : { threadTs: args.thread_ts }),
      ...(args.reply_broadcast === true ? { subtype: "thread_broadcast" } : {}),
      ...(metadata.data === undefined ? {} : { metadata: metadata.data }),
    });
    const { channel } = found;
    return { ok: true, channel: channel.id, ts: message.ts, message: messageJson(server.state, channel, message) };
  },
});

const postEphemeral = method({
  scopes: ["chat:write"],
  args: { channel: id, user: id, thread_ts: z.string().optional(), ...words },
  run(server, args) {
    const found = writableChannel(server, args.channel);
    if (!found.ok) return found;
    if (!found.channel.members.has(args.user)) return refuse("user_not_in_channel");
    const content = readContent(args);
    if (!content.ok) return content;
    const { ok: _, ...said } = content;
    const { message } = postMessage(server, found.channel, {
      user: server.state.app.botUser,
      onlyFor: args.user,
      ...said,
      ...(args.thread_ts === undefined ? {} : { threadTs: args.thread_ts }),
    });
    return { ok: true, message_ts: message.ts };
  },
});

const update = method({
  scopes: ["chat:write"],
  args: { channel: id, ts: id, reply_broadcast: flag.optional(), ...words },
  run(server, args) {
    const own = ownMessage(server, args, "cant_update_message");
    if (!own.ok) return own;
    const content = readContent(args);
    if (!content.ok) return content;
    if (Buffer.byteLength(escaped(content.text)) > longestUpdateBytes) return refuse("msg_too_long");
    const { channel, message } = own;
    changeMessage(server, channel, message, content);
    const { ts, text } = message;
    return { ok: true, channel: channel.id, ts, text, message: messageJson(server.state, channel, message) };
  },
});

const remove = method({
  scopes: ["chat:write"],
  args: { channel: id, ts: id },
  run(server, args) {
    const own = ownMessage(server, args, "cant_delete_message");
    if (!own.ok) return own;
    removeMessage(server, own.channel, own.message);
    return { ok: true, channel: own.channel.id, ts: args.ts };
  },
});

const permalink = method({
  args: { channel: id, message_ts: id },
  run(server, args) {
    const found = visibleChannel(server, args.channel);
    if (!found.ok) return found;
    const message = findMessage(found.channel, args.message_ts);
    if (message === undefined || message.onlyFor !== undefined) return refuse("message_not_found");
    const { domain } = server.state.team;
    const thread = message.threadTs === undefined ? "" : `?thread_ts=${message.threadTs}&cid=${args.channel}`;
    const link = `https://${domain}.slack.com/archives/${args.channel}/p${message.ts.replace(".", "")}${thread}`;
    return { ok: true, channel: args.channel, permalink: link };
  },
});

/** A message the app wrote itself; an ephemeral one cannot be found again. */
function ownMessage(server: SlackServer, at: { channel: string; ts: string }, foreign: string) {
  const found = writableChannel(server, at.channel);
  if (!found.ok) return found;
  const message = findMessage(found.channel, at.ts);
  if (message === undefined || message.onlyFor !== undefined) return refuse("message_not_found");
  if (message.user !== server.state.app.botUser) return refuse(foreign);
  return { ok: true, channel: found.channel, message } as const;
}

const escaped = (text: string): string =>
  text
    .replace(/&(?!(amp|lt|gt);)/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/>/g, "&gt;");

export const chatMethods = {
  "chat.postMessage": post,
  "chat.postEphemeral": postEphemeral,
  "chat.update": update,
  "chat.delete": remove,
  "chat.getPermalink": permalink,
};
