import { callsHolder, silent, type EventVoices } from "../../screen/voice.ts";
import type { UndeliveredEvent } from "./rules.ts";

export const voices: EventVoices<UndeliveredEvent> = {
  undelivered: {
    agents: (ticket, recorded, at) => {
      const { viewer, words } = at;
      const { agentsNotes: says } = words;
      const { to, reason } = recorded.event;
      const because = new Map<string, string>(Object.entries(says.because));
      return {
        sentence: to === null ? says.undeliveredHere : says.undelivered(viewer.names(to).name),
        ...callsHolder(ticket, recorded, at),
        after: because.get(reason) ?? says.becauseUnknown,
        urgent: true,
      };
    },
    requester: silent,
    asked: silent,
  },
};
