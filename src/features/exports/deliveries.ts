import type { Conversation } from "../../channels/platform.ts";
import type { PersonId } from "../../kernel/person.ts";

export type ExportDelivery =
  /** Makes a file of tickets, and brings it to whoever asked for it, or asks them whether they take it. */
  | { readonly kind: "make-export"; readonly id: string; readonly person: PersonId; readonly to: Conversation }
  /** Puts it where they have taken it; `taken` is the adapter's. */
  | {
      readonly kind: "hand-over-export";
      readonly id: string;
      readonly person: PersonId;
      readonly to: Conversation;
      readonly taken: object;
    }
  /** Tells whoever asked for it, in their own chat, that it does not come. */
  | { readonly kind: "export-not-sent"; readonly id: string; readonly person: PersonId; readonly to: Conversation };
