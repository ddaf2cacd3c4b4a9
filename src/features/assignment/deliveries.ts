import type { Conversation } from "../../channels/platform.ts";
import type { PersonId } from "../../kernel/person.ts";

/** Tells somebody, in their own chat, that a ticket was taken from them, by whom, and who has it. */
export interface AssignmentDelivery {
  readonly kind: "taken-away";
  readonly ticket: string;
  readonly person: PersonId;
  readonly by: PersonId;
  /** To whom it was given; null: to nobody. */
  readonly given: PersonId | null;
  /** `person` was away. */
  readonly away?: true;
  readonly to: Conversation;
}
