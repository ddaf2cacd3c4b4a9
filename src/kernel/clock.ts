import { isPending, type Approval } from "./approval.ts";
import type { Forecast } from "./forecast.ts";
import type { Offer } from "./offer.ts";
import { partsLeft, type Part } from "./part.ts";
import type { PersonId } from "./person.ts";
import type { TicketStatus } from "./status.ts";

export const targetNames = ["first-response", "resolution"] as const;
export type TargetName = (typeof targetNames)[number];

/** The due date of each target; null: nothing is promised. */
export type Due = Readonly<Record<TargetName, Date | null>>;

/** Who has to act. The agents' time is divided further, into open and closed hours (see time-spent.ts). */
export const turnsOf = ["agents", "requester", "approver", "third-party", "nobody"] as const;
export type TurnOf = (typeof turnsOf)[number];

/** A stretch of a ticket's life, until the next one begins; the last runs on. */
export interface Turn {
  readonly of: TurnOf;
  readonly since: Date;
}

/** Who has to act in each status; nobody once it has ended. */
export const turnIn: Readonly<Record<TicketStatus, TurnOf>> = {
  new: "agents",
  "in-progress": "agents",
  waiting: "requester",
  "on-hold": "third-party",
  resolved: "requester",
  closed: "nobody",
  cancelled: "nobody",
};

interface Stands {
  readonly status: TicketStatus;
  readonly approval: Approval | null;
  readonly parts: readonly Part[];
}

/** Whose turn a ticket is: what would be the agents' is the approvers' as long as they are asked, then that of its parts' agents. */
export function turnFor({ status, approval, parts }: Stands): TurnOf {
  if (turnIn[status] !== "agents") return turnIn[status];
  if (isPending(approval)) return "approver";
  return partsLeft({ parts }).length > 0 ? "third-party" : "agents";
}

/** How a target stands; null: nothing has happened to it. */
export type Level =
  | { readonly state: "at-risk" | "met" }
  /** `since`: when it was due. Other due dates change nothing of it: it is late until it is done. */
  | { readonly state: "breached"; readonly since: Date };
export type Levels = Readonly<Record<TargetName, Level | null>>;

/** Why a due date was moved. */
export type Rescheduling =
  | "priority"
  | "kind"
  | "service"
  | "queue"
  | "hours"
  | "waited"
  | "held"
  | "approval"
  | "refused"
  | "reopened";

/** How far the escalation has come; `step` is the last that was alerted, -1 before the first. */
export interface Chain {
  readonly step: number;
  readonly at: Date;
  readonly people: readonly PersonId[];
  readonly state: "running" | "settled" | "ended";
  /** The agent who asked for help, and why; null: the desk asks by itself. */
  readonly askedBy: { readonly person: PersonId; readonly reason: string } | null;
  /** Who has acknowledged; null: nobody, or somebody took the ticket. */
  readonly seenBy: PersonId | null;
}

/** `since`: the last word of whoever has to answer, or when it became their turn. */
export interface Reminders {
  readonly since: Date;
  readonly count: number;
  readonly at: Date | null;
}

/** What time has done to a ticket. Part of it, and like it the sum of its events. */
export interface Clock {
  /** From the opening on; never empty. */
  readonly turns: readonly Turn[];
  /** The due dates last promised; they stand still while it is not the agents' turn. */
  readonly due: Due;
  /** Why the resolution is due later or sooner than was said before, and what was said. */
  readonly rescheduled: { readonly because: Rescheduling; readonly from: Date } | null;
  /** When the requester first read a word of an agent. */
  readonly respondedAt: Date | null;
  readonly claimedAt: Date | null;
  readonly levels: Levels;
  readonly chain: Chain | null;
  /** To whom it was offered, one after the other; null: to nobody yet. */
  readonly offer: Offer | null;
  /** Of what the requester has to answer. */
  readonly reminders: Reminders;
  /** Since when the requester waits for a word back; null: the last was an agent's. */
  readonly awaited: Date | null;
  /** When the requester last heard that something happened. */
  readonly toldAt: Date;
  /** What was said at the opening; null: nothing, or the ticket is another than those it was said of. */
  readonly forecast: Forecast | null;
}

/** At the opening of a ticket, with whose turn it is first. */
export const startClock = (at: Date, due: Due, first: TurnOf = "agents", forecast: Forecast | null = null): Clock => ({
  turns: [{ of: first, since: at }],
  due,
  rescheduled: null,
  respondedAt: null,
  claimedAt: null,
  levels: { "first-response": null, resolution: null },
  chain: null,
  offer: null,
  reminders: { since: at, count: 0, at: null },
  awaited: null,
  toldAt: at,
  forecast,
});

export const nothingDue: Due = { "first-response": null, resolution: null };

/** Whose turn it is now. */
export const turnOf = ({ turns }: Clock): TurnOf => turns.at(-1)?.of ?? "agents";

/** Whether help was asked for and nobody takes care of it yet, also once everybody in line was asked. */
export const isHelpAwaited = ({ chain }: Clock): boolean => chain !== null && chain.state !== "settled";

/** Levels without those in one of these states. A breach stays one for ever. */
export function withoutLevels(levels: Levels, states: readonly ("at-risk" | "met")[]): Levels {
  const kept = (level: Level | null): Level | null =>
    level !== null && states.some((state) => state === level.state) ? null : level;
  return { "first-response": kept(levels["first-response"]), resolution: kept(levels.resolution) };
}
