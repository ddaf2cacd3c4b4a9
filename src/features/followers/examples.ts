import { after, type Happenings } from "../examples/happened.ts";
import type { FollowersEvent } from "./rules.ts";

export const happenings: Happenings<FollowersEvent> = {
  followed: (stage) => [after(stage, "followed", "in-progress", ["paul", { type: "followed" }])],
  unfollowed: (stage) => [after(stage, "unfollowed", "in-progress", ["paul", { type: "unfollowed" }])],
};
