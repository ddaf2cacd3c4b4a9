import type { PersonId } from "./person.ts";
import type { Due, RecordedEvent, TargetName, TicketEvent } from "./ticket-event.ts";
import type { TicketStatus } from "./ticket.ts";

/** Who has to act: the desk's time is divided further, into open and closed hours (see turns.ts). */
export type TurnOf = "agents" | "requester" | "third-party" | "nobody";

/** A stretch of a ticket's life, until the next one begins; the last runs on. */
export interface Turn {
  readonly of: TurnOf;
  readonly since: Date;
}

/** Whose turn it is in each status; nobody's once it has ended. */
export const turnIn: Readonly<Record<TicketStatus, TurnOf>> = {
  new: "agents",
  "in-progress": "agents",
  waiting: "requester",
  "on-hold": "third-party",
  resolved: "requester",
  closed: "nobody",
  cancelled: "nobody",
};

export type Level = { readonly state: "at-risk" | "met" } | { readonly state: "breached"; readonly expectedBy: Date };

/** Why a promise is no longer what it was. */
export type Rescheduling =
  | "priority"
  | "kind"
  | "service"
  | "queue"
  | "hours"
  | "waited"
  | "held"
  | "refused"
  | "reopened";

/** How far the chain of alerts has come; `step` is the last that was alerted, -1 before the first. */
export interface Chain {
  readonly step: number;
  readonly at: Date;
  readonly people: readonly PersonId[];
  readonly state: "running" | "settled" | "ended";
}

/** What time has done to a ticket. Part of it, and like it the sum of its events. */
export interface Clock {
  /** From the opening on; never empty. */
  readonly turns: readonly Turn[];
  /** What was promised last; it stands still while it is not the agents' turn. */
  readonly due: Due;
  /** Why the resolution is due later or sooner than was said before, and what was said. */
  readonly rescheduled: { readonly because: Rescheduling; readonly from: Date } | null;
  /** When the requester first read a word of an agent. */
  readonly respondedAt: Date | null;
  readonly claimedAt: Date | null;
  readonly levels: Readonly<Record<TargetName, Level | null>>;
  readonly chain: Chain | null;
  /** Of what the requester has to answer; `since` is their last word, or when it became their turn. */
  readonly reminders: { readonly since: Date; readonly count: number; readonly at: Date | null };
  /** Since when the requester waits for a word back; null: the last was an agent's. */
  readonly awaited: Date | null;
  /** When the requester last heard that something happened. */
  readonly toldAt: Date;
}

/** At the opening of a ticket. */
export const startClock = (at: Date, due: Due): Clock => ({
  turns: [{ of: "agents", since: at }],
  due,
  rescheduled: null,
  respondedAt: null,
  claimedAt: null,
  levels: { "first-response": null, resolution: null },
  chain: null,
  reminders: { since: at, count: 0, at: null },
  awaited: null,
  toldAt: at,
});

export const nothingDue: Due = { "first-response": null, resolution: null };

/** Whose turn it is now. */
export const turnOf = ({ turns }: Clock): TurnOf => turns.at(-1)?.of ?? "agents";

/** The clock after one more event, which has put the ticket into `status`. */
export function evolveClock(clock: Clock, status: TicketStatus, recorded: RecordedEvent): Clock {
  const { event, at, by } = recorded;
  const turned = turnIn[status] !== turnOf(clock);
  return {
    turns: turned ? [...clock.turns, { of: turnIn[status], since: at }] : clock.turns,
    ...promised(clock, recorded),
    respondedAt: clock.respondedAt ?? (isResponse(event) && by !== null ? at : null),
    claimedAt: clock.claimedAt ?? (event.type === "claimed" || event.type === "assigned" ? at : null),
    levels: levelsAfter(clock.levels, event),
    chain: chainAfter(clock.chain, event, at),
    reminders:
      turned || event.type === "answered" || event.type === "resolved" || event.type === "asked"
        ? { since: at, count: 0, at: null }
        : event.type === "reminded"
          ? { ...clock.reminders, count: event.count, at }
          : clock.reminders,
    awaited: isResponse(event) ? null : writes.has(event.type) ? (clock.awaited ?? at) : clock.awaited,
    toldAt: untold.has(event.type) ? clock.toldAt : at,
  };
}

