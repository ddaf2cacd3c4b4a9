import { after, type Happenings } from "../examples/happened.ts";
import type { AbsenceEvent } from "./rules.ts";

export const happenings: Happenings<AbsenceEvent> = {
  offered: (stage) => [after(stage, "offered", "in-progress", [null, { type: "offered", from: "amara" }])],
};
