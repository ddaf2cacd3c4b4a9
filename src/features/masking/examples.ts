import { after, type Happenings } from "../examples/happened.ts";
import type { MaskingEvent } from "./rules.ts";

export const happenings: Happenings<MaskingEvent> = {
  revealed: (stage) => [after(stage, "revealed", "in-progress", ["amara", { type: "revealed" }])],
};