/** What holds words of an agent that the requester reads. */
export const isResponse = ({ type }: TicketEvent): boolean =>
  type === "replied" || type === "asked" || type === "held" || type === "resolved" || type === "rejected";

/** What the requester says, and wants a word back on. */
const writes: ReadonlySet<TicketEvent["type"]> = new Set(["answered", "chased", "refused", "reopened"]);

/** What tells the requester nothing of the agents' doing. */
const untold: ReadonlySet<TicketEvent["type"]> = new Set([
  "answered",
  "noted",
  "worked",
  "chased",
  "followed",
  "unfollowed",
  "undelivered",
  "met",
  "at-risk",
  "rescheduled",
  "alerted",
  "acknowledged",
  "unacknowledged",
  "escalated",
  "offered",
  "revealed",
  "rated",
]);

function promised({ due, rescheduled }: Clock, recorded: RecordedEvent): Pick<Clock, "due" | "rescheduled"> {
  if (recorded.due === undefined) return { due, rescheduled };
  const from = due.resolution;
  const because = reschedulingBy(recorded.event);
  const moved = from?.getTime() !== recorded.due.resolution?.getTime();
  return {
    due: recorded.due,
    rescheduled: moved && from !== null && because !== null ? { because, from } : rescheduled,
  };
}

function reschedulingBy(event: TicketEvent): Rescheduling | null {
  if (event.type === "moved") return "queue";
  if (event.type === "rescheduled") return "hours";
  if (event.type === "refused" || event.type === "reopened") return event.type;
  if (event.type === "resumed") return event.because === "answered" ? "waited" : "held";
  if (event.type !== "changed") return null;
  if (event.to.priority !== undefined) return "priority";
  return event.to.kind === undefined ? "service" : "kind";
}

/** What makes a promise another one. */
const promisesAnew: ReadonlySet<TicketEvent["type"]> = new Set(["changed", "moved", "rescheduled", "resumed"]);

function levelsAfter(levels: Clock["levels"], event: TicketEvent): Clock["levels"] {
  if (event.type === "met" || event.type === "at-risk") return { ...levels, [event.target]: { state: event.type } };
  if (event.type === "breached") {
    return { ...levels, [event.target]: { state: "breached", expectedBy: new Date(event.expectedBy) } };
  }
  // What was at risk under another promise may not be any more; what is refused is to be resolved after all.
  if (promisesAnew.has(event.type)) return without(levels, ["at-risk"]);
  return event.type === "refused" || event.type === "reopened"
    ? { ...levels, resolution: without(levels, ["at-risk", "met"]).resolution }
    : levels;
}

/** A breach stays one for ever. */
function without(levels: Clock["levels"], states: readonly Level["state"][]): Clock["levels"] {
  const kept = (level: Level | null): Level | null => (level !== null && states.includes(level.state) ? null : level);
  return { "first-response": kept(levels["first-response"]), resolution: kept(levels.resolution) };
}

/** Somebody takes care of it: nobody else has to be asked. */
const settles: ReadonlySet<TicketEvent["type"]> = new Set([
  "acknowledged",
  "claimed",
  "assigned",
  "replied",
  "asked",
  "held",
  "resolved",
  "rejected",
  "withdrawn",
]);
/** It is nobody's again: whoever can help is asked anew. */
const unsettles: ReadonlySet<TicketEvent["type"]> = new Set(["released", "moved", "reopened", "refused"]);

function chainAfter(chain: Chain | null, event: TicketEvent, at: Date): Chain | null {
  if (event.type === "alerted") return { step: event.step, at, people: event.people, state: "running" };
  if (event.type === "escalated" && event.because === "asked") return { step: -1, at, people: [], state: "running" };
  if (unsettles.has(event.type)) return null;
  if (chain === null) return null;
  if (event.type === "unacknowledged") return { ...chain, state: "ended" };
  if (settles.has(event.type)) return { ...chain, state: "settled" };
  // A promise more is broken.
  return event.type === "breached" && chain.state !== "running" ? null : chain;
}
