import { calendarDay } from "../../screen/plain-text.ts";
import { callsHolder, nameOf, silent, type EventVoices } from "../../screen/voice.ts";
import type { HoldingEvent } from "./rules.ts";

export const voices: EventVoices<HoldingEvent> = {
  held: {
    agents: (_, recorded, at) => {
      const { reason, resumeOn } = recorded.event;
      const { agentsNotes: says } = at.words;
      const who = nameOf(recorded, at);
      const day = resumeOn === null ? null : calendarDay(resumeOn, at.viewer.locale);
      return { sentence: day === null ? says.held(who) : says.heldUntil(who, day), quoted: reason };
    },
    requester: (_, { event: { reason, resumeOn } }, { viewer, words: { personNotes: says } }) => ({
      sentence: resumeOn === null ? says.held : says.heldUntil(calendarDay(resumeOn, viewer.locale)),
      quoted: reason,
    }),
    asked: silent,
  },
  resumed: {
    // An answer speaks for itself.
    agents: (ticket, recorded, at) => {
      const { agentsNotes: says } = at.words;
      switch (recorded.event.because) {
        case "answered":
          return null;
        case "date":
          return { sentence: says.resumedOnDate, ...callsHolder(ticket, recorded, at) };
        case "agent":
          return { sentence: says.resumed(nameOf(recorded, at)) };
      }
    },
    requester: (_, { event }, { words }) =>
      event.because === "answered" ? null : { sentence: words.personNotes.resumed },
    asked: silent,
  },
};
