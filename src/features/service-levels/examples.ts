import { late } from "../examples/moments.ts";
import { after, type Happenings } from "../examples/happened.ts";
import type { ServiceLevelsEvent } from "./rules.ts";

export const happenings: Happenings<ServiceLevelsEvent> = {
  met: (stage) => [after(stage, "met", "in-progress", [null, { type: "met", target: "first-response" }])],
  "at-risk": (stage) => [
    after(stage, "first response at risk", "new", [null, { type: "at-risk", target: "first-response" }]),
    after(stage, "resolution at risk", "in-progress", [null, { type: "at-risk", target: "resolution" }]),
  ],
  breached: (stage) => [
    after(stage, "first response late", "new", late("first-response")),
    after(stage, "resolution late", "in-progress", late("resolution")),
  ],
  rescheduled: (stage) => [after(stage, "rescheduled", "in-progress", [null, { type: "rescheduled" }])],
};
