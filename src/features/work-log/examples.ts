import type { By } from "../examples/tickets.ts";
import { after, type Happenings } from "../examples/happened.ts";
import type { WorkLogEvent } from "./rules.ts";

export const happenings: Happenings<WorkLogEvent> = {
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
};
