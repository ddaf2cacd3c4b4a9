import type { Impact, Kind, Priority, Urgency } from "./classification.ts";
import { isOwnWork, type Attempt } from "./attempt.ts";
import type { Approval } from "./approval.ts";
import type { Clock } from "./clock.ts";
import type { Given, GrantPurpose } from "./grant.ts";
import type { Part } from "./part.ts";
import type { PersonId } from "./person.ts";
import type { Answered, AskedAs, CustomStatus } from "./service.ts";
import type { TicketStatus } from "./status.ts";

/** Where the ticket was born; `message` is a link to the message it was made from, when there is one. */
export interface Origin {
  readonly platform: string;
  readonly conversation: string | null;
  readonly message: string | null;
  /** The same message, where the desk can answer under it; left out: nothing is said there. */
  readonly under?: MessageUnder | undefined;
  /** Who made it of what its requester wrote; left out: the requester opened it. */
  readonly by?: PersonId | undefined;
}

/** A message of somebody's, on the platform where the ticket was born. */
export interface MessageUnder {
  readonly tenant: string;
  readonly address: string;
  readonly message: string;
  /** The message that its thread hangs on; left out: itself. */
  readonly thread?: string | undefined;
}

/** The sum of a ticket's events, and nothing else: each event's row says what it adds. */
export interface Ticket {
  /** For ever: it keeps the letter of the kind it was opened as. */
  readonly reference: string;
  /** What its cards and forms repeat: see `meantTicket`. Null: opened before there were marks. */
  readonly mark: string | null;
  readonly kind: Kind;
  readonly title: string;
  readonly description: string;
  /** The service or application it is about, in the requester's words. */
  readonly service: string;
  readonly urgency: Urgency;
  readonly impact: Impact;
  readonly priority: Priority;
  /** Device or asset tag. */
  readonly device: string;
  readonly phone: string;
  readonly stepsToReproduce: string;
  readonly requester: PersonId;
  readonly beneficiary: PersonId;
  readonly followers: readonly PersonId[];
  readonly queue: string;
  /** Its words are read by its own people and the agents of its queue alone, each by themselves: in no shared place. */
  readonly isPrivate: boolean;
  readonly origin: Origin;
  /** The reference of the ticket this one continues. */
  readonly followUpOf: string | null;
  /** The reference of the whole of which it is a part; null: of none. */
  readonly partOf: string | null;
  /** The tickets that its service opens beside it; none: it opens none. */
  readonly parts: readonly Part[];
  /** Null: as no service of the catalogue. */
  readonly asked: AskedAs | null;
  /** To what the service asks, in its order; what was not asked or not answered is left out. */
  readonly answers: readonly Answered[];
  /** Those that only private parts ask: its own people read them, and whoever reads these parts. Nobody else does. */
  readonly privateAnswers: readonly Answered[];
  /** Whose consent it needs, and what became of that; null: nobody's. */
  readonly approval: Approval | null;
  /** What its requester was given by it until a day; null: nothing of that kind. */
  readonly given: Given | null;
  /** Of what the ticket before it gave; null: it is about itself. */
  readonly forGrant: GrantPurpose | null;

  readonly status: TicketStatus;
  /** What its status is called, as it was when it was set; null: nothing in particular. It ends with the status. */
  readonly customStatus: CustomStatus | null;
  readonly assignee: PersonId | null;
  readonly hold: { readonly reason: string; readonly resumeOn: string | null } | null;
  /** The question the requester has to answer. */
  readonly question: string | null;
  readonly attempts: readonly Attempt[];
  /** Set by the second refusal of a resolution. */
  readonly escalated: boolean;
  /** How often the requester had the agents reminded, and when last. */
  readonly chases: number;
  readonly chasedAt: Date | null;
  readonly minutesWorked: number;
  /** Its assignee is away: anybody may take it over. */
  readonly offered: boolean;
  readonly clock: Clock;
  /** Why it was cancelled, in words or as one of the requester's two reasons. */
  readonly cancellation: Cancellation | null;

  readonly openedAt: Date;
  readonly changedAt: Date;
  /** When it was closed or cancelled last. */
  readonly endedAt: Date | null;
  /** How many events it is the sum of. */
  readonly version: number;
}

export const withdrawalReasons = ["solved-by-myself", "no-longer-needed"] as const;
export type WithdrawalReason = (typeof withdrawalReasons)[number];

/** Why its own people may end it: that they found the answer says nothing of a ticket of several parts. */
export const reasonsToWithdraw = ({ parts }: Pick<Ticket, "parts">): readonly WithdrawalReason[] =>
  withdrawalReasons.filter((reason) => reason !== "solved-by-myself" || parts.length === 0);

export type Cancellation =
  /** `undone`: right after it was sent. `withWhole`: nobody had begun it when the whole was cancelled. */
  | {
      readonly by: "requester";
      readonly reason: WithdrawalReason;
      readonly undone?: true;
      readonly withWhole?: true;
    }
  /** An agent, or an approver. */
  | { readonly by: "agent" | "approver"; readonly reason: string; readonly withWhole?: true };

/** Its own people found the answer before the agents did. */
export const isSolvedByOwnPeople = ({ cancellation }: Pick<Ticket, "cancellation">): boolean =>
  cancellation?.by === "requester" && cancellation.reason === "solved-by-myself";

/** Whether they asked for it, or it is for them. */
export const isTheirs = (
  { requester, beneficiary }: Pick<Ticket, "requester" | "beneficiary">,
  person: PersonId,
): boolean => person === requester || person === beneficiary;

/** Taken back right after it was sent. */
export const isTakenBack = ({ cancellation }: Pick<Ticket, "cancellation">): boolean =>
  cancellation?.by === "requester" && cancellation.undone === true;

/** Which ticket somebody means. */
export interface TicketMeant {
  readonly reference: string;
  /** On the card that they ask from; null: it is a card of before there were marks. Left out where they ask from none. */
  readonly mark?: string | null;
}

/**
 * The ticket that is meant, given the one (null: none) that has its reference now. After a restore a reference can be given a
 * second time, while the card of the ticket that was lost still stands. `lost`: whoever has such a card may be told so. They
 * have seen the ticket, since nobody guesses a mark. Without a mark they could be asking of any.
 */
export function meantTicket({ mark }: TicketMeant, ticket: Ticket | null): Ticket | "lost" | "not-found" {
  if (ticket !== null && (mark === undefined || ticket.mark === mark)) return ticket;
  return mark === undefined || mark === null ? "not-found" : "lost";
}

/** The attempt the requester has to answer, or answered last. */
export const lastAttempt = (ticket: Ticket): Attempt | null => ticket.attempts.at(-1) ?? null;

/** Who may say that a resolution works, the last one unless another is given. Nobody does where an agent took care of a ticket of their own. */
export const confirmers = (ticket: Ticket, attempt: Attempt | null = lastAttempt(ticket)): readonly PersonId[] =>
  [ticket.requester, ticket.beneficiary].filter((person) => !isOwnWork(attempt, person));
