import { calendarDay, weekdayOf } from "../../screen/plain-text.ts";
import { callsHolder, nameOf, silent, type EventVoices } from "../../screen/voice.ts";
import { text } from "../../kernel/text.ts";
import type { CommonRefusal } from "../../kernel/refusal.ts";
import type { RefusalVoices } from "../../screen/refusal.ts";
import { sentenceOf, statusToChoose } from "./messages/status.ts";
import type { HoldingEvent, HoldingRefusal } from "./rules.ts";

export const voices: EventVoices<HoldingEvent> = {
  held: {
    agents: (_, recorded, at) => {
      const { reason, resumeOn, status } = recorded.event;
      const { agentsNotes: says } = at.words;
      const who = nameOf(recorded, at);
      const day = resumeOn === null ? null : weekdayOf(resumeOn, at.viewer.locale);
      if (status !== undefined) {
        const called = statusToChoose(status, at.viewer.locale);
        return {
          sentence: day === null ? says.statusSet(who, called) : says.statusSetUntil(who, called, day),
          quoted: reason,
        };
      }
      return { sentence: day === null ? says.held(who) : says.heldUntil(who, day), quoted: reason };
    },
    requester: (_, { event: { reason, resumeOn, status } }, { viewer, words: { personNotes: says, cards } }) => {
      const day = resumeOn === null ? null : weekdayOf(resumeOn, viewer.locale);
      if (status !== undefined) {
        const sentence = sentenceOf(status, viewer.locale);
        return {
          sentence: day === null ? sentence : `${sentence} ${cards.person.resumesOn(day)}`,
          quoted: reason,
        };
      }
      return { sentence: day === null ? says.held : says.heldUntil(day), quoted: reason };
    },
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
        case "agent": {
          const { status } = recorded.event;
          const who = nameOf(recorded, at);
          return {
            sentence:
              status === undefined ? says.resumed(who) : says.statusSet(who, statusToChoose(status, at.viewer.locale)),
          };
        }
      }
    },
    requester: (_, { event: { because, status } }, { viewer, words }) => {
      if (because === "answered") return null;
      return { sentence: status === undefined ? words.personNotes.resumed : sentenceOf(status, viewer.locale) };
    },
    asked: silent,
  },
  "status-set": {
    agents: (_, recorded, at) => {
      const { statusSet, statusUsual } = at.words.agentsNotes;
      const { status } = recorded.event;
      const who = nameOf(recorded, at);
      return {
        sentence: status === null ? statusUsual(who) : statusSet(who, statusToChoose(status, at.viewer.locale)),
      };
    },
    requester: (_, { event: { status } }, { viewer }) =>
      status === null ? null : { sentence: sentenceOf(status, viewer.locale) },
    asked: silent,
  },
};

export const refusals: RefusalVoices<Exclude<HoldingRefusal, CommonRefusal>> = {
  "hold-too-long": ({ priority, until }, { viewer, words }) =>
    text`${words.refusals.holdTooLong(priority, calendarDay(until, viewer.locale))}`,
  "hold-until-closed": ({ day, next }, { viewer, words }) =>
    text`${words.refusals.holdUntilClosed(weekdayOf(day, viewer.locale), weekdayOf(next, viewer.locale))}`,
  "hold-unexplained": (_, { words }) => text`${words.refusals.holdUnexplained}`,
  "no-such-status": (_, { words }) => text`${words.refusals.noSuchStatus}`,
};
