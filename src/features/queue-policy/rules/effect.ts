import { targetNames } from "../../../kernel/clock.ts";
import type { DeskPolicy } from "../../../kernel/policy.ts";
import type { Ticket } from "../../../kernel/ticket.ts";
import { isLate, movedDue } from "../../service-levels/rules.ts";

/** What another policy would do to open tickets, counted: each once in every way in which a due date of it moves. */
export interface Effect {
  readonly open: number;
  readonly earlier: number;
  readonly later: number;
  /** Something is promised of them that was promised nothing; and the other way round. */
  readonly promised: number;
  readonly unpromised: number;
  /** Of all these: not late yet, and late at once. */
  readonly lateNow: number;
}

const noEffect: Effect = { open: 0, earlier: 0, later: 0, promised: 0, unpromised: 0, lateNow: 0 };

/** `tickets`: open. Those that wait for somebody else than the agents have no due date that could move. */
export const effectOf = (tickets: readonly Ticket[], next: DeskPolicy, now: Date): Effect =>
  tickets.reduce((effect, ticket) => counted(effect, ticket, next, now), noEffect);

function counted(effect: Effect, ticket: Ticket, next: DeskPolicy, now: Date): Effect {
  const open = effect.open + 1;
  const due = movedDue(next, ticket);
  if (due === null) return { ...effect, open };
  const moved: Ticket = { ...ticket, clock: { ...ticket.clock, due } };
  const ways = new Set(targetNames.map((name) => howMoved(ticket.clock.due[name], due[name])));
  const more = (way: Way): number => effect[way] + (ways.has(way) ? 1 : 0);
  return {
    open,
    earlier: more("earlier"),
    later: more("later"),
    promised: more("promised"),
    unpromised: more("unpromised"),
    lateNow: effect.lateNow + (!isLate(ticket, now) && isLate(moved, now) ? 1 : 0),
  };
}

type Way = "earlier" | "later" | "promised" | "unpromised";

function howMoved(from: Date | null, to: Date | null): Way | null {
  if (from?.getTime() === to?.getTime()) return null;
  if (from === null) return "promised";
  if (to === null) return "unpromised";
  return to < from ? "earlier" : "later";
}
