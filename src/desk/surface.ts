import type { Conversation } from "../channels/platform.ts";
import type { PersonId } from "../kernel/person.ts";
import type { SurfaceId } from "./delivery.ts";

/** A place where a ticket is shown: its card, and the notes under it. */
export interface Surface extends Conversation {
  readonly id: SurfaceId;
  /** The ticket's reference. */
  readonly ticket: string;
  readonly audience: Audience;
  /** The card's message; null until it is posted. */
  readonly message: string | null;
  /** The version of the ticket that the card shows. */
  readonly shownVersion: number;
  /** When its reader was last notified: something was posted here rather than edited. */
  readonly pushedAt: Date | null;
  /** Why nothing can be delivered here; null while it can. */
  readonly unreachable: string | null;
}

/** Where a ticket is to have a surface, and for whom. */
export interface Spot {
  readonly at: Conversation;
  readonly audience: Audience;
}

export interface Place extends Spot {
  /** The ticket's reference. */
  readonly ticket: string;
}

/** Who reads a surface: one person alone, or the agents of a queue. */
export type Audience = { readonly kind: "person"; readonly person: PersonId } | { readonly kind: "agents" };
