import type { Conversation, LostReason, PlatformName } from "../../channels/platform.ts";
import type { PersonId } from "../../kernel/person.ts";

export type QueueDelivery =
  /** Tells an agents' channel that it is one now. */
  | { readonly kind: "welcome"; readonly queue: string; readonly platform: PlatformName }
  /** Shows a queue's open tickets in a channel that has just become its agents' channel. */
  | { readonly kind: "adopt"; readonly queue: string; readonly platform: PlatformName }
  /** Reads again who is in an agents' channel. `overdue`: for a day nobody could be read there. */
  | {
      readonly kind: "sync-members";
      readonly queue: string;
      readonly platform: PlatformName;
      readonly overdue?: true;
    }
  | Farewell
  | QueueRenamed
  | ChannelLostAlert;

/** Tells an agents' channel what its queue is called from now on. */
export interface QueueRenamed {
  readonly kind: "renamed";
  readonly queue: string;
  readonly platform: PlatformName;
  /** Null: the policy, which has given the name to another queue. */
  readonly by: PersonId | null;
  /** What it was called, and what it is called now. */
  readonly from: string;
  readonly to: string;
}

/** Tells a channel that it is no longer the agents' channel of a queue. */
export interface Farewell extends Conversation {
  readonly kind: "farewell";
  readonly queue: string;
  readonly by: PersonId;
  /** The queue whose channel it is now; null: none. */
  readonly successor: string | null;
  /** The queue was closed. */
  readonly closed?: true;
}

/**
 * Why a queue's agents' channel is lost: `taken` by another queue; `switched-off`: the desk is not on that platform now;
 * `no-answer`: its platform has not told for a day who is in it.
 */
export type ChannelLoss = LostReason | "taken" | "switched-off" | "no-answer";

/** Tells whoever can mend it that a queue has lost its agents' channel on a platform. */
export interface ChannelLostAlert {
  readonly kind: "alert";
  readonly queue: string;
  /** The platform of the lost channel. */
  readonly lost: PlatformName;
  readonly reason: ChannelLoss;
  /** What the lost channel was called, where that is known. */
  readonly called?: string;
  readonly to: Conversation;
  /** Whose chat that is alone; null: agents'. */
  readonly person: PersonId | null;
}
