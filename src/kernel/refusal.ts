import type { PersonId } from "./person.ts";
import type { TicketStatus } from "./ticket.ts";

/** An expected "no", told to the person in their language; never an exception. */
export type Refusal =
  | { readonly type: "not-allowed" }
  | { readonly type: "already-claimed"; readonly by: PersonId }
  | { readonly type: "already-yours" }
  | { readonly type: "not-an-agent" }
  | { readonly type: "agent-away" }
  | { readonly type: "wrong-status"; readonly status: TicketStatus }
  | { readonly type: "nothing-changed" }
  | { readonly type: "reason-missing" }
  | { readonly type: "no-such-attempt" }
  /** The queue has no next level to escalate to. */
  | { readonly type: "no-next-level" }
  /** Nobody can be escalated to: the priority has no chain. */
  | { readonly type: "no-chain" }
  /** Too long after its end to reopen: open a follow-up. */
  | { readonly type: "too-late-to-reopen" }
  /** Chased less than `DeskPolicy.chaseEvery` ago; possible again at `until`. */
  | { readonly type: "chased-already"; readonly until: Date };
