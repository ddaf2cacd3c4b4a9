import type { Conversation } from "../../channels/platform.ts";
import type { PersonId } from "../../kernel/person.ts";

/**
 * Tells a lead, in their own chat, that a resolution has got few stars, and what was written beside them; `person` null: the
 * agents of the queue, since no lead of it can be reached.
 */
export interface RatingsDelivery {
  readonly kind: "low-rating";
  readonly ticket: string;
  readonly attempt: number;
  readonly person: PersonId | null;
  readonly to: Conversation;
}
