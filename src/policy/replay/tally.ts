import type { Priority } from "../../kernel/classification.ts";
import { targetNames, type TargetName } from "../../kernel/clock.ts";
import { calledEvery, isForDigest } from "../../features/digests/rules.ts";
import { nextDue, responseAt } from "../../features/service-levels/rules.ts";
import type { DeskPolicy } from "../../kernel/policy.ts";
import type { Ticket } from "../../kernel/ticket.ts";
import type { TicketEvent } from "../../features/rules.ts";
import { tellsAgents, tellsRequester } from "../../features/rules/events.ts";
import type { ByClock, Relived } from "./relive.ts";

/** What became of a due date: as reports have it, with those that are in neither of their figures. */
export const standings = ["kept", "missed", "not due", "not set"] as const;
export type Standing = (typeof standings)[number];

/** What many pasts come to. It grows with queues and hours, and not with tickets. */
export interface Tally {
  readonly targets: Readonly<Record<TargetName, Record<Standing, number>>>;
  /** What the desk says by itself, by the type of its event: of tickets for which people are called singly, and of others. */
  readonly said: Map<string, Record<"singly" | "others", number>>;
  readonly priorities: Record<Priority, number>;
  readonly queues: Map<string, QueueTally>;
  /** Tickets that would have ended unanswered, though somebody answered later. */
  cutShort: number;
  /** By queue, the minutes since 1970 in which something came for its digest. */
  readonly forDigest: Map<string, Set<number>>;
}

export interface QueueTally {
  opened: number;
  readonly missed: Record<TargetName, number>;
}

export const emptyTally = (): Tally => ({
  targets: { "first-response": noStanding(), resolution: noStanding() },
  said: new Map(),
  priorities: { P1: 0, P2: 0, P3: 0, P4: 0 },
  queues: new Map(),
  cutShort: 0,
  forDigest: new Map(),
});

const noStanding = (): Record<Standing, number> => ({ kept: 0, missed: 0, "not due": 0, "not set": 0 });

/** What became of a due date by an instant. */
export function standingOf(ticket: Ticket, policy: DeskPolicy, name: TargetName, at: Date): Standing {
  const { due, levels } = ticket.clock;
  const state = levels[name]?.state;
  if (state === "breached") return "missed";
  if (state === "met") return "kept";
  const date = due[name];
  if (date === null) return "not set";
  // The desk looks within seconds, and may have been off.
  const isGiven = name === "first-response" && responseAt(policy, ticket.clock) !== null;
  return nextDue(ticket) !== null && !isGiven && date <= at ? "missed" : "not due";
}

/** Counts one more ticket; gives whether a due date of it was missed. */
export function count(
  tally: Tally,
  { ticket, byClock, isCutShort = false }: Omit<Relived, "isCutShort"> & Partial<Pick<Relived, "isCutShort">>,
  policy: DeskPolicy,
  at: Date,
): boolean {
  const queue = tally.queues.get(ticket.queue) ?? { opened: 0, missed: { "first-response": 0, resolution: 0 } };
  tally.queues.set(ticket.queue, queue);
  queue.opened += 1;
  tally.priorities[ticket.priority] += 1;
  let isMissed = false;
  for (const name of targetNames) {
    const standing = standingOf(ticket, policy, name, at);
    tally.targets[name][standing] += 1;
    if (standing !== "missed") continue;
    queue.missed[name] += 1;
    isMissed = true;
  }
  for (const each of byClock) say(tally, each);
  if (isCutShort) tally.cutShort += 1;
  return isMissed;
}

function say({ said, forDigest }: Tally, { event, at, queue, isSingle }: ByClock): void {
  if (!isToldToAnybody(event)) return;
  const those = said.get(event.type) ?? { singly: 0, others: 0 };
  said.set(event.type, those);
  those[isSingle ? "singly" : "others"] += 1;
  if (isSingle || !isForDigest(event)) return;
  const minutes = forDigest.get(queue) ?? new Set();
  minutes.add(Math.floor(at.getTime() / minute));
  forDigest.set(queue, minutes);
}

const isToldToAnybody = (event: TicketEvent): boolean =>
  isForDigest(event) || tellsRequester(event) !== "nothing" || tellsAgents(event) !== "nowhere";

const minute = 60_000;

/** How often the digests of all queues have called. */
export const digestsIn = ({ forDigest }: Pick<Tally, "forDigest">): number =>
  [...forDigest.values()].reduce((sum, minutes) => sum + calls(minutes), 0);

function calls(minutes: ReadonlySet<number>): number {
  let many = 0;
  let last = -Infinity;
  for (const at of [...minutes].toSorted((one, other) => one - other)) {
    if (at <= last) continue;
    // What comes soon after one waits for the next, with all that comes until then.
    last = Math.max(at, last + calledEvery / minute);
    many += 1;
  }
  return many;
}
