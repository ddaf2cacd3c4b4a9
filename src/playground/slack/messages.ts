import type { Block } from "./block-kit/blocks.ts";
import { stateOf } from "./block-kit/view-state.ts";
import { emitChanged, emitMessage } from "./events.ts";
import { messageJson } from "./message-json.ts";
import type { SlackServer } from "./server.ts";
import { nextTs, type MessageMetadata, type SlackChannel, type SlackFile, type SlackMessage } from "./state.ts";

/** The three things that happen to a message, whoever does them; each is told to the app. */

interface Draft {
  readonly user: string;
  readonly text: string;
  readonly blocks?: readonly Block[];
  readonly threadTs?: string;
  readonly files?: readonly SlackFile[];
  readonly subtype?: string;
  readonly metadata?: MessageMetadata;
  /** Ephemeral: for this one person, and told to nobody. */
  readonly onlyFor?: string;
}

/** Posts, and returns the message with the delivery of its event (which need not be awaited). */
export function postMessage(server: SlackServer, channel: SlackChannel, draft: Draft) {
  const { state } = server;
  const { blocks = [], files = [], ...rest } = draft;
  const message: SlackMessage = {
    ...rest,
    ts: nextTs(state, server.now()),
    channel: channel.id,
    blocks,
    files,
    reactions: new Map(),
    state: stateOf(blocks),
    ...(draft.user === state.app.botUser ? { botId: state.app.botId } : {}),
  };
  channel.messages.push(message);
  const told = draft.onlyFor === undefined ? emitMessage(server, channel, message) : Promise.resolve();
  return { message, told };
}

export function changeMessage(
  server: SlackServer,
  channel: SlackChannel,
  message: SlackMessage,
  change: { readonly text?: string; readonly blocks?: readonly Block[] },
): void {
  const before = messageJson(server.state, channel, message);
  message.text = change.text ?? message.text;
  message.blocks = change.blocks ?? message.blocks; // blocks that are not sent stay as they are
  message.state = stateOf(message.blocks, message.state);
  message.editedTs = nextTs(server.state, server.now());
  if (message.onlyFor !== undefined) return;
  void emitChanged(server, channel, {
    subtype: "message_changed",
    message: messageJson(server.state, channel, message),
    previous_message: before,
  });
}

export function removeMessage(server: SlackServer, channel: SlackChannel, message: SlackMessage): void {
  const before = messageJson(server.state, channel, message);
  channel.messages.splice(channel.messages.indexOf(message), 1);
  if (message.onlyFor !== undefined) return;
  void emitChanged(server, channel, { subtype: "message_deleted", deleted_ts: message.ts, previous_message: before });
}
