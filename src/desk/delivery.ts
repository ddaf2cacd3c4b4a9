import type { PersonId } from "../kernel/person.ts";
import type { Conversation, LostReason, PlatformName } from "../channels/platform.ts";

/** Something to be said or shown, written in the transaction of what it speaks of; rendered when it is sent. */
export type Delivery =
  /** Posts the card (event 1) or the note of one event on a surface: once, and in order on each surface. */
  | { readonly kind: "note"; readonly surface: SurfaceId; readonly event: number }
  /** Brings the card of a surface up to the ticket's state; many become one. */
  | { readonly kind: "refresh-card"; readonly surface: SurfaceId }
  /** Takes away the buttons of a note that has been overtaken: somebody has answered, confirmed, rated since. */
  | { readonly kind: "refresh-note"; readonly surface: SurfaceId; readonly event: number }
  /** Tells an agents' channel that it is one now. */
  | { readonly kind: "welcome"; readonly queue: string; readonly platform: PlatformName }
  /** Shows a queue's open tickets in a channel that has just become its agents' channel. */
  | { readonly kind: "adopt"; readonly queue: string; readonly platform: PlatformName }
  /** Learns the name and language of somebody a ticket names, and shows them on its cards. */
  | {
      readonly kind: "introduce";
      readonly platform: PlatformName;
      readonly tenant: string;
      readonly user: string;
      readonly directAddress: string;
      readonly ticket: string;
    }
  /** Does what is due to a ticket. */
  | { readonly kind: "wake"; readonly ticket: string }
  /** Says what was held back on somebody's surface while they were not to be rung. */
  | { readonly kind: "catch-up"; readonly surface: SurfaceId }
  /** The day of a queue begins or ends: its agents are to be told what lies before them. */
  | { readonly kind: "brief-due"; readonly queue: string }
  /** Tells one agent, in their own chat. */
  | { readonly kind: "morning"; readonly queue: string; readonly person: PersonId; readonly to: Conversation }
  /** Tells an agents' channel. */
  | { readonly kind: "handover"; readonly queue: string; readonly platform: PlatformName }
  /** Somebody's absence is over. */
  | { readonly kind: "come-back"; readonly person: PersonId }
  /** Goes on with offering what somebody has in hand to their colleagues, or with ending that. */
  | { readonly kind: "offer"; readonly person: PersonId }
  /** Promises anew what is open in a queue, when the policy has changed; goes on after a reference. */
  | { readonly kind: "reschedule"; readonly queue: string; readonly after: string | null }
  /** Tells whoever can mend it that a queue's agents' channel on a platform cannot be written to. */
  | {
      readonly kind: "alert";
      readonly queue: string;
      readonly lost: PlatformName;
      readonly reason: LostReason;
      readonly to: Conversation;
      /** Whose chat that is alone; null: agents'. */
      readonly person: PersonId | null;
    }
  /** Reads again who is in an agents' channel. */
  | { readonly kind: "sync-members"; readonly queue: string; readonly platform: PlatformName };

/** Decimal digits of a database id. */
export type SurfaceId = string;
