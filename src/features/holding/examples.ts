import { dayOfReturn } from "../examples/moments.ts";
import { after, type Happenings } from "../examples/happened.ts";
import type { HoldingEvent } from "./rules.ts";

export const happenings: Happenings<HoldingEvent> = {
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
};
