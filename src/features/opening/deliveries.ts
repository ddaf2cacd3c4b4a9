import type { Conversation, PostedMessage } from "../../channels/platform.ts";
import type { PersonId } from "../../kernel/person.ts";

export type OpeningDelivery =
  /** Puts the files that came with the words of a new ticket where its agents see them: the ticket has to be there first. */
  | {
      readonly kind: "files-of-new";
      readonly ticket: string;
      /** The id under which they are kept. */
      readonly words: string;
      readonly by: PersonId;
    }
  /** Takes Undo off what says that a ticket was sent, once it is too late for it. */
  | {
      readonly kind: "undo-over";
      readonly ticket: string;
      readonly person: PersonId;
      readonly on: PostedMessage;
    }
  /** Says in the place of the question whether they are for this ticket that they are there: nothing is to be pressed any more. */
  | {
      readonly kind: "files-added";
      readonly ticket: string;
      readonly person: PersonId;
      readonly on: PostedMessage;
    }
  /** Tells their author, in their own chat, that they are not there. */
  | {
      readonly kind: "files-not-added";
      readonly ticket: string;
      readonly person: PersonId;
      readonly to: Conversation;
    };
