import { after, type Happenings } from "../examples/happened.ts";
import type { Stage } from "../examples/stage.ts";
import { ticketIn, type By } from "../examples/tickets.ts";
import type { Message } from "../../screen/message.ts";
import { takenBack, tooLateToUndo } from "./messages.ts";
import type { CancellationEvent } from "./rules.ts";

export const happenings: Happenings<CancellationEvent> = {
  withdrawn: (stage) => [
    after(stage, "withdrawn: solved by myself", "in-progress", [
      "camille",
      { type: "withdrawn", reason: "solved-by-myself" },
    ]),
    after(stage, "withdrawn: no longer needed", "in-progress", [
      "camille",
      { type: "withdrawn", reason: "no-longer-needed" },
    ]),
    after(stage, "withdrawn: right after it was sent", "new", [
      "camille",
      { type: "withdrawn", reason: "no-longer-needed", undone: true },
    ]),
    after(stage, "withdrawn by the one it is for", "in-progress", [
      "noor",
      { type: "withdrawn", reason: "no-longer-needed" },
    ]),
  ],
  rejected: (stage) => [
    after(stage, "rejected", "new", ["amara", { type: "rejected", reason: stage.story.rejectReason }]),
  ],
};

const atOnce: By = ["camille", { type: "withdrawn", reason: "no-longer-needed", undone: true }];

/** In the place of what was sent. */
export const toldOfUndo = (stage: Stage): Readonly<Record<string, Message>> => ({
  "taken back": takenBack(ticketIn("new", stage, { later: [atOnce] }), stage.viewer),
  "taken back too late": tooLateToUndo(ticketIn("in-progress", stage), stage.viewer),
  "taken back when it is cancelled": tooLateToUndo(ticketIn("cancelled", stage), stage.viewer),
  "taken back when it is resolved": tooLateToUndo(ticketIn("resolved", stage), stage.viewer),
});
