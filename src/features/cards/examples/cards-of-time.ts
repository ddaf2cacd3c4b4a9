import { approvedAt } from "../../approvals/examples.ts";
import type { Rescheduling } from "../../../kernel/clock.ts";
import type { Ticket } from "../../../kernel/ticket.ts";
import { whenLapsed, askedChannel, askedLead, late } from "../../examples/moments.ts";
import type { Stage } from "../../examples/stage.ts";
import { ticketIn, type By } from "../../examples/tickets.ts";

type Tickets = Readonly<Record<string, Ticket>>;

const hour = 3_600_000;
const later = (hours: number): Date => new Date(Date.parse("2026-11-21T09:00:00Z") + hours * hour);
const critical = { priority: "P1", urgency: "high", impact: "everyone" } as const;

/** What a requester's card tells of time. */
export const cardsOfTime = (stage: Stage): Tickets => ({
  "answer late": ticketIn("new", stage, { later: [late("first-response")] }),
  "resolution late": ticketIn("in-progress", stage, { later: [late("resolution")] }),
  "resolution late, the lead told": ticketIn("in-progress", stage, { later: [late("resolution"), askedLead] }),
  "resolution late, the lead has seen it": ticketIn("in-progress", stage, {
    later: [late("resolution"), askedLead, ["lena", { type: "acknowledged" }]],
  }),
  "answered, resolution promised": ticketIn("in-progress", stage, {
    later: [["amara", { type: "replied", text: stage.story.reply, files: [] }]],
  }),
  "reminded of the question": ticketIn("waiting", stage, {
    later: [[null, { type: "reminded", about: "question", count: 1 }, later(48)]],
  }),
  "reminded of the resolution": ticketIn("resolved", stage, {
    later: [[null, { type: "reminded", about: "resolution", count: 1 }, later(72)]],
  }),
  "closed in silence": ticketIn("resolved", stage, { later: [[null, { type: "lapsed", attempt: 1 }, whenLapsed]] }),
});

/** What the agents' card tells of time. */
export const agentsCardsOfTime = (stage: Stage): Tickets => ({
  "first response at risk": ticketIn("new", stage, { later: [[null, { type: "at-risk", target: "first-response" }]] }),
  "first response late": ticketIn("new", stage, { later: [late("first-response")] }),
  "resolution late": ticketIn("in-progress", stage, { later: [late("resolution")] }),
  "both late": ticketIn("new", stage, { later: [late("first-response"), late("resolution")] }),
  "everybody asked": ticketIn("new", stage, { opened: critical, later: [askedChannel] }),
  "a late P1": ticketIn("new", stage, { opened: critical, later: [askedChannel, late("first-response"), askedLead] }),
  "the lead asked": ticketIn("new", stage, { opened: critical, later: [askedChannel, askedLead] }),
  "the lead has seen it": ticketIn("new", stage, {
    opened: critical,
    later: [askedChannel, askedLead, ["lena", { type: "acknowledged" }]],
  }),
  "nobody has answered": ticketIn("new", stage, {
    opened: critical,
    later: [askedChannel, askedLead, [null, { type: "unacknowledged" }]],
  }),
  offered: ticketIn("in-progress", stage, { later: [[null, { type: "offered", from: "amara" }]] }),
  "escalated by an agent": ticketIn("in-progress", stage, {
    later: [["amara", { type: "escalated", because: "asked", reason: stage.story.escalationReason }]],
  }),
  "in many hands": ticketIn("waiting", stage, {
    later: [
      ["camille", { type: "resumed", because: "answered" }, later(30)],
      ["amara", { type: "held", reason: stage.story.holdReason, resumeOn: null }, later(53)],
      [null, { type: "resumed", because: "date" }, later(120)],
    ],
  }),
  ...Object.fromEntries(
    Object.entries(movedBecause).map(([because, ticket]) => [`date moved: ${because}`, ticket(stage)]),
  ),
});

/** A promise that was moved, for each reason; the date before it is that of the first promise. */
const movedBecause: Readonly<Record<Rescheduling, (stage: Stage) => Ticket>> = {
  priority: (stage) =>
    ticketIn("in-progress", stage, {
      later: [answeredFirst(stage), ["amara", { type: "changed", from: { priority: "P3" }, to: { priority: "P2" } }]],
    }),
  kind: (stage) => moved(stage, "kind"),
  service: (stage) => moved(stage, "service"),
  queue: (stage) => moved(stage, "queue"),
  hours: (stage) => moved(stage, "hours"),
  waited: (stage) =>
    ticketIn("waiting", stage, { later: [["camille", { type: "resumed", because: "answered" }, later(30)]] }),
  held: (stage) => ticketIn("on-hold", stage, { later: [["amara", { type: "resumed", because: "agent" }, later(53)]] }),
  approval: (stage) => ticketIn("new", stage, approvedAt(stage, later(30))),
  refused: (stage) =>
    ticketIn("resolved", stage, {
      later: [["camille", { type: "refused", attempt: 1, reason: stage.story.stillWrong }, later(30)]],
    }),
  reopened: (stage) =>
    ticketIn("closed", stage, {
      later: [["camille", { type: "reopened", reason: stage.story.reopenReason }, later(72)]],
    }),
};

/** Before that, the date of the answer is the one that is shown. */
const answeredFirst = ({ story }: Stage): By => ["amara", { type: "replied", text: story.reply, files: [] }];

function moved(stage: Stage, because: Rescheduling): Ticket {
  const ticket = ticketIn("in-progress", stage, { later: [answeredFirst(stage)] });
  return { ...ticket, clock: { ...ticket.clock, rescheduled: { because, from: later(30) } } };
}
