import { begin } from "../../src/features/rules/evolve.ts";
import { recordAll } from "../../src/features/rules/record.ts";
import { nothingDue, startClock } from "../../src/kernel/clock.ts";
import type { DeskPolicy } from "../../src/kernel/policy.ts";
import { dueOf } from "../../src/features/service-levels/rules.ts";
import type { TicketEvent } from "../../src/features/rules.ts";
import type { Ticket } from "../../src/kernel/ticket.ts";
import { opening } from "./a-ticket.ts";

/** What happened, by whom (null: the desk itself) and when (ISO 8601, with its offset). */
export type Happening = readonly [at: string, by: string | null, event: TicketEvent];

/** A ticket that Mona opened at an instant and that has been through these, with what the policy promises of it. */
export function aHistory(
  policy: DeskPolicy,
  openedAt: string,
  opened: Partial<Extract<TicketEvent, { type: "opened" }>> = {},
  happenings: readonly Happening[] = [],
): Ticket {
  const at = new Date(openedAt);
  const event = { ...opening, ...opened };
  const due = dueOf(policy, { ...event, clock: startClock(at, nothingDue) });
  return happenings.reduce(
    (ticket, [when, by, next]) => andThen(policy, ticket, new Date(when), by, next),
    begin("I261121_0042", { number: 1, by: event.requester, at, event, due }),
  );
}

/** The ticket after one more event, with its due dates and the targets it met: as the desk writes them down. */
export const andThen = (policy: DeskPolicy, before: Ticket, at: Date, by: string | null, event: TicketEvent): Ticket =>
  recordAll(policy, before, { events: [event], by, at }).after;
