import type { AbsenceDelivery } from "../features/absence/deliveries.ts";
import type { AssignmentDelivery } from "../features/assignment/deliveries.ts";
import type { BriefDelivery } from "../features/briefs/deliveries.ts";
import type { DelegationDelivery } from "../features/delegation/deliveries.ts";
import type { DigestDelivery } from "../features/digests/deliveries.ts";
import type { EmojiDelivery } from "../features/emoji/deliveries.ts";
import type { ExportDelivery } from "../features/exports/deliveries.ts";
import type { FilesDelivery } from "../features/files/deliveries.ts";
import type { ForecastDelivery } from "../features/forecasts/deliveries.ts";
import type { GrantsDelivery } from "../features/grants/deliveries.ts";
import type { GapsDelivery } from "../features/gaps/deliveries.ts";
import type { KnownIssueDelivery } from "../features/known-issues/deliveries.ts";
import type { OpeningDelivery } from "../features/opening/deliveries.ts";
import type {
  LearnManagerDelivery,
  MeetDelivery,
  PersonDelivery,
  RereadDelivery,
} from "../features/people/deliveries.ts";
import type { PartsDelivery } from "../features/parts/deliveries.ts";
import type { PrivacyDelivery } from "../features/privacy/deliveries.ts";
import type { QueueDelivery } from "../features/queues/deliveries.ts";
import type { QueuePolicyDelivery } from "../features/queue-policy/deliveries.ts";
import type { RatingsDelivery } from "../features/ratings/deliveries.ts";
import type { RepliesDelivery } from "../features/replies/deliveries.ts";
import type { ReportDelivery } from "../features/reports/deliveries.ts";
import type { ServiceLevelDelivery } from "../features/service-levels/deliveries.ts";
import type { SeveralDelivery } from "../features/several/deliveries.ts";

/**
 * Something for the worker to do, written in the transaction of the change it speaks of. What it says is rendered when it is
 * sent. What surfaces say is written in the outbox; all else is a job, and stored: names and fields of yesterday's desk must
 * stay readable.
 */
export type Delivery =
  | SaidDelivery
  | AbsenceDelivery
  | AssignmentDelivery
  | BriefDelivery
  | DelegationDelivery
  | DigestDelivery
  | EmojiDelivery
  | ExportDelivery
  | FilesDelivery
  | ForecastDelivery
  | GrantsDelivery
  | GapsDelivery
  | KnownIssueDelivery
  | OpeningDelivery
  | PersonDelivery
  | RereadDelivery
  | MeetDelivery
  | LearnManagerDelivery
  | PartsDelivery
  | PrivacyDelivery
  | QueueDelivery
  | QueuePolicyDelivery
  | RatingsDelivery
  | RepliesDelivery
  | ReportDelivery
  | ServiceLevelDelivery
  | SeveralDelivery;

/** What surfaces say. */
export type SaidDelivery = CardsDelivery | NoteDelivery;

/** Posts the card of a new ticket on each of its surfaces. */
export interface CardsDelivery {
  readonly kind: "cards";
  /** The ticket's reference. */
  readonly ticket: string;
}

/** Shows a ticket on one of its surfaces. */
export type NoteDelivery =
  /** Posts the card (event 1) or the note of one event on a surface: once, and in order on each surface. */
  | { readonly kind: "note"; readonly surface: SurfaceId; readonly event: number }
  /** Says what was postponed on somebody's surface until they may be notified. */
  | { readonly kind: "catch-up"; readonly surface: SurfaceId }
  /** Brings the card of a surface up to the ticket's state; many become one. `closes`: takes away what must not stand there. */
  | { readonly kind: "refresh-card"; readonly surface: SurfaceId; readonly closes?: true }
  /**
   * Takes away the buttons of a note that has been overtaken: somebody has answered, confirmed, rated since. `adds`: it also
   * says more than before.
   */
  | { readonly kind: "refresh-note"; readonly surface: SurfaceId; readonly event: number; readonly adds?: true };

/** What a timer has done: a ticket is woken, and all else delivered. */
export type DueDelivery = Delivery | Wake;

/** Does what is due to a ticket by the clock. */
export interface Wake {
  readonly kind: "wake";
  /** The ticket's reference. */
  readonly ticket: string;
}

/** Decimal digits of a database id. */
export type SurfaceId = string;
