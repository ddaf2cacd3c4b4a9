import type { Conversation, ThreadRoot } from "../platform.ts";
import {
  actorOf,
  fileLinks,
  messageKey,
  place,
  posted,
  wordsOf,
  type InboundEvent,
  type WorkspaceContext,
} from "./inbound-event.ts";
import { replyContextOf } from "./reply-context.ts";
import { channelEvent, homeEvent, messageEvent } from "./payloads.ts";

/** What happens in conversations, which nobody waits for. Each throws for what Slack does not send. */

/** Null for what is not said to the desk: by bots, or in a channel under no message. */
export function fromMessage(body: unknown, at: WorkspaceContext): InboundEvent | null {
  const { event, team_id } = messageEvent.parse(body);
  if (!isOfAPerson(event) || !["im", "channel", "group"].includes(event.channel_type ?? "")) return null;
  const by = actorOf(at, { team: team_id, user: event.user, home: event.user_team });
  const said = { by, text: wordsOf(event, at), files: fileLinks(event), once: messageKey(by, event.channel, event.ts) };
  if (said.text === "" && said.files.length === 0) return null;
  const context = { ...replyContextOf(by.user), channel: event.channel, thread: event.thread_ts ?? null };
  const personal = event.channel_type === "im";
  if (event.thread_ts !== undefined && event.thread_ts !== event.ts) {
    const thread = posted(by, event.channel, event.thread_ts);
    const root = { by: parentOf(event.parent_user_id, at), at: timeOf(event.thread_ts) };
    return { intent: { kind: "replied", ...said, thread, root, personal }, context };
  }
  return personal ? { intent: { kind: "wrote", ...said }, context } : null;
}

function parentOf(user: string | undefined, { bot }: WorkspaceContext): ThreadRoot["by"] {
  if (user === undefined || bot === null) return null;
  return user === bot ? "desk" : "somebody";
}

/** A message's id is when it was posted, in seconds. */
const timeOf = (ts: string): Date | null => (Number(ts) > 0 ? new Date(Number(ts) * 1_000) : null);

/** Null in a thread: there a mention is a message like any other. */
export function fromMention(body: unknown, at: WorkspaceContext): InboundEvent | null {
  const { event, team_id } = messageEvent.parse(body);
  if (!isOfAPerson(event) || event.thread_ts !== undefined) return null;
  const by = actorOf(at, { team: team_id, user: event.user, home: event.user_team });
  const said = wordsOf({ ...event, text: event.text.replace(/<@[UW][A-Z0-9]+(\|[^>]*)?>/, "") }, at);
  return {
    intent: {
      kind: "asked",
      once: messageKey(by, event.channel, event.ts),
      by,
      words: said,
      in: { ...place(by, event.channel), scope: "channel" },
    },
    context: { ...replyContextOf(by.user), channel: event.channel },
  };
}

/** Null for the other tabs of the bot's Home. */
export function fromHomeOpened(body: unknown, at: WorkspaceContext): InboundEvent | null {
  const { event, team_id, event_id } = homeEvent.parse(body);
  if (event.tab !== "home") return null;
  const by = actorOf(at, { team: team_id, user: event.user, home: undefined });
  return {
    intent: { kind: "visited", once: `visit:${event_id}`, by },
    context: { ...replyContextOf(by.user), home: true },
  };
}

export function changedChannel(body: unknown, at: WorkspaceContext): Conversation {
  const { event, team_id } = channelEvent.parse(body);
  return { platform: "slack", tenant: at.team ?? team_id, address: event.channel };
}

const spoken = new Set([undefined, "file_share", "thread_broadcast"]); // subtypes of what somebody says

interface Author {
  readonly user?: string | undefined;
  readonly bot_id?: string | undefined;
  readonly subtype?: string | undefined;
}

const isOfAPerson = <E extends Author>(event: E): event is E & { user: string } =>
  event.user !== undefined && event.user !== "USLACKBOT" && event.bot_id === undefined && spoken.has(event.subtype);
