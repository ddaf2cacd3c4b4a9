import type { Stars } from "./attempt.ts";
import type { CauseCategory, Impact, Kind, Priority, Urgency } from "./classification.ts";
import type { PersonId } from "./person.ts";
import type { Origin, WithdrawalReason } from "./ticket.ts";

/** A file somebody added to their words; `url` is where its platform keeps it. */
export interface FileLink {
  readonly name: string;
  readonly url: string;
}

/** What of a ticket may be changed after it was opened. */
export interface Particulars {
  readonly title: string;
  readonly kind: Kind;
  readonly service: string;
  readonly urgency: Urgency;
  readonly impact: Impact;
  readonly priority: Priority;
  readonly beneficiary: PersonId;
}

export const particulars = [
  "title",
  "kind",
  "service",
  "urgency",
  "impact",
  "priority",
  "beneficiary",
] as const satisfies readonly (keyof Particulars)[];

/** What happened to a ticket. Kept as JSON for ever: add types and optional fields, never change one. */
export type TicketEvent =
  | ({
      readonly type: "opened";
      readonly description: string;
      readonly device: string;
      readonly phone: string;
      readonly stepsToReproduce: string;
      readonly requester: PersonId;
      readonly queue: string;
      readonly origin: Origin;
      readonly followUpOf: string | null;
    } & Particulars)
  | { readonly type: "claimed" }
  | { readonly type: "released"; readonly from: PersonId | null }
  | { readonly type: "assigned"; readonly to: PersonId; readonly from: PersonId | null }
  | { readonly type: "asked"; readonly text: string }
  | { readonly type: "held"; readonly reason: string; readonly resumeOn: string | null }
  | { readonly type: "resumed"; readonly because: "agent" | "answered" }
  | { readonly type: "replied"; readonly text: string; readonly files: readonly FileLink[] }
  | { readonly type: "answered"; readonly text: string; readonly files: readonly FileLink[] }
  | { readonly type: "noted"; readonly text: string; readonly files: readonly FileLink[] }
  | {
      readonly type: "worked";
      readonly activity: "called-no-answer" | "other";
      readonly text: string;
      readonly minutes: number;
    }
  | { readonly type: "resolved"; readonly attempt: number; readonly text: string; readonly cause: CauseCategory }
  | { readonly type: "confirmed"; readonly attempt: number }
  | { readonly type: "refused"; readonly attempt: number; readonly reason: string }
  | { readonly type: "escalated"; readonly because: "refused-again" }
  | { readonly type: "rated"; readonly attempt: number; readonly stars: Stars; readonly comment: string }
  | { readonly type: "reopened"; readonly reason: string }
  | { readonly type: "withdrawn"; readonly reason: WithdrawalReason }
  | { readonly type: "rejected"; readonly reason: string }
  | { readonly type: "changed"; readonly from: Partial<Particulars>; readonly to: Partial<Particulars> }
  | { readonly type: "moved"; readonly queue: string; readonly from: string; readonly reason: string }
  | { readonly type: "chased" }
  | { readonly type: "followed" }
  | { readonly type: "unfollowed" }
  /** Something could not be brought to somebody: `to` is a person, or null for the agents' channel. */
  | { readonly type: "undelivered"; readonly to: PersonId | null; readonly reason: string };

/** An event with its place in the ticket's history (`number` from 1), who did it (null: the desk itself) and when. */
export interface RecordedEvent {
  readonly number: number;
  readonly by: PersonId | null;
  readonly at: Date;
  readonly event: TicketEvent;
}
