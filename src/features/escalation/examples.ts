import { ticketIn, type By } from "../examples/tickets.ts";
import { late, critical, askedIn, askedChannel, askedLead } from "../examples/moments.ts";
import { after, type Happened, type Happenings } from "../examples/happened.ts";
import type { Stage } from "../examples/stage.ts";
import type { TicketStatus } from "../../kernel/status.ts";
import type { EscalationEvent } from "./rules.ts";

const byHand = ({ story }: Stage): By => [
  "amara",
  { type: "escalated", because: "asked", reason: story.escalationReason },
];

/** An alert of the lead, read once it is over. */
export const alertsOver = (stage: Stage): readonly Happened[] =>
  Object.entries({
    "the lead has seen it": ["lena", { type: "acknowledged" }],
    "somebody else has seen it": ["paul", { type: "acknowledged" }],
    "somebody took it": ["amara", { type: "claimed" }],
    "others were asked since": askedIn(2, "person", "paul"),
    "asked again since": askedIn(2, "person", "lena"),
    "nobody answered": [null, { type: "unacknowledged" }],
  } satisfies Record<string, By>).map(([how, next]) => {
    const [by, event] = askedLead;
    return {
      name: `alerted: ${how}`,
      by,
      event,
      ticket: ticketIn("new", stage, { ...critical, later: [askedLead, next] }),
    };
  });

/** What the agents read in the place of a call to all of them, once it is answered. */
export const callsOver = (stage: Stage): readonly (Happened & { readonly since?: By })[] => {
  const [by, event] = askedChannel;
  const over = (name: string, status: TicketStatus, next: By, since?: By) => ({
    name: `alerted: ${name}`,
    by,
    event,
    ticket: ticketIn(status, stage, { ...critical, later: [askedChannel, next] }),
    ...(since === undefined ? {} : { since }),
  });
  const claimed: By = ["amara", { type: "claimed" }];
  return [
    over("somebody has taken it since", "new", claimed, claimed),
    over("somebody has it", "new", claimed),
    over("somebody has seen it", "new", ["lena", { type: "acknowledged" }]),
    over("it was withdrawn", "new", ["camille", { type: "withdrawn", reason: "no-longer-needed" }]),
  ];
};

export const happenings: Happenings<EscalationEvent> = {
  escalated: (stage) => [
    after(stage, "escalated", "in-progress", [null, { type: "escalated", because: "refused-again" }]),
    after(stage, "escalated by an agent", "in-progress", [
      "amara",
      { type: "escalated", because: "asked", reason: stage.story.escalationReason },
    ]),
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
    after(stage, "alerted: nobody has it, and it is late", "new", askedChannel, { later: [late("first-response")] }),
    after(stage, "alerted: the lead, nobody has it, and it is late", "new", askedIn(0, "lead", "lena"), {
      later: [late("first-response")],
    }),
    after(stage, "alerted: two people", "new", askedIn(1, "person", "lena", "paul"), critical),
    after(stage, "alerted: nobody is known", "new", askedIn(1, "lead"), critical),
    after(
      stage,
      "alerted: somebody whom the desk has never met",
      "new",
      [null, { type: "alerted", step: 1, to: "person", people: [], unmet: "lena.fontaine@example.com" }],
      critical,
    ),
  ],
  acknowledged: (stage) => [
    after(stage, "acknowledged", "new", ["lena", { type: "acknowledged" }], { ...critical, later: [askedLead] }),
  ],
  unacknowledged: (stage) => [
    after(stage, "nobody acknowledged", "new", [null, { type: "unacknowledged" }], { ...critical, later: [askedLead] }),
  ],
};
