import type { ChatUser, Conversation, ThreadRoot } from "../platform.ts";
import {
  actorOf,
  mentionsOf,
  messageKey,
  place,
  posted,
  wordsOf,
  type InboundEvent,
  type WorkspaceContext,
} from "./inbound-event.ts";
import { isDirect } from "./own-chats.ts";
import { replyContextOf, type ReplyContext } from "./reply-context.ts";
import { channelEvent, homeEvent, joinedEvent, messageEvent, reactionEvent } from "./payloads.ts";
import { sentFiles } from "./sent-file.ts";

/** What happens in conversations, which nobody waits for. Each throws for what Slack does not send. */

/** Null for what is not said to the desk: by bots, or in a channel under no message. What was changed there stands under itself. */
export function fromMessage(body: unknown, where: WorkspaceContext): InboundEvent | null {
  const { event: told, team_id } = messageEvent.parse(body);
  const event = changedIn(told);
  if (event === null || !isOfAPerson(event) || !["im", "channel", "group"].includes(event.channel_type ?? ""))
    return null;
  const by = actorOf(where, { team: team_id, user: event.user, home: event.user_team ?? event.team });
  const files = sentFiles(event.files);
  const edit = (told !== event && event.edited) || null;
  const key = messageKey(by, event.channel, event.ts);
  const once = edit === null ? key : `${key}:${edit.ts}`;
  const corrected = edit && { message: key, writtenAt: instantOf(event.ts), at: Number(edit.ts) * 1_000 };
  const personal = event.channel_type === "im";
  const said = {
    by,
    text: wordsOf(personal ? withoutAddress(event, where) : event, where),
    files,
    once,
    ...mentionsOf(event, where),
    ...(corrected && { corrected }),
  };
  if (said.text === "" && files.length === 0 && told.subtype !== "message_deleted") return null;
  const at = posted(by, event.channel, event.ts);
  const written = { ...said, at };
  const context = contextOf(by, event);
  if (isInThread(event)) {
    const thread = posted(by, event.channel, event.thread_ts);
    return { intent: { kind: "replied", ...written, thread, root: rootOf(event, where), personal }, context };
  }
  if (personal) return { intent: { kind: "wrote", ...written }, context };
  // In a channel what changes may be the message that a ticket was made of.
  return corrected === null
    ? null
    : {
        intent: {
          kind: "replied",
          ...written,
          thread: at,
          root: { by: "somebody", at: corrected.writtenAt },
          personal,
        },
        context,
      };
}

/** Alone with the bot, whoever begins with its name says no more by it. */
function withoutAddress(event: MessageEvent, { bot }: WorkspaceContext): MessageEvent {
  const text = event.text.replace(/^\s*<@([UW][A-Z0-9]+)(?:\|[^<>]*)?>[\s:,]*/, (all, user) =>
    user === bot ? "" : all,
  );
  return text === "" ? event : { ...event, text };
}

/** Slack counts in seconds. */
const instantOf = (ts: string): Date | null => (Number(ts) > 0 ? new Date(Number(ts) * 1_000) : null);

/** What a message says now, where its words are told, have changed or are deleted; null where anything else has changed. */
function changedIn(told: MessageEvent): MessageEvent | null {
  if (told.subtype === "message_changed") return correctedIn(told);
  if (told.subtype !== "message_deleted") return told;
  const { previous_message: before, channel, channel_type, ts } = told;
  return before === undefined ? null : { ...before, text: "", files: [], edited: { ts }, channel, channel_type };
}

function correctedIn({ message, previous_message: before, channel, channel_type }: MessageEvent): MessageEvent | null {
  if (message?.edited === undefined) return null;
  if (before?.edited?.ts === message.edited.ts || before?.text === message.text) return null;
  return { ...message, channel, channel_type };
}

/** Who began a thread, and when: a message's id is when it was posted, in seconds. */
function rootOf(
  { thread_ts, parent_user_id: user }: { readonly thread_ts: string; readonly parent_user_id?: string | undefined },
  { bot }: WorkspaceContext,
): ThreadRoot {
  const at = instantOf(thread_ts);
  if (user === undefined || bot === null) return { by: null, at };
  return { by: user === bot ? "desk" : "somebody", at };
}

