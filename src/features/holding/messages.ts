import { calendarDay } from "../../screen/plain-text.ts";
import { callsHolder, nameOf, silent, type EventVoices } from "../../screen/voice.ts";
import { text } from "../../kernel/text.ts";
import type { CommonRefusal } from "../../kernel/refusal.ts";
import type { RefusalVoices } from "../../screen/refusal.ts";
import type { HoldingEvent, HoldingRefusal } from "./rules.ts";

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

export const refusals: RefusalVoices<Exclude<HoldingRefusal, CommonRefusal>> = {
  "hold-too-long": ({ priority, until }, { viewer, words }) =>
    text`${words.refusals.holdTooLong(priority, calendarDay(until, viewer.locale))}`,
};
