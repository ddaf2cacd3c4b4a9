import type { Conversation, PostedMessage } from "../../channels/platform.ts";
import type { PersonId } from "../../kernel/person.ts";
import type { Stays } from "./rules/stays.ts";

export type RepliesDelivery =
  /** Shows on a message itself that the agents have it, once they do. */
  | {
      readonly kind: "mark-received";
      readonly at: PostedMessage;
      /** The ticket, and its version once the words of the message stood on it; left out by an older desk. */
      readonly words?: { readonly ticket: string; readonly version: number };
    }
  /** Sends an agent's words that have waited; `words` is the id under which they do. `again`: for a second time, as it was overdue. */
  | { readonly kind: "send-reply"; readonly ticket: string; readonly words: string; readonly again?: true }
  /** Takes Undo off what told their author of them. */
  | {
      readonly kind: "reply-left";
      readonly ticket: string;
      readonly words: string;
      readonly person: PersonId;
      readonly on: PostedMessage;
    }
  /** Gives them back to their author; `because` left out: the ticket took them no more. `on`: what told of them. */
  | {
      readonly kind: "reply-kept";
      readonly ticket: string;
      readonly words: string;
      readonly person: PersonId;
      readonly to: Conversation;
      readonly because?: Stays;
      readonly on?: PostedMessage;
    };
