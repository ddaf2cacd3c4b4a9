import { ticketIn, type By } from "../examples/tickets.ts";
import { endOfPatience } from "../examples/moments.ts";
import { after, type Happenings } from "../examples/happened.ts";
import type { ResolutionEvent } from "./rules.ts";

export const happenings: Happenings<ResolutionEvent> = {
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
  confirmed: (stage) => [
    after(stage, "confirmed", "resolved", ["camille", { type: "confirmed", attempt: 1 }]),
    after(stage, "confirmed, for who resolved it", "in-progress", ["noor", { type: "confirmed", attempt: 1 }], {
      later: [["camille", { type: "resolved", attempt: 1, text: stage.story.resolution, cause: "hardware" }]],
    }),
  ],
  refused: (stage) => {
    const refused: By = ["camille", { type: "refused", attempt: 1, reason: stage.story.stillWrong }];
    const happened = after(stage, "refused", "resolved", refused);
    return [happened, { ...happened, name: "refused by the one it is for", by: "noor" }];
  },
  reopened: (stage) => {
    const reopened: By = ["camille", { type: "reopened", reason: stage.story.reopenReason }];
    return [
      after(stage, "reopened after closing", "closed", reopened),
      after(stage, "reopened after cancelling", "cancelled", reopened),
      after(stage, "reopened by an agent", "closed", ["amara", { type: "reopened", reason: stage.story.reopenReason }]),
    ];
  },
};
