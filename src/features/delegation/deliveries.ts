import type { Conversation } from "../../channels/platform.ts";
import type { PersonId } from "../../kernel/person.ts";

export type DelegationDelivery =
  /** Begins or ends that another decides for somebody, as the time has come. */
  | { readonly kind: "delegation-turn"; readonly person: PersonId }
  /**
   * Tells somebody in their own chat: whether they decide for another (`decides`), as far as they have not read it, or that they
   * decide again themselves (`over`).
   */
  | {
      readonly kind: "tell-delegation";
      readonly told: "decides" | "over";
      readonly reader: PersonId;
      /** Who decides for the reader, or for whom the reader does. */
      readonly other: PersonId;
      readonly to: Conversation;
      /** Since when the reader has decided for them, where they no longer do; left out: they do. */
      readonly since?: string;
    };
