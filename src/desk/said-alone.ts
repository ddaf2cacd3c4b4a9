import type { ChatUser, Conversation } from "../channels/platform.ts";
import type { DeskStore } from "./store.ts";

/** Under which key stands what was said to somebody last, apart from what the surfaces of tickets tell them. */
export const saidKey = ({ platform, user }: Pick<ChatUser, "platform" | "user">): string => `said:${platform}:${user}`;

/** Whatever is said in somebody's own chat ends what was asked there before. */
export const rememberSaidIn = (store: DeskStore, chat: Conversation, at: Date): Promise<void> =>
  store.transaction(async (tx) => {
    for (const user of await tx.usersAt(chat)) {
      const key = saidKey({ platform: chat.platform, user });
      await tx.answerTo(key); // takes the key
      await tx.rememberInstead(key, { at: at.toISOString(), yes: null, no: null }, at);
    }
  });
