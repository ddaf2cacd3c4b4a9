import type { TicketEvent } from "../rules.ts";
import { phrases } from "../words.ts";
import type { Stage } from "./stage.ts";
import { dayOfReturn, endOfPatience, happenedByTime } from "./events-of-time.ts";
import { after, type Happened } from "./happened.ts";
import { opened, ticketIn, type By } from "./tickets.ts";

type Happenings = { readonly [Type in TicketEvent["type"]]: (stage: Stage) => readonly Happened[] };

const toNextLevel = ({ story }: Stage) =>
  ({ type: "moved", queue: story.otherQueue, from: story.queue, reason: "", level: "next" }) as const;

const photo = [{ name: "photo 1.png", url: "https://files.example.com/photo-1.png" }];

/** Every event, in the ways in which it is told differently. An event without an example does not compile. */
export const happenings: Happenings = {
  ...happenedByTime,
  opened: (stage) => [{ name: "opened", by: "camille", event: opened(stage), ticket: ticketIn("new", stage) }],
  claimed: (stage) => [
    after(stage, "claimed", "new", ["amara", { type: "claimed" }]),
    after(stage, "claimed by somebody whose name is not known", "new", ["stranger", { type: "claimed" }]),
  ],
  released: (stage) => [after(stage, "released", "in-progress", ["amara", { type: "released", from: "amara" }])],
  assigned: (stage) => [
    after(stage, "assigned to a colleague", "in-progress", ["amara", { type: "assigned", to: "jonas", from: "amara" }]),
    after(stage, "assigned to oneself", "in-progress", ["jonas", { type: "assigned", to: "jonas", from: "amara" }]),
  ],
  asked: (stage) => [after(stage, "asked", "in-progress", ["amara", { type: "asked", text: stage.story.question }])],
  held: (stage) => {
    const held = { type: "held", reason: stage.story.holdReason } as const;
    return [
      after(stage, "held", "in-progress", ["amara", { ...held, resumeOn: null }]),
      after(stage, "held until a day", "in-progress", ["amara", { ...held, resumeOn: "2026-11-26" }]),
    ];
  },
  resumed: (stage) => [
    after(stage, "resumed by an agent", "on-hold", ["amara", { type: "resumed", because: "agent" }]),
    after(stage, "resumed on its date", "on-hold", [null, { type: "resumed", because: "date" }, dayOfReturn]),
    after(stage, "resumed by an answer", "waiting", ["camille", { type: "resumed", because: "answered" }]),
  ],
  replied: (stage) => [
    after(stage, "replied", "in-progress", ["amara", { type: "replied", text: stage.story.reply, files: photo }]),
  ],
  answered: (stage) => {
    const by: By = ["camille", { type: "answered", text: stage.story.answer, files: photo }];
    const again: By = ["camille", { type: "answered", text: stage.story.stillWrong, files: [] }];
    return [
      after(stage, "answered", "in-progress", by),
      after(stage, "wrote after the resolution", "resolved", again),
      after(stage, "sent only a file after the resolution", "resolved", [
        "camille",
        { type: "answered", text: "", files: photo },
      ]),
      after(stage, "wrote after the end", "closed", again),
    ];
  },
  noted: (stage) => [
    after(stage, "noted", "in-progress", ["jonas", { type: "noted", text: stage.story.note, files: photo }]),
  ],
  worked: (stage) => {
    const work = (minutes: number): By => [
      "amara",
      { type: "worked", activity: "other", text: stage.story.work, minutes },
    ];
    const called: By = ["amara", { type: "worked", activity: "called-no-answer", text: "", minutes: 0 }];
    return [
      after(stage, "worked", "in-progress", work(25)),
      after(stage, "worked for a minute", "in-progress", work(1)),
      after(stage, "worked, time not told", "in-progress", work(0)),
      after(stage, "called without an answer", "in-progress", called),
      after(stage, "called without an answer, no number known", "in-progress", called, { opened: { phone: "" } }),
    ];
  },
  resolved: (stage) => {
    const resolved: By = ["amara", { type: "resolved", attempt: 1, text: stage.story.resolution, cause: "hardware" }];
    const confirmed: By = ["camille", { type: "confirmed", attempt: 1 }];
    return [
      after(stage, "resolved", "in-progress", resolved),
      {
        ...after(stage, "resolved, told late", "in-progress", resolved),
        ticket: ticketIn("in-progress", stage, { later: [resolved, confirmed] }),
      },
      after(stage, "resolved without an answer", "waiting", [
        null,
        { type: "resolved", attempt: 1, text: "", cause: "other", because: "no-answer" },
        endOfPatience,
      ]),
    ];
  },
  confirmed: (stage) => [after(stage, "confirmed", "resolved", ["camille", { type: "confirmed", attempt: 1 }])],
  refused: (stage) => {
    const refused: By = ["camille", { type: "refused", attempt: 1, reason: stage.story.stillWrong }];
    const happened = after(stage, "refused", "resolved", refused);
    return [happened, { ...happened, name: "refused, agent gone", ticket: { ...happened.ticket, assignee: null } }];
  },
  escalated: (stage) => [
    after(stage, "escalated", "in-progress", [null, { type: "escalated", because: "refused-again" }]),
    after(stage, "escalated by an agent", "in-progress", [
      "amara",
      { type: "escalated", because: "asked", reason: stage.story.escalationReason },
    ]),
  ],
  rated: (stage) => {
    const rated = { type: "rated", attempt: 1, stars: 4 } as const;
    return [
      after(stage, "rated", "closed", ["camille", { ...rated, comment: "" }]),
      after(stage, "rated with a comment", "closed", ["camille", { ...rated, comment: stage.story.comment }]),
    ];
  },
  reopened: (stage) => {
    const reopened: By = ["camille", { type: "reopened", reason: stage.story.reopenReason }];
    return [
      after(stage, "reopened after closing", "closed", reopened),
      after(stage, "reopened after cancelling", "cancelled", reopened),
    ];
  },
  withdrawn: (stage) => [
    after(stage, "withdrawn: solved by myself", "in-progress", [
      "camille",
      { type: "withdrawn", reason: "solved-by-myself" },
    ]),
    after(stage, "withdrawn: no longer needed", "in-progress", [
      "camille",
      { type: "withdrawn", reason: "no-longer-needed" },
    ]),
  ],
  rejected: (stage) => [
    after(stage, "rejected", "new", ["amara", { type: "rejected", reason: stage.story.rejectReason }]),
  ],
  changed: (stage) => [
    after(stage, "changed", "in-progress", [
      "amara",
      {
        type: "changed",
        from: {
          title: stage.story.title,
          kind: "incident",
          service: stage.story.service,
          urgency: "medium",
          impact: "team",
          priority: "P3",
          beneficiary: "camille",
        },
        to: {
          title: stage.story.newTitle,
          kind: "problem",
          service: "",
          urgency: "high",
          impact: "everyone",
          priority: "P1",
          beneficiary: "noor",
        },
      },
    ]),
  ],
  moved: (stage) => [
    after(stage, "moved", "new", [
      "amara",
      { type: "moved", queue: stage.story.otherQueue, from: stage.story.queue, reason: stage.story.moveReason },
    ]),
    after(stage, "moved to the next level by an agent", "new", [
      "amara",
      { ...toNextLevel(stage), reason: stage.story.escalationReason },
    ]),
    after(stage, "moved to the next level by the chain", "new", [null, toNextLevel(stage)]),
  ],
  chased: (stage) => {
    const chased: By = ["camille", { type: "chased" }];
    return [
      after(stage, "chased", "in-progress", chased),
      after(stage, "chased again, nobody on it", "new", chased, { later: [chased, chased] }),
    ];
  },
  followed: (stage) => [after(stage, "followed", "in-progress", ["paul", { type: "followed" }])],
  unfollowed: (stage) => [after(stage, "unfollowed", "in-progress", ["paul", { type: "unfollowed" }])],
  undelivered: (stage) => [
    ...[...Object.keys(phrases("en").agentsNotes.because), "something new"].map((reason) =>
      after(stage, `undelivered: ${reason}`, "in-progress", [null, { type: "undelivered", to: "camille", reason }]),
    ),
    after(stage, "undelivered in a channel", "in-progress", [
      null,
      { type: "undelivered", to: null, reason: "bot-not-in-channel" },
    ]),
  ],
};
