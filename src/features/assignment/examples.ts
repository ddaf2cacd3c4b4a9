import type { PersonId } from "../../kernel/person.ts";
import { askedOf } from "../approvals/examples.ts";
import { messageExample, type Example } from "../examples/example.ts";
import { after, type Happenings } from "../examples/happened.ts";
import { ticketIn } from "../examples/tickets.ts";
import type { Stage } from "../examples/stage.ts";
import { takenAway, type Loss } from "./messages/taken-away.ts";
import type { AssignmentEvent } from "./rules.ts";

export const happenings: Happenings<AssignmentEvent> = {
  claimed: (stage) => [
    after(stage, "claimed", "new", ["amara", { type: "claimed" }]),
    after(stage, "claimed by somebody whose name is not known", "new", ["stranger", { type: "claimed" }]),
  ],
  released: (stage) => [after(stage, "released", "in-progress", ["amara", { type: "released", from: "amara" }])],
  assigned: (stage) => [
    after(stage, "assigned to a colleague", "in-progress", ["amara", { type: "assigned", to: "jonas", from: "amara" }]),
    after(
      stage,
      "assigned while it waits for approval",
      "new",
      ["amara", { type: "assigned", to: "jonas", from: null }],
      askedOf("lena"),
    ),
    after(stage, "assigned to oneself", "in-progress", ["jonas", { type: "assigned", to: "jonas", from: "amara" }]),
  ],
};

/** What whoever had a ticket reads once somebody else took it from them. */
export const lostTickets = (stage: Stage): readonly Example[] => {
  const told = (name: string, loss: Loss, has: PersonId | null = loss.given): Example => {
    const held = ticketIn("in-progress", stage);
    return messageExample("whispers", name, takenAway({ ...held, assignee: has }, loss, stage.viewer));
  };
  const tookOver = { by: "jonas", given: "jonas", away: false };
  return [
    told("a ticket taken over", tookOver),
    told("a ticket taken over while away", { ...tookOver, away: true }),
    told("a ticket taken over, and handed on", tookOver, "paul"),
    told("a ticket given to a colleague", { ...tookOver, by: "lena" }),
    told("a ticket put back in the queue", { by: "lena", given: null, away: false }),
  ];
};
