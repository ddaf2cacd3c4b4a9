import { silent, type EventVoices } from "../../screen/voice.ts";
import type { FollowersEvent } from "./rules.ts";

/** Nobody else needs to know. */
export const voices: EventVoices<FollowersEvent> = {
  followed: { agents: silent, requester: silent, asked: silent },
  unfollowed: { agents: silent, requester: silent, asked: silent },
};
