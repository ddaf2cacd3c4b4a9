import type { Stars } from "./attempt.ts";
import type { CauseCategory, Impact, Kind, Urgency } from "./classification.ts";
import type { PersonId } from "./person.ts";
import type { FileLink } from "./ticket-event.ts";
import type { Origin, WithdrawalReason } from "./ticket.ts";

/** What somebody fills in to open a ticket. */
export interface TicketDraft {
  readonly kind: Kind;
  readonly title: string;
  readonly description: string;
  readonly service: string;
  readonly urgency: Urgency;
  readonly impact: Impact;
  readonly beneficiary: PersonId;
  readonly device: string;
  readonly phone: string;
  readonly stepsToReproduce: string;
  readonly queue: string;
  readonly origin: Origin;
  readonly followUpOf: string | null;
}

/** What can be asked of an existing ticket. Opening has no ticket yet: see `openTicket`. */
export type TicketCommand =
  | { readonly type: "claim" }
  | { readonly type: "release" }
  /** The caller found out whether `to` is an agent of the queue (`toAgent`), and whether they are away; else it is refused. */
  | { readonly type: "assign"; readonly to: PersonId; readonly toAgent: boolean; readonly away?: boolean }
  | { readonly type: "ask"; readonly text: string }
  | { readonly type: "hold"; readonly reason: string; readonly resumeOn: string | null }
  | { readonly type: "resume" }
  /** An agent's words to the requester. */
  | { readonly type: "reply"; readonly text: string; readonly files: readonly FileLink[] }
  /** The requester's words to the agents. */
  | { readonly type: "answer"; readonly text: string; readonly files: readonly FileLink[] }
  /** Internal: the requester never sees it. */
  | { readonly type: "note"; readonly text: string; readonly files: readonly FileLink[] }
  | {
      readonly type: "work";
      readonly activity: "called-no-answer" | "other";
      readonly text: string;
      readonly minutes: number;
    }
  | { readonly type: "resolve"; readonly text: string; readonly cause: CauseCategory }
  | { readonly type: "confirm" }
  /** Without a reason, what the requester wrote since the resolution is the reason. */
  | { readonly type: "refuse"; readonly reason: string | null }
  | { readonly type: "rate"; readonly attempt: number; readonly stars: Stars; readonly comment: string | null }
  | { readonly type: "reopen"; readonly reason: string }
  | { readonly type: "withdraw"; readonly reason: WithdrawalReason }
  | { readonly type: "reject"; readonly reason: string }
  | { readonly type: "change"; readonly to: ChangeableParticulars }
  | { readonly type: "move"; readonly queue: string; readonly reason: string }
  /** `manager`: up the chain of its priority; `next-level`: to the queue that knows more. */
  | { readonly type: "escalate"; readonly to: "manager" | "next-level"; readonly reason: string }
  | { readonly type: "acknowledge" }
  /** From a colleague, by the one who asks. */
  | { readonly type: "take-over" }
  /** To see what is masked. */
  | { readonly type: "reveal" }
  | { readonly type: "chase" }
  | { readonly type: "follow" }
  | { readonly type: "unfollow" };

/** The priority is never typed: it follows from impact and urgency. */
export interface ChangeableParticulars {
  readonly title?: string;
  readonly kind?: Kind;
  readonly service?: string;
  readonly urgency?: Urgency;
  readonly impact?: Impact;
  readonly beneficiary?: PersonId;
}
