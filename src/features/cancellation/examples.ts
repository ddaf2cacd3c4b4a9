import { after, type Happenings } from "../examples/happened.ts";
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
