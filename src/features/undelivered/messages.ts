import { holderUnless, silent, type EventVoices } from "../../screen/voice.ts";
import type { UndeliveredEvent } from "./rules.ts";

export const voices: EventVoices<UndeliveredEvent> = {
  undelivered: {
    agents: (ticket, recorded, { viewer, words: { agentsNotes: says } }) => {
      const { to, reason } = recorded.event;
      const because = new Map<string, string>(Object.entries(says.because));
      return {
        sentence: to === null ? says.undeliveredHere : says.undelivered(viewer.names(to).name),
        after: because.get(reason) ?? says.becauseUnknown,
        calls: holderUnless(ticket, recorded),
        urgent: true,
      };
    },
    requester: silent,
    asked: silent,
  },
};
