import type { Block } from "../block-kit/blocks.ts";
import type { SlackServer } from "../server.ts";
import type { SlackChannel, SlackMessage } from "../state.ts";
import { pressLabels } from "./operate.ts";
import { readBlocks, type Reader } from "./reading.ts";
import { readMrkdwn } from "./mrkdwn.ts";

/** Where a person looks or writes: a conversation, or one thread of it. */
export interface Place {
  readonly channel: string;
  /** The ts of the thread's first message. */
  readonly thread?: string;
}

/** A message as a person has it before their eyes. */
export interface SeenMessage {
  readonly ts: string;
  readonly channel: string;
  readonly by: string;
  /** What the blocks say, or the text where there are none. */
  readonly text: string;
  /** What a notification and a screen reader say. */
  readonly notification: string;
  /** Labels of buttons and overflow options. */
  readonly buttons: readonly string[];
  readonly blocks: readonly Block[];
  readonly files: readonly string[];
  /** Names of the emoji under it. */
  readonly reactions: readonly string[];
  readonly isEphemeral: boolean;
  readonly isEdited: boolean;
  /** The thread this message is in, or would begin: where to answer it. */
  readonly thread: Place & { readonly thread: string };
}

/** What a person sees in a place, oldest first. Replies show only in their thread, unless broadcast. */
export const messagesAt = (channel: SlackChannel, place: Place, user: string): SlackMessage[] =>
  channel.messages.filter((message) => {
    if (message.onlyFor !== undefined && message.onlyFor !== user) return false;
    if (place.thread !== undefined) return message.ts === place.thread || message.threadTs === place.thread;
    return message.threadTs === undefined || message.subtype === "thread_broadcast";
  });

export function seenMessage(server: SlackServer, reader: Reader, message: SlackMessage): SeenMessage {
  const notification = readMrkdwn(message.text, reader);
  return {
    ts: message.ts,
    channel: message.channel,
    by: server.state.users.get(message.user)?.realName ?? message.user,
    text: message.blocks.length === 0 ? notification : readBlocks(message.blocks, reader),
    notification,
    buttons: pressLabels(message.blocks),
    blocks: message.blocks,
    files: message.files.map((file) => file.name),
    reactions: [...message.reactions.keys()],
    isEphemeral: message.onlyFor !== undefined,
    isEdited: message.editedTs !== undefined,
    thread: { channel: message.channel, thread: message.threadTs ?? message.ts },
  };
}
