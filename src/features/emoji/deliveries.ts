import type { Conversation, PlatformName, PostedMessage } from "../../channels/platform.ts";
import type { Locale } from "../../kernel/locale.ts";
import type { PersonId } from "../../kernel/person.ts";
import type { OpeningVerb } from "./rules.ts";

export type EmojiDelivery =
  /** Reads a message under which somebody has put an emoji, and makes a ticket of it. */
  | {
      readonly kind: "ticket-of-message";
      readonly on: PostedMessage;
      readonly emoji: string;
      readonly verb: OpeningVerb;
      /** Where the emoji's row of the policy sends it; null: it names no queue, and the rules of routing say. */
      readonly queue: string | null;
      readonly by: PersonId;
      /** Their account there. */
      readonly account: string;
      readonly language: Locale;
      /** Their own chat. */
      readonly to: Conversation;
      /** The account of whoever wrote it, if that is somebody else; null: them, or nobody. */
      readonly author: string | null;
    }
  /** Brings the sign and the words under the message that a ticket was made of up to its state. */
  | { readonly kind: "follow-message"; readonly ticket: string; readonly platform: PlatformName }
  /** Begins an article of what was said in a thread, and offers it to whoever asked. */
  | {
      readonly kind: "article-of-thread";
      readonly on: PostedMessage;
      readonly by: PersonId;
      readonly to: Conversation;
    };
