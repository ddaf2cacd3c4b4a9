import { targetNames } from "../../../kernel/clock.ts";
import type { DeskPolicy } from "../../../kernel/policy.ts";
import type { Ticket } from "../../../kernel/ticket.ts";
import { isLate, movedDue } from "../../service-levels/rules.ts";

/** What another policy would do to open tickets, counted: each once in every way in which a due date of it moves. */
export interface Effect {
  readonly open: number;
  readonly earlier: number;
  readonly later: number;
  /** They get a due date, or lose theirs. */
  readonly gained: number;
  readonly lost: number;
  /** Of all these: not late yet, and late at once. */
  readonly lateNow: number;
}

export const noEffect: Effect = { open: 0, earlier: 0, later: 0, gained: 0, lost: 0, lateNow: 0 };

/** `tickets`: open. Those that wait for somebody else than the agents have no due date that could move. `before`: of others. */
export const effectOf = (tickets: readonly Ticket[], next: DeskPolicy, now: Date, before = noEffect): Effect =>
  tickets.reduce((effect, ticket) => counted(effect, ticket, next, now), before);

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
    gained: more("gained"),
    lost: more("lost"),
    lateNow: effect.lateNow + (!isLate(ticket, now) && isLate(moved, now) ? 1 : 0),
  };
}

type Way = "earlier" | "later" | "gained" | "lost";

function howMoved(from: Date | null, to: Date | null): Way | null {
  if (from?.getTime() === to?.getTime()) return null;
  if (from === null) return "gained";
  if (to === null) return "lost";
  return to < from ? "earlier" : "later";
}
