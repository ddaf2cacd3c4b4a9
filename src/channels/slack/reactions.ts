import { emojiNamed } from "../../kernel/emoji.ts";
import type { MessageSign } from "../../features/emoji/rules.ts";
import type { ChatPlatform, Outcome, PostedMessage, ReadMessage, ReadThread, Retry } from "../platform.ts";
import type { SlackClient } from "./client.ts";
import { wordsOf, type WorkspaceContext } from "./inbound-event.ts";
import { permalink } from "./message-link.ts";
import { failureOf, slackError } from "./outcome.ts";
import { messageWithReactions, threadMessages, type WrittenMessage } from "./payloads.ts";
import { sentFiles } from "./sent-file.ts";

interface ReactionDeps {
  readonly client: SlackClient;
  readonly workspaceContext: () => WorkspaceContext;
  /** Learns the names of those whom words mention. */
  readonly meetIn: (text: string) => Promise<void>;
}

const names: Readonly<Record<MessageSign, string>> = { taken: "eyes", solved: "white_check_mark" };
const signs = ["taken", "solved"] as const satisfies readonly MessageSign[];

/** What stands under people's messages, and those messages themselves: without a reaction Slack shows none to a bot so surely. */
export function createReactions({
  client,
  workspaceContext,
  meetIn,
}: ReactionDeps): Required<Pick<ChatPlatform, "readMessage" | "readThread" | "sign">> {
  const found = async ({ address: channel, message: timestamp }: PostedMessage) =>
    messageWithReactions.parse(await client.reactions.get({ channel, timestamp, full: true })).message;

  const said = async (message: WrittenMessage): Promise<string> => {
    await meetIn(message.text);
    return wordsOf(message, workspaceContext());
  };

  return {
    async readMessage(on, emoji) {
      try {
        const message = await found(on);
        const { url } = workspaceContext();
        const name = emojiNamed(emoji);
        return {
          result: "found",
          text: await said(message),
          files: sentFiles(message.files),
          link: url === null ? null : permalink(url, on.address, message),
          thread: message.thread_ts === undefined || message.thread_ts === message.ts ? null : message.thread_ts,
          by: message.reactions.flatMap((each) => (emojiNamed(each.name) === name ? each.users : [])),
        };
      } catch (error) {
        return unread(error);
      }
    },

    async readThread(on, most) {
      try {
        const { thread_ts: ts = on.message } = await found(on);
        const thread = threadMessages.parse(
          await client.conversations.replies({ channel: on.address, ts, limit: most }),
        );
        const spoken = thread.messages.filter(({ user, bot_id: bot }) => user !== undefined && bot === undefined);
        const words: string[] = [];
        for (const each of spoken) words.push(await said(each));
        const named = spoken.flatMap(({ user = "", text }) => [user, ...mentionedIn(text)]);
        return { result: "found", said: words, people: [...new Set(named)] } satisfies ReadThread;
      } catch (error) {
        return unread(error);
      }
    },

    async sign(message, sign) {
      const at = { channel: message.address, timestamp: message.message };
      try {
        for (const each of signs)
          if (each !== sign) await unless("no_reaction", client.reactions.remove({ ...at, name: names[each] }));
        if (sign !== null) await unless("already_reacted", client.reactions.add({ ...at, name: names[sign] }));
        return { result: "delivered", posted: message } satisfies Outcome;
      } catch (error) {
        // Installed before the manifest asked for it: no later try is let in either.
        if (slackError(error) === "missing_scope") return { result: "undeliverable", reason: "refused-by-platform" };
        return failureOf(error);
      }
    },
  };
}

const mentionedIn = (text: string): readonly string[] => [...text.matchAll(/<@(\w+)/g)].map(([, user = ""]) => user);

async function unless(fine: string, call: Promise<unknown>): Promise<void> {
  try {
    await call;
  } catch (error) {
    if (slackError(error) !== fine) throw error;
  }
}

function unread(error: unknown): Exclude<ReadMessage & ReadThread, { result: "found" }> | Retry {
  if (slackError(error) === "missing_scope") return { result: "not-allowed" };
  const failure = failureOf(error);
  switch (failure.result) {
    case "retry":
      return failure;
    case "gone":
      return { result: "gone" };
    case "undeliverable":
      return { result: failure.reason === "bot-not-in-channel" ? "not-allowed" : "gone" };
  }
}
