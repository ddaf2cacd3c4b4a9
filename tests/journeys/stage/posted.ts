import { phrases } from "../../../src/features/words.ts";
import { locales } from "../../../src/kernel/locale.ts";
import { placeAt } from "../../../src/channels/teams/address.ts";
import type { World } from "./world.ts";

const digestsSay = locales.map((locale) => phrases(locale).digests.upToDate.replace(/^\S+ |\.$/gu, ""));

/** Whether it is the digest of what is late, which holds titles of tickets as their cards do. */
export const isDigest = (text: string): boolean => digestsSay.some((words) => text.includes(words));

/** What the bot said to everybody in a conversation, as it stands there now. */
export interface Posted {
  readonly id: string;
  /** The message it stands under; null for one of its own, and in a chat without threads. */
  readonly thread: string | null;
  readonly text: string;
}

/** Oldest first; `address` as the store has it. */
export function postedIn(world: World, platform: unknown, address: string): readonly Posted[] {
  if (platform === "slack") {
    const messages = world.workspace?.state.channels.get(address)?.messages ?? [];
    return messages
      .filter(({ botId, onlyFor }) => botId !== undefined && onlyFor === undefined)
      .map(({ ts, threadTs = null, text }) => ({ id: ts, thread: threadTs, text }));
  }
  const place = placeAt(address);
  const posts = (world.tenant?.posts() ?? []).filter(({ author }) => author === "bot");
  return posts.flatMap(({ id, conversationId, text, card }) => {
    const [conversation, root = null] = conversationId.split(";messageid=");
    const said = { id, thread: root === id ? null : root, text: text + JSON.stringify(card) };
    return conversation === place?.id ? [said] : [];
  });
}
