import { after, type Happenings } from "../examples/happened.ts";
import type { Stage } from "../examples/stage.ts";
import type { QueuesEvent } from "./rules.ts";

const toNextLevel = ({ story }: Stage) =>
  ({ type: "moved", queue: story.otherQueue, from: story.queue, reason: "", level: "next" }) as const;

export const happenings: Happenings<QueuesEvent> = {
  moved: (stage) => [
    after(stage, "moved", "new", [
      "amara",
      { type: "moved", queue: stage.story.otherQueue, from: stage.story.queue, reason: stage.story.moveReason },
    ]),
    after(stage, "moved to the next level by an agent", "new", [
      "amara",
      { ...toNextLevel(stage), reason: stage.story.escalationReason },
    ]),
    after(stage, "moved to the next level by the chain", "new", [null, toNextLevel(stage)]),
  ],
};
