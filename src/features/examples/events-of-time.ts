import type { TargetName } from "../../kernel/clock.ts";
import type { TicketEvent } from "../rules.ts";
import { after, type Happened } from "./happened.ts";
import type { Stage } from "./stage.ts";
import type { By, TicketLook } from "./tickets.ts";

type OfTime =
  | "lapsed"
  | "met"
  | "at-risk"
  | "breached"
  | "rescheduled"
  | "alerted"
  | "acknowledged"
  | "unacknowledged"
  | "stalled"
  | "reminded"
  | "offered"
  | "revealed";

/** The morning of the day the examples are put on hold until. */
export const dayOfReturn = new Date("2026-11-26T08:00:00Z");
/** Seven working days after a question. */
export const endOfPatience = new Date("2026-11-30T08:42:00Z");

const laterToday = new Date("2026-11-21T12:12:00Z");
const nextTuesday = new Date("2026-11-24T09:00:00Z");
const nextThursday = new Date("2026-11-26T09:00:00Z");

export const late = (target: TargetName): By => [
  null,
  { type: "breached", target, expectedBy: "2026-11-25T14:30:00.000Z" },
  target === "first-response" ? laterToday : new Date("2026-11-25T08:12:00Z"),
];

const critical: TicketLook = { opened: { priority: "P1", urgency: "high", impact: "everyone" } };
const askedIn = (step: number, to: "channel" | "lead" | "person", ...people: readonly string[]): By => [
  null,
  { type: "alerted", step, to, people },
];
export const askedChannel = askedIn(0, "channel");
export const askedLead = askedIn(1, "lead", "lena");

const byHand = ({ story }: Stage): By => [
  "amara",
  { type: "escalated", because: "asked", reason: story.escalationReason },
];
const reminded = (about: "question" | "resolution", count: number, at: Date): By => [
  null,
  { type: "reminded", about, count },
  at,
];

/** What time does to a ticket, and what answers it. */
export const happenedByTime: {
  readonly [Type in OfTime & TicketEvent["type"]]: (stage: Stage) => readonly Happened[];
} = {
  met: (stage) => [after(stage, "met", "in-progress", [null, { type: "met", target: "first-response" }])],
  rescheduled: (stage) => [after(stage, "rescheduled", "in-progress", [null, { type: "rescheduled" }])],
  "at-risk": (stage) => [
    after(stage, "first response at risk", "new", [null, { type: "at-risk", target: "first-response" }]),
    after(stage, "resolution at risk", "in-progress", [null, { type: "at-risk", target: "resolution" }]),
  ],
  breached: (stage) => [
    after(stage, "first response late", "new", late("first-response")),
    after(stage, "resolution late", "in-progress", late("resolution")),
  ],
  alerted: (stage) => [
    after(stage, "alerted: nobody has it", "new", askedChannel, critical),
    after(stage, "alerted: it is late", "in-progress", askedIn(0, "channel"), {
      opened: { priority: "P2" },
      later: [late("resolution")],
    }),
    after(stage, "alerted: an agent asked", "in-progress", askedIn(0, "channel"), { later: [byHand(stage)] }),
    after(stage, "alerted: the lead, nobody has it", "new", askedLead, { ...critical, later: [askedChannel] }),
    after(stage, "alerted: the lead, it is late", "in-progress", askedIn(0, "lead", "lena"), {
      opened: { priority: "P2" },
      later: [late("resolution")],
    }),
    after(stage, "alerted: the lead, an agent asked", "in-progress", askedIn(0, "lead", "lena"), {
      later: [byHand(stage)],
    }),
    after(stage, "alerted: two people", "new", askedIn(1, "person", "lena", "paul"), critical),
    after(stage, "alerted: nobody is known", "new", askedIn(1, "lead"), critical),
  ],
  acknowledged: (stage) => [
    after(stage, "acknowledged", "new", ["lena", { type: "acknowledged" }], { ...critical, later: [askedLead] }),
  ],
  unacknowledged: (stage) => [
    after(stage, "nobody acknowledged", "new", [null, { type: "unacknowledged" }], { ...critical, later: [askedLead] }),
  ],
  stalled: (stage) => {
    const stalled: By = [null, { type: "stalled" }, nextTuesday];
    const { holdReason: reason } = stage.story;
    return [
      after(stage, "stalled in the queue", "new", stalled),
      after(stage, "stalled with an agent", "in-progress", stalled),
      after(stage, "stalled and late", "in-progress", [null, { type: "stalled" }, nextThursday], {
        later: [late("resolution")],
      }),
      after(stage, "stalled on hold until a day", "on-hold", stalled),
      after(stage, "stalled on hold", "in-progress", stalled, {
        later: [["amara", { type: "held", reason, resumeOn: null }]],
      }),
    ];
  },
  reminded: (stage) => {
    const answered = after(stage, "", "waiting", ["camille", { type: "resumed", because: "answered" }]);
    return [
      after(stage, "reminded of the question", "waiting", reminded("question", 1, nextTuesday)),
      after(stage, "reminded of the question again", "waiting", reminded("question", 2, nextThursday), {
        later: [reminded("question", 1, nextTuesday)],
      }),
      {
        ...after(stage, "reminded, and answered since", "waiting", reminded("question", 1, nextTuesday)),
        ticket: answered.ticket,
      },
      after(stage, "reminded of the resolution", "resolved", reminded("resolution", 1, nextTuesday)),
      after(stage, "reminded of the resolution again", "resolved", reminded("resolution", 2, nextThursday)),
    ];
  },
  lapsed: (stage) => [
    after(stage, "closed in silence", "resolved", [null, { type: "lapsed", attempt: 1 }, endOfPatience]),
  ],
  offered: (stage) => [after(stage, "offered", "in-progress", [null, { type: "offered", from: "amara" }])],
  revealed: (stage) => [after(stage, "revealed", "in-progress", ["amara", { type: "revealed" }])],
};