/** In a thread it is a command where that is no ticket's; of what is said under a ticket, the message itself tells. */
export function fromMention(body: unknown, at: WorkspaceContext): InboundEvent | null {
  const { event, team_id } = messageEvent.parse(body);
  if (!isOfAPerson(event)) return null;
  const by = actorOf(at, { team: team_id, user: event.user, home: event.user_team ?? event.team });
  const asking = { ...event, text: event.text.replace(/<@[UW][A-Z0-9]+(\|[^<>]*)?>/, "") };
  const words = wordsOf(asking, at);
  const mentions = mentionsOf(asking, at);
  const asked = { once: messageKey(by, event.channel, event.ts), by };
  const context = contextOf(by, event);
  if (isInThread(event)) {
    const thread = posted(by, event.channel, event.thread_ts);
    const said = { asked: words, text: "", files: [], ...mentions };
    return {
      intent: { kind: "replied", ...asked, ...said, thread, root: rootOf(event, at), personal: false },
      context,
    };
  }
  return {
    intent: { kind: "asked", ...asked, words, ...mentions, in: { ...place(by, event.channel), scope: "channel" } },
    context,
  };
}

/** Null for what no person puts or takes away, and for what stands under no message of a channel: alone with the bot words are asked about. */
export function fromReaction(body: unknown, removed: boolean, at: WorkspaceContext): InboundEvent | null {
  const { event, team_id } = reactionEvent.parse(body);
  const { user, reaction: emoji, item, item_user: author, event_ts } = event;
  if (!("channel" in item) || isDirect(item.channel) || user === at.bot || user === "USLACKBOT") return null;
  const by = actorOf(at, { team: team_id, user, home: undefined });
  const once = `${removed ? "unreacted" : "reacted"}:${messageKey(by, item.channel, item.ts)}:${emoji}:${event_ts}`;
  return {
    intent: {
      kind: "reacted",
      once,
      by,
      emoji,
      on: posted(by, item.channel, item.ts),
      author: author ?? null,
      at: Number(event_ts) * 1_000,
      ...(removed && { removed }),
      ...(author !== undefined && author === at.bot && { ofDesk: true }),
    },
    context: replyContextOf(user),
  };
}

/** Null unless it is the bot that somebody invited: they are told what to do there. */
export function fromJoined(body: unknown, at: WorkspaceContext): InboundEvent | null {
  const { event, team_id, authorizations } = joinedEvent.parse(body);
  const isBot = authorizations.some(({ is_bot, user_id }) => is_bot === true && user_id === event.user);
  if (event.inviter === undefined || !isBot) return null;
  const by = actorOf(at, { team: team_id, user: event.inviter, home: undefined });
  return {
    intent: { kind: "added", once: `added:slack:${event.channel}`, by, in: place(by, event.channel) },
    context: { ...replyContextOf(by.user), channel: event.channel },
  };
}

type MessageEvent = ReturnType<typeof messageEvent.parse>["event"];

const isInThread = (event: MessageEvent): event is MessageEvent & { thread_ts: string } =>
  event.thread_ts !== undefined && event.thread_ts !== event.ts;

const contextOf = ({ user }: ChatUser, { channel, thread_ts }: MessageEvent): ReplyContext => ({
  ...replyContextOf(user),
  channel,
  thread: thread_ts ?? null,
});

/** Null for a tab of the bot that is neither its Home nor its chat. */
export function fromHomeOpened(body: unknown, at: WorkspaceContext): InboundEvent | null {
  const { event, team_id, event_id } = homeEvent.parse(body);
  const by = actorOf(at, { team: team_id, user: event.user, home: undefined });
  if (event.tab === "messages")
    return {
      intent: { kind: "entered", once: `entered:slack:${by.tenant}:${by.user}`, by },
      context: { ...replyContextOf(by.user), channel: event.channel ?? null },
    };
  if (event.tab !== "home") return null;
  return {
    intent: { kind: "visited", once: `visit:${event_id}`, by },
    context: { ...replyContextOf(by.user), home: true },
  };
}

/** `address`: the channel's own from now on, where Slack has given it another id. */
export interface ChangedChannel {
  readonly channel: Conversation;
  readonly address?: string;
}

export function changedChannel(body: unknown, at: WorkspaceContext): ChangedChannel {
  const { event, team_id } = channelEvent.parse(body);
  const place = { platform: "slack", tenant: at.team ?? team_id } as const;
  return "channel" in event
    ? { channel: { ...place, address: event.channel } }
    : { channel: { ...place, address: event.old_channel_id }, address: event.new_channel_id };
}

const spoken = new Set([undefined, "file_share", "me_message", "thread_broadcast"]); // subtypes of what somebody says

interface Author {
  readonly user?: string | undefined;
  readonly bot_id?: string | undefined;
  readonly subtype?: string | undefined;
}

const isOfAPerson = <E extends Author>(event: E): event is E & { user: string } =>
  event.user !== undefined && event.user !== "USLACKBOT" && event.bot_id === undefined && spoken.has(event.subtype);
