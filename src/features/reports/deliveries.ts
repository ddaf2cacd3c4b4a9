import type { Conversation } from "../../channels/platform.ts";
import type { PersonId } from "../../kernel/person.ts";

export type ReportDelivery =
  /** A week has begun for a queue: whoever leads it is to read what the last one was. */
  | { readonly kind: "report-due"; readonly queue: string }
  /** Tells one lead, in their own chat. */
  | { readonly kind: "weekly-report"; readonly queue: string; readonly person: PersonId; readonly to: Conversation };
