import type { Conversation, PlatformName } from "../../channels/platform.ts";
import type { PersonId } from "../../kernel/person.ts";

export type BriefDelivery =
  /** The day of a queue begins or ends: its agents are to be told what lies before them. */
  | { readonly kind: "brief-due"; readonly queue: string }
  /** Tells one agent, in their own chat. */
  | { readonly kind: "morning"; readonly queue: string; readonly person: PersonId; readonly to: Conversation }
  /** Tells an agents' channel. */
  | { readonly kind: "handover"; readonly queue: string; readonly platform: PlatformName };
