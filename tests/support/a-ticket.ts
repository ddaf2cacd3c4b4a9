import { fold } from "../../src/features/rules/evolve.ts";
import { usualPolicy } from "../../src/kernel/policy.ts";
import type { RecordedEvent, TicketEvent } from "../../src/features/rules.ts";
import type { Ticket } from "../../src/kernel/ticket.ts";
import type { TicketStatus } from "../../src/kernel/status.ts";
import { timesOf, type TicketTimes } from "../../src/features/rules/ticket-times.ts";

const start = new Date("2026-11-21T08:00:00Z");

/** How Mona's ticket begins. */
export const opening: Extract<TicketEvent, { type: "opened" }> = {
  type: "opened",
  kind: "incident",
  title: "The printer is on fire",
  description: "Smoke on the third floor",
  service: "Printing",
  urgency: "medium",
  impact: "team",
  priority: "P3",
  requester: "mona",
  beneficiary: "mona",
  device: "PRN-0042",
  phone: "0470 12 34 56",
  stepsToReproduce: "",
  queue: "support",
  origin: { platform: "slack", conversation: null, message: null },
  followUpOf: null,
};

type By = readonly [by: string, event: TicketEvent];
const claimed: By = ["claire", { type: "claimed" }];
const resolved: By = ["claire", { type: "resolved", attempt: 1, text: "Toner replaced", cause: "hardware" }];

/** The shortest way to each status: Mona asks, Claire has the ticket. */
const waysTo: Readonly<Record<TicketStatus, readonly By[]>> = {
  new: [],
  "in-progress": [claimed],
  waiting: [claimed, ["claire", { type: "asked", text: "Which floor?" }]],
  "on-hold": [claimed, ["claire", { type: "held", reason: "A part is ordered", resumeOn: "2026-12-03" }]],
  resolved: [claimed, resolved],
  closed: [claimed, resolved, ["mona", { type: "confirmed", attempt: 1 }]],
  cancelled: [["mona", { type: "withdrawn", reason: "solved-by-myself" }]],
};

/** A ticket brought to its status by real events, a minute apart; then whatever else is given. */
export function aTicket(overrides: Partial<Ticket> = {}): Ticket {
  const steps: readonly By[] = [["mona", opening], ...waysTo[overrides.status ?? "new"]];
  const history = steps.map(([by, event], index): RecordedEvent => ({
    number: index + 1,
    by,
    at: minutesLater(index),
    event,
  }));
  return { ...fold("I261121_0042", history), ...overrides };
}

/** What is told of its time by a desk that has decided nothing. */
export const timesIn = (ticket: Ticket): TicketTimes => timesOf(ticket, usualPolicy);

const minutesLater = (minutes: number): Date => new Date(start.getTime() + minutes * 60_000);
