import { after, type Happenings } from "../examples/happened.ts";
import type { AssignmentEvent } from "./rules.ts";

export const happenings: Happenings<AssignmentEvent> = {
  claimed: (stage) => [
    after(stage, "claimed", "new", ["amara", { type: "claimed" }]),
    after(stage, "claimed by somebody whose name is not known", "new", ["stranger", { type: "claimed" }]),
  ],
  released: (stage) => [after(stage, "released", "in-progress", ["amara", { type: "released", from: "amara" }])],
  assigned: (stage) => [
    after(stage, "assigned to a colleague", "in-progress", ["amara", { type: "assigned", to: "jonas", from: "amara" }]),
    after(stage, "assigned to oneself", "in-progress", ["jonas", { type: "assigned", to: "jonas", from: "amara" }]),
  ],
};
