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
  | { readonly type: "resumed"; readonly because: "agent" | "answered" | "date" }
  | { readonly type: "replied"; readonly text: string; readonly files: readonly FileLink[] }
  | { readonly type: "answered"; readonly text: string; readonly files: readonly FileLink[] }
  | { readonly type: "noted"; readonly text: string; readonly files: readonly FileLink[] }
  | {
      readonly type: "worked";
      readonly activity: "called-no-answer" | "other";
      readonly text: string;
      readonly minutes: number;
    }
  | {
      readonly type: "resolved";
      readonly attempt: number;
      /** Empty when the desk resolved it because no answer came. */
      readonly text: string;
      readonly cause: CauseCategory;
      readonly because?: "no-answer";
    }
  | { readonly type: "confirmed"; readonly attempt: number }
  | { readonly type: "refused"; readonly attempt: number; readonly reason: string }
  /** Nobody confirmed or refused in time: closed in silence, which is not a confirmation. */
  | { readonly type: "lapsed"; readonly attempt: number }
  | { readonly type: "escalated"; readonly because: "refused-again" }
  /** Hierarchical, by an agent: the chain of its priority begins. */
  | { readonly type: "escalated"; readonly because: "asked"; readonly reason: string }
  | { readonly type: "rated"; readonly attempt: number; readonly stars: Stars; readonly comment: string }
  | { readonly type: "reopened"; readonly reason: string }
  | { readonly type: "withdrawn"; readonly reason: WithdrawalReason }
  | { readonly type: "rejected"; readonly reason: string }
  | { readonly type: "changed"; readonly from: Partial<Particulars>; readonly to: Partial<Particulars> }
  /** `level`: to those who know more, by an agent or by the chain (then without a reason). */
  | {
      readonly type: "moved";
      readonly queue: string;
      readonly from: string;
      readonly reason: string;
      readonly level?: "next";
    }
  | { readonly type: "chased" }
  | { readonly type: "followed" }
  | { readonly type: "unfollowed" }
  | { readonly type: "met"; readonly target: TargetName }
  | { readonly type: "at-risk"; readonly target: TargetName }
  /** `expectedBy` (ISO 8601): what is honest to expect now. */
  | { readonly type: "breached"; readonly target: TargetName; readonly expectedBy: string }
  /** The desk changed its hours or its service levels. */
  | { readonly type: "rescheduled" }
  /** A step of the chain (from 0) asks to take care of it; `people` follow the ticket from then on. */
  | {
      readonly type: "alerted";
      readonly step: number;
      readonly to: "channel" | "lead" | "person";
      readonly people: readonly PersonId[];
    }
  /** Somebody who was alerted takes care that something happens. */
  | { readonly type: "acknowledged" }
  /** The chain has ended, and nobody has acknowledged. */
  | { readonly type: "unacknowledged" }
  /** Nothing has moved for long: the requester is told, and whoever has it is nudged. */
  | { readonly type: "stalled" }
  /** The requester was reminded of the question, or of the resolution; `count` from 1. */
  | { readonly type: "reminded"; readonly about: "question" | "resolution"; readonly count: number }
  /** Its assignee is away: any agent may take it over; `ended`: they are back, and have it still. */
  | { readonly type: "offered"; readonly from: PersonId; readonly ended?: true }
  /** Whoever has it looked at what is masked. */
  | { readonly type: "revealed" }
  /** Something could not be brought to somebody: `to` is a person, or null for the agents' channel. */
  | { readonly type: "undelivered"; readonly to: PersonId | null; readonly reason: string };

export const targetNames = ["first-response", "resolution"] as const;
export type TargetName = (typeof targetNames)[number];

/** When each is promised; null: nothing is. */
export type Due = Readonly<Record<TargetName, Date | null>>;

/** An event with its place in the ticket's history (`number` from 1), who did it (null: the desk itself) and when. */
export interface RecordedEvent {
  readonly number: number;
  readonly by: PersonId | null;
  readonly at: Date;
  readonly event: TicketEvent;
  /** What is promised from now on, where it is not what was promised before. */
  readonly due?: Due;
}
