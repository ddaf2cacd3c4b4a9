import { reopening } from "../../screen/ticket-buttons.ts";
import { nameOf, silent, type EventVoices } from "../../screen/voice.ts";
import type { CancellationEvent } from "./rules.ts";

export const voices: EventVoices<CancellationEvent> = {
  withdrawn: {
    agents: (_, recorded, at) => {
      const { agentsNotes: says, labels } = at.words;
      return { sentence: says.withdrawn(nameOf(recorded, at), labels.withdrawal[recorded.event.reason]) };
    },
    requester: (ticket, _, { words }) => ({
      sentence: words.personNotes.withdrawn,
      buttons: reopening(ticket, words),
    }),
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
