import { begin, evolve } from "../../src/kernel/evolve.ts";
import { nothingDue, startClock } from "../../src/kernel/clock.ts";
import type { DeskPolicy } from "../../src/kernel/policy.ts";
import { dueOf, metBy, promiseAfter } from "../../src/features/service-levels/rules.ts";
import type { RecordedEvent, TicketEvent } from "../../src/kernel/ticket-event.ts";
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

/** The ticket after one more event, with what it promises and what it has kept: as the desk writes them down. */
export function andThen(policy: DeskPolicy, before: Ticket, at: Date, by: string | null, event: TicketEvent): Ticket {
  const plain: RecordedEvent = { number: before.version + 1, by, at, event };
  const due = promiseAfter(policy, event, evolve(before, plain));
  const after = evolve(before, due === null ? plain : { ...plain, due });
  return metBy(policy, before, [event], after).reduce(
    (ticket, met) => evolve(ticket, { number: ticket.version + 1, by: null, at, event: met }),
    after,
  );
}
