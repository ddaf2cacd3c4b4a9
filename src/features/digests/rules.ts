import { priorities, type Priority } from "../../kernel/classification.ts";
import type { PersonId } from "../../kernel/person.ts";

/** Which tickets of a queue: those that somebody was asked to see to, or (null) those that its agents are asked about. */
export interface LateOf {
  readonly queue: string;
  readonly person: PersonId | null;
}

/** How many of a queue's tickets are late, or were left unanswered, as one reader is told of them. */
export interface LateFigures {
  readonly byPriority: Readonly<Record<Priority, number>>;
  readonly total: number;
  /** Nobody has them. */
  readonly free: number;
  /** Somebody is still to make sure that they are handled. */
  readonly awaited: number;
  /** A target was missed. */
  readonly overdue: number;
  /** When the reader was last to be called about one of those for which nobody is called singly; null: about none. */
  readonly newest: Date | null;
  /** The same, first, of those that they were not told of; null: they were told of all. */
  readonly untoldSince: Date | null;
  /** When help was last asked for with one of those that are awaited; null: none is. */
  readonly askedUntil: Date | null;
  /** Who makes sure that the others are handled. */
  readonly seenBy: readonly PersonId[];
}

/** What is known of a reader when it is counted what is late for them. */
export interface ToldSoFar {
  readonly now: Date;
  /** Up to when they were told; null: of nothing. */
  readonly until: Date | null;
  /** Who is told in the place of somebody who is away, and up to when: the others need not be called about that. */
  readonly standIns: readonly { readonly person: PersonId; readonly until: Date }[];
}

export const nothingLate: LateFigures = {
  byPriority: { P1: 0, P2: 0, P3: 0, P4: 0 },
  total: 0,
  free: 0,
  awaited: 0,
  overdue: 0,
  newest: null,
  untoldSince: null,
  askedUntil: null,
  seenBy: [],
};

/** The priorities of which there are any, the most pressing first. */
export const countsOf = ({ byPriority }: Pick<LateFigures, "byPriority">): readonly (readonly [Priority, number])[] =>
  priorities.flatMap((priority) => (byPriority[priority] > 0 ? [[priority, byPriority[priority]] as const] : []));

/** What a digest looks like: it is edited when this is another. */
export const shapeOf = (figures: LateFigures, shown: readonly string[]): string => {
  const { byPriority, free, awaited, overdue, seenBy } = figures;
  return figures.total === 0 ? "" : JSON.stringify([byPriority, free, awaited, overdue, seenBy, shown]);
};

/** What it comes to that somebody makes sure of what is late; `yours`: they have all of it, and are to see to it anyway. */
export type LateSeen = "one" | "several" | "none" | "yours" | "for-agents" | "leads-no-more";

/** Milliseconds between one digest that calls its reader and the next. */
export const calledEvery = 15 * 60_000;

/** As far as a digest has come. */
export interface DigestSoFar {
  /** It stands there; until it is cleared it is brought up to date. */
  readonly stands: boolean;
  /** A call is begun, and not known to have come through. */
  readonly begun: boolean;
  readonly calledAt: Date | null;
  /** Up to which instant its reader was called: see `newest`. */
  readonly toldUntil: Date | null;
  readonly shape: string;
}

/** An instant that has come; null: none, or one that a clock which ran ahead has dated. */
export const past = (at: Date | null, now: Date): Date | null => (at === null || at > now ? null : at);

/** What is due: a message that calls its reader, an edit of the one that stands, or nothing. Pure. */
export function nextOfDigest(
  { stands, begun, calledAt, toldUntil, shape }: DigestSoFar,
  { total, newest }: Pick<LateFigures, "total" | "newest">,
  { now, shape: looks, mayCall }: { readonly now: Date; readonly shape: string; readonly mayCall: boolean },
): "call" | "edit" | "nothing" {
  const [called, told] = [past(calledAt, now), past(toldUntil, now)];
  const isNew = newest !== null && (told === null || newest > told);
  const isTime = called === null || now.getTime() - called.getTime() >= calledEvery;
  if (total > 0 && mayCall && (begun || (isNew && isTime))) return "call";
  return (stands && shape !== looks) || (begun && total === 0) ? "edit" : "nothing";
}

const tellsOfLate: ReadonlySet<string> = new Set(["breached", "alerted", "unacknowledged"]);

/** Whether a digest may have more to tell since something happened. */
export const isForDigest = ({ type }: { readonly type: string }): boolean => tellsOfLate.has(type);
