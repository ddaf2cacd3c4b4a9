import { after, type Happenings } from "../examples/happened.ts";
import type { RatingsEvent } from "./rules.ts";

export const happenings: Happenings<RatingsEvent> = {
  rated: (stage) => {
    const rated = { type: "rated", attempt: 1, stars: 4 } as const;
    return [
      after(stage, "rated", "closed", ["camille", { ...rated, comment: "" }]),
      after(stage, "rated by the one it is for", "closed", ["noor", { ...rated, comment: stage.story.comment }]),
      after(stage, "rated with a comment", "closed", ["camille", { ...rated, comment: stage.story.comment }]),
    ];
  },
};
