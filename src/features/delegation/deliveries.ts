import type { Conversation } from "../../channels/platform.ts";
import type { PersonId } from "../../kernel/person.ts";

export type DelegationDelivery =
  /** Begins or ends that another decides for somebody, as the time has come. */
  | { readonly kind: "delegation-turn"; readonly person: PersonId }
  /**
   * Tells somebody in their own chat: that they are asked to decide for another (`asked`), no more (`taken-back`), or that they
   * decide again themselves (`over`).
   */
  | {
      readonly kind: "tell-delegation";
      readonly told: "asked" | "taken-back" | "over";
      readonly reader: PersonId;
      /** Who decides for the reader, or for whom the reader does. */
      readonly other: PersonId;
      readonly to: Conversation;
    };
