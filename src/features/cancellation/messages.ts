import { reopening } from "../../screen/ticket-buttons.ts";
import { nameOf, silent, type EventVoices } from "../../screen/voice.ts";
import type { CancellationEvent } from "./rules.ts";

export const voices: EventVoices<CancellationEvent> = {
  withdrawn: {
    agents: (_, recorded, at) => {
      const { agentsNotes: says, labels } = at.words;
      return { sentence: says.withdrawn(nameOf(recorded, at), labels.withdrawal[recorded.event.reason]) };
    },
    requester: (ticket, recorded, at) => {
      const { personNotes: says, labels } = at.words;
      const reason = labels.withdrawal[recorded.event.reason];
      return {
        sentence: recorded.by === at.reader ? says.withdrawn : says.withdrawnBy(nameOf(recorded, at), reason),
        buttons: reopening(ticket, at.words),
      };
    },
    asked: silent,
  },
  rejected: {
    agents: (_, recorded, at) => ({
      sentence: at.words.agentsNotes.rejected(nameOf(recorded, at)),
      quoted: recorded.event.reason,
    }),
    requester: (ticket, recorded, at) => ({
      sentence: at.words.personNotes.rejected(nameOf(recorded, at)),
      quoted: recorded.event.reason,
      buttons: reopening(ticket, at.words),
      urgent: true,
    }),
    asked: silent,
  },
};
